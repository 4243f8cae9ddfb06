import { cutText } from '../src/card/index.ts';
import type { Choice, Desk } from './command.ts';

/** Most choices that Discord takes. */
export const CHOICE_COUNT_MAX = 25;

/** Most characters of a choice's name and of its value. */
export const CHOICE_LENGTH_MAX = 100;

/** Offers nothing: for options whose words nobody can foresee. */
export async function suggestNothing(): Promise<readonly Choice[]> {
  return [];
}

/** Offers the outlets whose names begin so. */
export async function suggestOutlets(typed: string, desk: Desk): Promise<readonly Choice[]> {
  const outlets = await desk.library.completeOutlet(typed.trim(), CHOICE_COUNT_MAX);
  return outlets.map((outlet) => {
    const name = cutText(outlet, CHOICE_LENGTH_MAX);
    return { name, value: name };
  });
}
