import type { Inline, Instant } from '../domain.ts';

/** Makes a piece of raw words; the renderers escape it. */
export const plain = (text: string): Inline => ({ kind: 'plain', text });

/** Makes a piece in bold. */
export const bold = (text: string): Inline => ({ kind: 'bold', text });

/** Makes a piece in italics. */
export const italic = (text: string): Inline => ({ kind: 'italic', text });

/** Makes a piece in typewriter letters, for what is to be typed. */
export const code = (text: string): Inline => ({ kind: 'code', text });

/** Makes a day, shown in the reader's own form. */
export const date = (instant: Instant): Inline => ({ kind: 'time', instant, style: 'date' });

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
