import type { Entity } from '../discourse/entity.ts';
import type { Site } from '../scene.ts';
import { type Addressed, listAddressed } from './list-addressed.ts';

const addressedIn = new WeakMap<Site, Addressed>();

/** Reads whom a run's words address once, for the run itself and for the one after it. */
export function readAddressed(site: Site): Addressed {
  const known = addressedIn.get(site);
  if (known !== undefined) return known;
  const addressed = listAddressed(site.words);
  addressedIn.set(site, addressed);
  return addressed;
}

/** Whether one of a person's names is among some words; of a body's, only the whole name. */
export function isAmong({ words, isBody }: Entity, among: ReadonlySet<string>): boolean {
  if (among.size === 0 || words.length === 0) return false;
  for (const word of words) if (among.has(word) !== isBody) return !isBody;
  return isBody;
}
