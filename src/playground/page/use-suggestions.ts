import { useState } from 'preact/hooks';
import type { OfferedCommand } from '../protocol.ts';
import {
  addField,
  type CommandState,
  type ComposerState,
  fillField,
  focusedField,
  matchCommands,
  matchOptions,
  openCommand,
} from './composer-state.ts';
import type { Suggestion } from './suggestion-list.tsx';
import { type Choices, useChoices } from './use-choices.ts';

/** The list above the message box, and what the keys do to it. */
export interface SuggestionControls {
  readonly title: string;
  readonly about: { readonly name: string; readonly description: string } | null;
  readonly suggestions: readonly Suggestion[];
  /** The line that Enter takes; -1 for none. */
  readonly active: number;
  readonly activate: (index: number) => void;
  /** Moves the active line, around the ends; false when there is none. */
  readonly move: (by: 1 | -1) => boolean;
  /** Closes the list until something changes; false when it was not open. */
  readonly close: () => boolean;
}

interface Listed {
  readonly title: string;
  readonly suggestions: readonly Suggestion[];
  /** Whether Enter takes the first line without a key pressed before. */
  readonly eager: boolean;
}

/** Gives what fits the state of the message box: commands after `/`, an option's choices, or further options. */
export function useSuggestions(
  commands: readonly OfferedCommand[],
  state: ComposerState,
  change: (state: ComposerState) => void,
): SuggestionControls {
  const choices = useChoices(state);
  // Remembered for one state of the box only: whatever changes there begins afresh.
  const [picked, setPicked] = useState<{ at: unknown; index: number } | null>(null);
  const [closedAt, setClosedAt] = useState<unknown>(null);

  const { title, suggestions, eager } =
    closedAt === state ? nothing : listSuggestions(commands, state, choices, change);
  const isPicked = picked?.at === state && picked.index < suggestions.length;
  const active = isPicked ? picked.index : eager && suggestions.length > 0 ? 0 : -1;
  const option = focusedField(state)?.option;
  return {
    title,
    about: option === undefined || closedAt === state ? null : option,
    suggestions,
    active,
    activate: (index) => setPicked({ at: state, index }),
    move(by) {
      const count = suggestions.length;
      if (count === 0) return false;
      const from = active === -1 && by === -1 ? count : active;
      setPicked({ at: state, index: (from + by + count) % count });
      return true;
    },
    close() {
      if (suggestions.length === 0) return false;
      setClosedAt(state);
      return true;
    },
  };
}

const nothing: Listed = { title: '', suggestions: [], eager: false };

function listSuggestions(
  commands: readonly OfferedCommand[],
  state: ComposerState,
  choices: Choices,
  change: (state: ComposerState) => void,
): Listed {
  if (state.kind === 'plain') return listCommands(commands, state.text, change);
  if (choices.list.length > 0) return listChoices(state, choices, change);
  const typed = state.focused === null ? state.behind : '';
  const suggestions = matchOptions(state, typed).map((option) => ({
    key: option.name,
    label: option.name,
    hints: [],
    detail: option.description,
    choose: () => change(addField(state, option)),
  }));
  return { title: 'Options', suggestions, eager: typed !== '' };
}

function listCommands(
  commands: readonly OfferedCommand[],
  text: string,
  change: (state: ComposerState) => void,
): Listed {
  const suggestions = matchCommands(commands, text).map((command) => ({
    key: command.name,
    label: `/${command.name}`,
    hints: command.options.filter(({ required }) => required).map(({ name }) => name),
    detail: command.description,
    choose: () => change(openCommand(command)),
  }));
  const title = text === '/' ? 'Commands' : `Commands matching ${text}`;
  return { title, suggestions, eager: true };
}

function listChoices(state: CommandState, choices: Choices, change: (state: ComposerState) => void): Listed {
  const name = state.focused ?? '';
  const suggestions = choices.list.map((choice) => ({
    key: choice.value,
    label: choice.name,
    hints: [],
    detail: '',
    choose: () => change(fillField(state, name, choice.name, choice.value)),
  }));
  // Choices for fewer letters than are typed by now must not be taken by a quick Enter.
  return { title: 'Choices', suggestions, eager: choices.fresh };
}
