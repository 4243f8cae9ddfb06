import type { Reading, Story } from '../../../domain.ts';

/** A story and its reading as handed over together. */
export interface StoryAndReading {
  readonly story: Story;
  readonly reading: Reading;
}

// NUL ends a text for SQLite's C interface and half a surrogate pair has no UTF-8; neither is ever seen in print.
const unstorable = /[\0\p{Surrogate}]/gu;

/** Puts U+FFFD for characters that SQLite cannot hold. Lengths stay, so spans stay right. */
export function makeStorable({ story, reading }: StoryAndReading): StoryAndReading {
  return replaceDeep({ story, reading });
}

function replaceDeep<T>(value: T): T;
function replaceDeep(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(unstorable, '\uFFFD');
  if (Array.isArray(value)) return value.map((part: unknown) => replaceDeep(part));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, replaceDeep(part)]));
}
