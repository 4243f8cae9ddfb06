import type { CardBlock } from '../domain.ts';
import { drawInlines } from './draw-inlines.ts';
import { markQuotation, type QuotationBlock } from './quotation-words.ts';

export type TextBlock = Extract<CardBlock, { kind: 'heading' | 'text' | 'note' | 'list' }>;

/** Draws a block of text in Discord Markdown; every line of it gets its mark, so that line breaks stay. */
export function drawText(block: TextBlock): string {
  switch (block.kind) {
    case 'heading':
      return markLines('### ', drawInlines(block.inlines));
    case 'text':
      return drawInlines(block.inlines);
    case 'note':
      return markLines('-# ', drawInlines(block.inlines));
    case 'list':
      return block.items.map((item) => `- ${drawInlines(item).replace(/\n/g, '\n  ')}`).join('\n');
  }
}

/** Draws the words as a block quote and who said them below: the byline's first line full, the others small. */
export function drawQuotation(block: QuotationBlock): string {
  const words = drawInlines(markQuotation(block)).replace(/^/gm, '> ');
  const [first = '', ...others] = drawInlines(block.byline).split('\n');
  return [words, first, ...others.map((line) => markLines('-# ', line))]
    .filter((line) => line !== '')
    .join('\n');
}

/** A mark with nothing after it would be shown, so empty lines get none. */
function markLines(mark: string, text: string): string {
  return text.replace(/^(?=.*\S)/gm, mark);
}
