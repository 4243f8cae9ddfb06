import type { Quotation, Run, Span } from '../../../domain.ts';
import { digestText } from './digest.ts';

/**
 * Cuts a quotation's words out of its story: the only way in which words ever leave the record.
 *
 * @throws Error when a span lies outside its paragraph, is empty, or overlaps the one before.
 */
export function cutRuns(
  quotation: Pick<Quotation, 'id' | 'contents'>,
  paragraphAt: (position: number) => string | undefined,
): [Run, ...Run[]] {
  const [first, ...rest] = quotation.contents;
  assertOrdered(quotation);
  const cut = ({ paragraph, start, end }: Span): Run => {
    const text = paragraphAt(paragraph);
    if (text === undefined || !(start >= 0 && start < end && end <= text.length)) {
      throw new Error(`Quotation ${quotation.id}: span ${paragraph}:${start}-${end} is not in its story.`);
    }
    return { paragraph, text: text.slice(start, end) };
  };
  return [cut(first), ...rest.map(cut)];
}

function assertOrdered({ id, contents }: Pick<Quotation, 'id' | 'contents'>): void {
  contents.forEach((span, index) => {
    const before = contents[index - 1];
    const isAfter =
      before === undefined ||
      span.paragraph > before.paragraph ||
      (span.paragraph === before.paragraph && span.start >= before.end);
    if (!isAfter) throw new Error(`Quotation ${id}: its spans overlap or stand out of order.`);
  });
}

/** Digests the words of a quotation, so that reading can prove them to be the words written. */
export function digestRuns(runs: readonly Run[]): string {
  return digestText(runs.map((run) => run.text).join('\n'));
}
