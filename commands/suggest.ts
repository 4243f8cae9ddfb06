import type { Choice } from './command.ts';

/** Most choices that Discord takes. */
export const CHOICE_COUNT_MAX = 25;

/** Most characters of a choice's name and of its value. */
export const CHOICE_LENGTH_MAX = 100;

/** Offers nothing: for options whose words nobody can foresee. */
export async function suggestNothing(): Promise<readonly Choice[]> {
  return [];
}
