import type { JSX, Ref } from 'preact';
import { useImperativeHandle, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { OfferedCommand } from '../protocol.ts';
import { CommandLine } from './command-line.tsx';
import {
  type CommandState,
  type ComposedRequest,
  type ComposerState,
  composeRequest,
  emptyComposer,
  type Fault,
  type Field,
  focusedField,
  openCommand,
  reopenCommand,
  stepBack,
  typePlain,
} from './composer-state.ts';
import { SendIcon } from './icons.tsx';
import { idOfLine, SuggestionList } from './suggestion-list.tsx';
import { useSuggestions } from './use-suggestions.ts';

/** What the rest of the page may do with the message box. */
export interface ComposerHandle {
  /** Opens a command in the box, filled in when its options are given. */
  open(command: string, fields?: readonly Field[]): void;
  focus(): void;
}

interface ComposerProps {
  readonly commands: readonly OfferedCommand[];
  readonly send: (composed: ComposedRequest) => void;
  readonly handle: Ref<ComposerHandle>;
}

const listId = 'suggestions';

/** The message box: plain words, or `/` and a command with its options, with the list of what fits above it. */
export function Composer({ commands, send, handle }: ComposerProps): JSX.Element {
  const [state, setState] = useState<ComposerState>(emptyComposer);
  const [fault, setFault] = useState<Fault | null>(null);
  const box = useRef<HTMLFormElement>(null);
  const list = useSuggestions(commands, state, change);

  // The focus follows what is done in the box; at first it is in the empty one, as in Discord.
  useLayoutEffect(() => focusField(box.current, state), [state]);

  useImperativeHandle(
    handle,
    () => ({
      open(name, fields) {
        const command = commands.find((candidate) => candidate.name === name);
        if (command === undefined) return;
        change(fields === undefined ? openCommand(command) : reopenCommand(command, fields));
      },
      focus: () => focusField(box.current, state),
    }),
    [commands, state],
  );

  function change(next: ComposerState): void {
    setState(next);
    setFault(null);
  }

  function submit(): void {
    const composed = composeRequest(state, commands);
    if (composed === null) return;
    if (composed.kind === 'request') {
      change(emptyComposer);
      send(composed);
    } else {
      setFault(composed);
      if (state.kind === 'command') setState({ ...state, focused: findFaulty(state, composed) });
    }
  }

  function onKeyDown(event: KeyboardEvent): void {
    // Keys on the send button are its own, and those that compose a letter belong to the keyboard.
    if (!(event.target instanceof HTMLInputElement) || event.isComposing) return;
    if (takeKey(event)) event.preventDefault();
  }

  /** Does what a key means here; false leaves it to the browser. */
  function takeKey({ key, shiftKey }: KeyboardEvent): boolean {
    const chosen = list.suggestions[list.active];
    switch (key) {
      case 'ArrowDown':
      case 'ArrowUp':
        return list.move(key === 'ArrowDown' ? 1 : -1);
      case 'Enter':
        if (chosen !== undefined) chosen.choose();
        else submit();
        return true;
      case 'Tab':
        return !shiftKey && takeTab();
      case 'Escape':
        if (!list.close()) change(emptyComposer);
        return true;
      case 'Backspace':
        return state.kind === 'command' && backspace(state);
      default:
        return false;
    }
  }

  /** Takes the active line; behind the last option also the first line, so that Tab brings in one option more. */
  function takeTab(): boolean {
    const isBehind = state.kind === 'command' && state.focused === null;
    const line = list.suggestions[isBehind ? Math.max(list.active, 0) : list.active];
    line?.choose();
    return line !== undefined;
  }

  function backspace(command: CommandState): boolean {
    if ((focusedField(command)?.typed ?? command.behind) !== '') return false;
    change(stepBack(command, command.focused));
    return true;
  }

  const combobox = {
    role: 'combobox' as const,
    'aria-autocomplete': 'list' as const,
    'aria-expanded': list.suggestions.length > 0,
    'aria-controls': listId,
    'aria-activedescendant': list.suggestions[list.active] && idOfLine(listId, list.active),
  };
  return (
    <form
      class="composer"
      ref={box}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <SuggestionList id={listId} {...list} />
      {fault !== null && (
        <p class="fault" role="alert">
          <b>{fault.subject}</b> {fault.message}
        </p>
      )}
      <div class="box">
        {state.kind === 'plain' ? (
          <input
            type="text"
            {...combobox}
            class="plain"
            value={state.text}
            placeholder="Ask who said what, or type / for commands"
            aria-label="Ask who said what, or type / for commands"
            autocomplete="off"
            spellcheck={false}
            onInput={(event) => change(typePlain(commands, event.currentTarget.value))}
          />
        ) : (
          <CommandLine state={state} change={change} combobox={combobox} faulty={fault?.subject ?? null} />
        )}
        <button
          type="submit"
          class="send"
          aria-label="Send"
          disabled={state.kind === 'plain' && state.text.trim() === ''}
        >
          <SendIcon />
        </button>
      </div>
    </form>
  );
}

/** Gives the option that a fault is about; null where it is about what stands behind the last one. */
function findFaulty({ fields }: CommandState, { subject }: Fault): string | null {
  return fields.find(({ option }) => option.name === subject)?.option.name ?? null;
}

/** Puts the cursor into the option being typed in, or where typing goes on when there is none. */
function focusField(box: HTMLFormElement | null, state: ComposerState): void {
  const name = focusedField(state)?.option.name;
  const selector = name === undefined ? '[role="combobox"]' : `[name="${CSS.escape(name)}"]`;
  box?.querySelector<HTMLElement>(selector)?.focus();
}
