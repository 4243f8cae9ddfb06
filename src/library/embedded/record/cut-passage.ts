import type { KeptQuotation, Span } from '../../../domain.ts';

/**
 * Puts the paragraphs that hold a quotation one below the other, and tells where each of its spans begins there.
 *
 * @param textOf Gives the words of a paragraph.
 */
export function cutPassage(
  spans: readonly Span[],
  textOf: (paragraph: number) => string,
): Pick<KeptQuotation, 'passage' | 'places'> {
  const texts = new Map(spans.map(({ paragraph }) => [paragraph, textOf(paragraph)]));
  const starts = new Map<number, number>();
  let length = 0;
  for (const [paragraph, text] of texts) {
    starts.set(paragraph, length);
    length += text.length + 1;
  }
  return {
    passage: [...texts.values()].join('\n'),
    places: spans.map(({ paragraph, start }) => (starts.get(paragraph) ?? 0) + start),
  };
}
