import type { Inline, Instant } from '../domain.ts';

/** Makes a piece of raw words; the renderers escape it. */
export const plain = (text: string): Inline => ({ kind: 'plain', text });

/** Makes a piece in bold. */
export const bold = (text: string): Inline => ({ kind: 'bold', text });

/** Makes a piece in italics. */
export const italic = (text: string): Inline => ({ kind: 'italic', text });

/** Makes a piece in typewriter letters, for what is to be typed. */
export const code = (text: string): Inline => ({ kind: 'code', text });

/**
 * Makes a day, shown in the reader's own form. Midnight means that only the day is known: it stays that day, for moved
 * into a reader's time zone it might become the day before.
 */
export function day(instant: Instant): Inline {
  const isDayOnly = (readInstant(instant)?.getTime() ?? 1) % DAY_MS === 0;
  return { kind: 'time', instant, style: isDayOnly ? 'day' : 'date' };
}

const DAY_MS = 86_400_000;

/** Reads an instant; null when it is none, such as words that stood where a date should. */
export function readInstant(instant: Instant): Date | null {
  const time = new Date(/^\d{4}-\d\d-\d\d/.test(instant) ? instant : Number.NaN);
  return Number.isNaN(time.getTime()) ? null : time;
}

/** Joins groups of pieces by a sign between them; empty groups leave none behind. */
export function joinInlines(groups: readonly (readonly Inline[])[], between: string): readonly Inline[] {
  return groups
    .filter((group) => group.length > 0)
    .flatMap((group, index) => (index === 0 ? group : [plain(between), ...group]));
}

/** Gives the words of a piece as a reader sees them; a time has none. */
export function readInline(inline: Inline): string {
  return inline.kind === 'time' ? '' : inline.text;
}
