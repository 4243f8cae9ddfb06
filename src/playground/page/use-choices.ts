import { useEffect, useState } from 'preact/hooks';
import type { Choice } from '../../../commands/command.ts';
import { api } from './api.ts';
import { type ComposerState, focusedField } from './composer-state.ts';

/** The choices for an option. */
export interface Choices {
  readonly list: readonly Choice[];
  /** Whether they are those for what is typed now; the ones before stay in sight until then. */
  readonly fresh: boolean;
}

interface Fetched {
  readonly command: string;
  readonly option: string;
  readonly typed: string;
  readonly list: readonly Choice[];
}

// As long as a hand rests between two letters: fewer requests, and still at once to the eye.
const pauseMs = 60;

const noChoices: Choices = { list: [], fresh: true };
const flagChoices: readonly Choice[] = ['True', 'False'].map((name) => ({ name, value: name }));

/** Gives the choices for the option being typed in: the bot's own, True and False for a flag, or none. */
export function useChoices(state: ComposerState): Choices {
  const [fetched, setFetched] = useState<Fetched | null>(null);
  const field = focusedField(state);
  const command = state.kind === 'command' ? state.command.name : '';
  const isOpen = field?.chosen === null;
  const option = isOpen && field.option.suggests ? field.option.name : null;
  const typed = field?.typed ?? '';

  useEffect(() => {
    if (option === null) return;
    let isCurrent = true;
    const timer = setTimeout(async () => {
      // Discord shows no choices either when completing fails; the command itself will say what is wrong.
      const { choices } = await api.suggest({ command, option, typed }).catch(() => ({ choices: [] }));
      if (isCurrent) setFetched({ command, option, typed, list: choices });
    }, pauseMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [command, option, typed]);

  if (isOpen && field.option.kind === 'flag') {
    const list = flagChoices.filter(({ name }) => name.toLowerCase().startsWith(typed.toLowerCase()));
    return { list, fresh: true };
  }
  if (option === null || fetched?.option !== option || fetched.command !== command) return noChoices;
  return { list: fetched.list, fresh: fetched.typed === typed };
}
