import type { Span } from '../domain.ts';
import type { QuotationReading } from './quotation-reading.ts';
import { likeness, type Term } from './terms.ts';

/** Lists the spans of the story in which a quotation prints words of the question, small words left out. */
export function markMatches({ kept, runs }: QuotationReading, terms: readonly Term[]): readonly Span[] {
  const telling = [
    ...new Map(terms.filter(({ isSmall }) => !isSmall).map((term) => [term.stem, term])).values(),
  ];
  return runs.flatMap(({ tokens }, run) => {
    const span = kept.quotation.contents[run];
    if (!span) return [];
    return tokens
      .filter((token) => telling.some((term) => likeness(term, token) > 0))
      .map(({ start, end }) => ({
        paragraph: span.paragraph,
        start: span.start + start,
        end: span.start + end,
      }));
  });
}
