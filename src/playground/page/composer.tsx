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
  const [fault, setFault] = useState<{ option: string; message: string } | null>(null);
  const box = useRef<HTMLFormElement>(null);
  const list = useSuggestions(commands, state, change);

  // The focus follows the option that the state names; at first it is in the empty box, as in Discord.
  const focused = state.kind === 'command' ? state.focused : null;
  useLayoutEffect(() => focusField(box.current, focused), [state.kind, focused]);

  useImperativeHandle(
    handle,
    () => ({
      open(name, fields) {
        const command = commands.find((candidate) => candidate.name === name);
        if (command === undefined) return;
        change(fields === undefined ? openCommand(command) : reopenCommand(command, fields));
      },
      focus: () => focusField(box.current, null),
    }),
    [commands],
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
      if (state.kind === 'command') setState({ ...state, focused: composed.option });
    }
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.isComposing || !takeKey(event)) return;
    event.preventDefault();
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
    if ((focusedField(command)?.typed ?? '') !== '') return false;
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
          <b>{fault.option}</b> {fault.message}
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
          <CommandLine state={state} change={change} combobox={combobox} faulty={fault?.option ?? null} />
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

/** Puts the cursor into an option, or where typing goes on when none is named. */
function focusField(box: HTMLFormElement | null, name: string | null): void {
  const named = name === null ? null : box?.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"]`);
  (named ?? box?.querySelector<HTMLElement>('[role="combobox"]'))?.focus();
}
