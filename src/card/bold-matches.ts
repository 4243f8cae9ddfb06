import type { Inline, KeptQuotation, Span } from '../domain.ts';
import { bold, plain } from './inline.ts';

/** Splits each run of a quotation into pieces, those under `matches` in bold; put together they are the words again. */
export function boldMatches(kept: KeptQuotation, matches: readonly Span[]): readonly (readonly Inline[])[] {
  return kept.runs.map((run, index) => {
    const span = kept.quotation.contents[index];
    if (span === undefined) return [plain(run.text)];
    const inside = matches
      .filter(
        ({ paragraph, start, end }) => paragraph === span.paragraph && start < span.end && end > span.start,
      )
      .map(({ start, end }) => ({ start: Math.max(0, start - span.start), end: end - span.start }))
      .sort((a, b) => a.start - b.start);
    return splitAt(run.text, inside);
  });
}

function splitAt(
  text: string,
  matches: readonly { readonly start: number; readonly end: number }[],
): Inline[] {
  const pieces: Inline[] = [];
  let done = 0;
  for (const { start, end } of matches) {
    if (end <= done) continue;
    pieces.push(plain(text.slice(done, Math.max(done, start))), bold(text.slice(Math.max(done, start), end)));
    done = end;
  }
  return [...pieces, plain(text.slice(done))].filter((piece) => 'text' in piece && piece.text !== '');
}
