import type { Card, CardBlock } from '../domain.ts';
import { cutInlines } from './cut-text.ts';
import { plain } from './inline.ts';
import { cutQuotation } from './quotation-words.ts';

/**
 * Gives a card in ever smaller forms, the whole first: long texts are cut at their ends, then dividers and the picture
 * go, then blocks from the end on, except the last row of buttons, which leads on to the rest.
 */
export function* smallerCards(card: Card): Generator<Card> {
  for (const lengths of LENGTHS)
    yield { ...card, blocks: card.blocks.map((block) => cutBlock(block, lengths)) };

  const smallest = card.blocks
    .map((block) => withoutPicture(cutBlock(block, SMALLEST)))
    .filter(({ kind }) => kind !== 'divider');
  const last = smallest.at(-1);
  const tail = last?.kind === 'buttons' ? [last] : [];
  const body = tail.length === 0 ? smallest : smallest.slice(0, -1);
  yield { ...card, blocks: smallest };
  for (let count = body.length - 1; count >= 0; count--) {
    yield { ...card, blocks: [...body.slice(0, count), LEFT_OUT, ...tail] };
  }
}

interface Lengths {
  readonly quotation: number;
  readonly text: number;
}

/** At the smallest, five hits with titles and escapes fit into Discord's 4,000 characters together. */
const SMALLEST: Lengths = { quotation: 200, text: 120 };

const LENGTHS: readonly Lengths[] = [
  { quotation: 3600, text: 3600 },
  { quotation: 2400, text: 1200 },
  { quotation: 1600, text: 800 },
  { quotation: 1200, text: 600 },
  { quotation: 900, text: 400 },
  { quotation: 700, text: 300 },
  { quotation: 500, text: 240 },
  { quotation: 350, text: 180 },
  SMALLEST,
];

const LEFT_OUT: CardBlock = { kind: 'note', inlines: [plain('There is more than one message can hold.')] };

function withoutPicture(block: CardBlock): CardBlock {
  return block.kind === 'heading' ? { kind: 'heading', inlines: block.inlines } : block;
}

function cutBlock(block: CardBlock, lengths: Lengths): CardBlock {
  switch (block.kind) {
    case 'heading':
    case 'text':
    case 'note':
      return { ...block, inlines: cutInlines(block.inlines, lengths.text) };
    case 'list':
      return { ...block, items: block.items.map((item) => cutInlines(item, lengths.text)) };
    case 'quotation':
      return {
        ...cutQuotation(block, lengths.quotation),
        byline: cutInlines(block.byline, lengths.text),
      };
    case 'divider':
    case 'buttons':
      return block;
  }
}
