import type { Lexicons } from '../lexicons/lexicons.ts';
import type { Entity } from './entity.ts';

/** One person's name, and not a list of writers or a desk's. */
const looksLikeName = /^\p{Lu}[\p{L}.'’-]*(?: [\p{L}.'’-]+){1,3}$/u;

/** Tells what a byline tells of whoever wrote the story; null where it is no one person's name. */
export function describeWriter(name: string, { firstNames }: Lexicons): Partial<Entity> | null {
  if (!looksLikeName.test(name)) return null;
  const words = name.toLowerCase().split(' ');
  return { name, words, gender: firstNames.get(words[0] ?? '') ?? '-' };
}
