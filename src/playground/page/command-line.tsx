import type { InputHTMLAttributes, JSX } from 'preact';
import {
  type CommandState,
  type ComposerState,
  type Field,
  listRemaining,
  typeField,
  typeInto,
} from './composer-state.ts';

interface CommandLineProps {
  readonly state: CommandState;
  readonly change: (state: ComposerState) => void;
  /** What makes a text field the combobox of the list above. */
  readonly combobox: InputHTMLAttributes<HTMLInputElement>;
  /** The option that keeps the command from being sent. */
  readonly faulty: string | null;
}

/** Draws a command in the message box: its name, a chip for each option, and how many more there are. */
export function CommandLine({ state, change, combobox, faulty }: CommandLineProps): JSX.Element {
  const { command, fields, focused, behind } = state;
  const more = listRemaining(state).length;
  return (
    <div class="command-line">
      <span class="command-name">/{command.name}</span>
      {fields.map((field) => (
        <Chip
          key={field.option.name}
          field={field}
          combobox={field.option.name === focused ? combobox : {}}
          faulty={field.option.name === faulty}
          type={(typed) => change(typeField(state, field.option.name, typed))}
          focus={() => field.option.name !== focused && change({ ...state, focused: field.option.name })}
        />
      ))}
      {(more > 0 || fields.length === 0) && (
        <label class="behind">
          {fields.length > 0 && <span class="more">+{more} more</span>}
          <input
            type="text"
            {...(focused === null ? combobox : {})}
            size={Math.max(behind.length, 2)}
            value={behind}
            aria-label={`More options of /${command.name}`}
            autocomplete="off"
            spellcheck={false}
            onFocus={() => focused !== null && change({ ...state, focused: null })}
            onInput={(event) => change(typeInto({ ...state, focused: null }, event.currentTarget.value))}
          />
        </label>
      )}
    </div>
  );
}

interface ChipProps {
  readonly field: Field;
  readonly combobox: InputHTMLAttributes<HTMLInputElement>;
  readonly faulty: boolean;
  readonly type: (typed: string) => void;
  readonly focus: () => void;
}

function Chip({ field: { option, typed }, combobox, faulty, type, focus }: ChipProps): JSX.Element {
  return (
    <label class={`chip ${faulty ? 'faulty' : ''}`}>
      <span class="chip-name">{option.name}</span>
      <input
        type="text"
        {...combobox}
        name={option.name}
        // Only for browsers that cannot fit a field to its content.
        size={Math.max(typed.length, 2)}
        value={typed}
        maxLength={option.maxLength}
        inputMode={option.kind === 'number' ? 'decimal' : 'text'}
        aria-invalid={faulty}
        aria-required={option.required}
        autocomplete="off"
        spellcheck={false}
        onFocus={focus}
        onInput={(event) => type(event.currentTarget.value)}
      />
    </label>
  );
}
