import { createHash } from 'node:crypto';

/** What can go through JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Writes a value as JSON in one way only: keys in order, whatever order they were made in. */
export function writeCanonicalJson(value: Json): string {
  return JSON.stringify(value, (_key, part: Json) => {
    if (part === null || typeof part !== 'object' || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** 16 letters of 36 hold 82 bits: among a thousand million contents, two alike by chance in one of ten million libraries. */
const digestLength = 16;

/** Gives a content's short name: 16 of `[a-z0-9]`, the same for the same text or bytes always. */
export function digestText(text: string | Uint8Array): string {
  const hex = createHash('sha256').update(text).digest('hex').slice(0, 32);
  return BigInt(`0x${hex}`).toString(36).padStart(25, '0').slice(-digestLength);
}
