import type { AutocompleteInteraction } from 'discord.js';
import type { Choice, Command, Desk } from '../../commands/command.ts';
import { cutText } from '../card/index.ts';
import type { Log } from './log.ts';
import { waitAtMost } from './wait-at-most.ts';

// Discord's limits for what is proposed under an option.
const CHOICE_COUNT_MAX = 25;
const CHOICE_LENGTH_MAX = 100;

// Under Discord's three seconds; who types has typed on by then.
const SUGGEST_WITHIN_MS = 2_000;

/** Answers what is being typed with choices; with none when they take too long or fail. Never rejects. */
export async function suggestChoices(
  interaction: AutocompleteInteraction,
  command: Command | undefined,
  desk: Desk,
  log: Log,
): Promise<void> {
  try {
    const { name, value } = interaction.options.getFocused(true);
    const choices =
      command === undefined
        ? []
        : await waitAtMost(command.suggest(name, value, desk), SUGGEST_WITHIN_MS, []);
    await interaction.respond(fitChoices(choices));
  } catch (error) {
    log.warn(
      `/${interaction.commandName}: no suggestions (${error instanceof Error ? error.message : error}).`,
    );
    if (!interaction.responded) await interaction.respond([]).catch(() => {});
  }
}

/** Brings choices within Discord's limits; empty ones and repetitions go. */
export function fitChoices(choices: readonly Choice[]): Choice[] {
  const fitting = choices
    .map(({ name, value }) => ({
      name: cutText(name, CHOICE_LENGTH_MAX),
      value: cutText(value, CHOICE_LENGTH_MAX),
    }))
    .filter(({ name, value }) => name.trim() !== '' && value.trim() !== '');
  const distinct = new Map(fitting.map((choice) => [choice.value, choice]));
  return [...distinct.values()].slice(0, CHOICE_COUNT_MAX);
}
