import type { CardBlock, Inline } from '../domain.ts';
import { CUT_SIGN, findWordEnd, sliceInlines } from './cut-text.ts';
import { plain, readInline } from './inline.ts';

export type QuotationBlock = Extract<CardBlock, { kind: 'quotation' }>;

/**
 * Puts a quotation's runs in our own marks and joins them. All between `“` and `”` was said in one go;
 * ` … ` outside the marks says that the story has words of its own there, or that we cut the rest.
 */
export function markQuotation(block: QuotationBlock): readonly Inline[] {
  return block.runs.flatMap((run, index) => [
    ...(index === 0 ? [] : [plain(run.length === 0 ? ` ${CUT_SIGN}` : ` ${CUT_SIGN} `)]),
    ...(run.length === 0 ? [] : [plain('“'), ...run, plain('”')]),
  ]);
}

/** Cuts a quotation to at most `lengthMax` units, at its end and at a word's end; an empty run marks the cut. */
export function cutQuotation(block: QuotationBlock, lengthMax: number): QuotationBlock {
  const runs: (readonly Inline[])[] = [];
  let rest = lengthMax;
  for (const run of block.runs) {
    const text = run.map(readInline).join('');
    if (text.length > rest) {
      const end = findWordEnd(text, rest);
      return { ...block, runs: [...runs, ...(end > 0 ? [sliceInlines(run, end)] : []), []] };
    }
    runs.push(run);
    rest -= text.length;
  }
  return block;
}
