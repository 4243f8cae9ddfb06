import { useEffect, useState } from 'preact/hooks';
import type { Choice } from '../../../commands/command.ts';
import { api } from './api.ts';
import { type ComposerState, focusedField } from './composer-state.ts';

// As long as a hand rests between two letters; fewer requests, and still at once to the eye.
const pauseMs = 60;

/** The choices for an option. */
export interface Choices {
  readonly list: readonly Choice[];
  /** Whether they are those for what is typed now; the ones before stay in sight until then. */
  readonly fresh: boolean;
}

const noChoices: Choices = { list: [], fresh: true };
const flagChoices: readonly Choice[] = ['True', 'False'].map((name) => ({ name, value: name }));

/** Gives the choices for the option being typed in: the bot's own, True and False for a flag, or none. */
export function useChoices(state: ComposerState): Choices {
  const [fetched, setFetched] = useState({ key: '', list: noChoices.list });
  const field = focusedField(state);
  const command = state.kind === 'command' ? state.command.name : '';
  const option = field?.option.suggests === true && field.chosen === null ? field.option.name : null;
  const typed = field?.typed ?? '';
  const key = JSON.stringify([command, option, typed]);

  useEffect(() => {
    if (option === null) return;
    let current = true;
    const timer = setTimeout(async () => {
      // Discord shows no choices either when completing fails; the command itself will say what is wrong.
      const { choices } = await api.suggest({ command, option, typed }).catch(() => ({ choices: [] }));
      if (current) setFetched({ key, list: choices });
    }, pauseMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [command, option, typed, key]);

  if (field?.option.kind === 'flag' && field.chosen === null) {
    const list = flagChoices.filter(({ name }) => name.toLowerCase().startsWith(typed.toLowerCase()));
    return { list, fresh: true };
  }
  const [fetchedCommand, fetchedOption] = fetched.key === '' ? [] : JSON.parse(fetched.key);
  return option !== null && fetchedOption === option && fetchedCommand === command
    ? { list: fetched.list, fresh: fetched.key === key }
    : noChoices;
}
