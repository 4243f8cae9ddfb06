import picocolors from 'picocolors';
import type { Card, CardBlock, CardButton, CommandRequest, Inline, TimeStyle } from '../domain.ts';
import { readInstant } from './inline.ts';
import { closeDirections, neutraliseControls } from './neutralise-controls.ts';
import { markQuotation, type QuotationBlock } from './quotation-words.ts';
import { wrapText } from './wrap-text.ts';

export interface TerminalOptions {
  readonly colour: boolean;
  /** Columns to wrap at; `Infinity` leaves every line whole. */
  readonly width: number;
  /** Writes how a button's request is typed, such as `soundbite ask --page 2 "…"`; without it labels stand alone. */
  readonly writeCommand?: (request: CommandRequest) => string;
  /** Writes what is to be typed, which cards give as it is typed in Discord, as it is typed here; as it stands when left out. */
  readonly writeTyped?: (words: string) => string;
  /** Language and zone of times; the reader's own when left out. */
  readonly locale?: string;
  readonly timeZone?: string;
}

/**
 * Renders a card as text for a terminal or a pipe, with a line break at the end. Words stay exact: lines break at
 * spaces only, addresses are never broken or shortened, and control characters cannot reach the terminal.
 */
export function renderTerminal(card: Card, options: TerminalOptions): string {
  const pen: Pen = { options, paint: picocolors.createColors(options.colour) };
  const lines = card.blocks.flatMap((block, index) => [
    // Buttons belong to the text right above them, but not to a quotation or a list.
    ...(block.kind === 'buttons' && !isText(card.blocks[index - 1]) ? [''] : []),
    ...drawBlock(block, pen),
  ]);
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}

const isText = (block: CardBlock | undefined) => block?.kind === 'text' || block?.kind === 'note';

interface Pen {
  readonly options: TerminalOptions;
  readonly paint: ReturnType<typeof picocolors.createColors>;
}

function drawBlock(block: CardBlock, pen: Pen): readonly string[] {
  const { width } = pen.options;
  switch (block.kind) {
    case 'heading':
      return [...wrapText(drawInlines(block.inlines, pen), { width, indent: '' }).map(pen.paint.bold), ''];
    case 'text':
      return wrapText(drawInlines(block.inlines, pen), { width, indent: '' });
    case 'note':
      return wrapText(drawInlines(block.inlines, pen), { width, indent: '' }).map(pen.paint.dim);
    case 'list':
      return block.items.flatMap((item) => wrapText(`- ${drawInlines(item, pen)}`, { width, indent: '  ' }));
    case 'quotation':
      return drawQuotation(block, pen);
    case 'divider':
      return [''];
    case 'buttons':
      return block.buttons.flatMap((button) => drawButton(button, pen));
  }
}

/** The words, who said them, where and when, and the whole address: each on lines of its own. */
function drawQuotation(block: QuotationBlock, pen: Pen): readonly string[] {
  const { width } = pen.options;
  const [first = '', ...others] = drawInlines(block.byline, pen).split('\n');
  return [
    ...wrapText(`  ${drawInlines(markQuotation(block), pen)}`, { width, indent: '  ' }),
    ...wrapText(`  ${first}`, { width, indent: '    ' }),
    ...others.flatMap((line) => wrapText(`    ${line}`, { width, indent: '    ' }).map(pen.paint.dim)),
    ...(block.source === null ? [] : [`    ${pen.paint.cyan(neutraliseControls(block.source.url))}`]),
  ];
}

/** A button that cannot be pressed is not worth a line. */
function drawButton(button: CardButton, { options, paint }: Pen): readonly string[] {
  const label = neutraliseControls(button.label);
  if (button.kind === 'link') return [`${label}: ${paint.cyan(neutraliseControls(button.url))}`];
  if (button.disabled) return [];
  const command = options.writeCommand?.(button.request);
  return [command === undefined ? `→ ${label}` : `→ ${label}: ${neutraliseControls(command)}`];
}

function drawInlines(inlines: readonly Inline[], pen: Pen): string {
  return closeDirections(inlines.map((inline) => drawInline(inline, pen)).join(''));
}

function drawInline(inline: Inline, { options, paint }: Pen): string {
  switch (inline.kind) {
    case 'plain':
      return neutraliseControls(inline.text);
    case 'bold':
      return paint.bold(neutraliseControls(inline.text));
    case 'italic':
      return paint.italic(neutraliseControls(inline.text));
    case 'code':
      return paint.cyan(neutraliseControls(options.writeTyped?.(inline.text) ?? inline.text));
    case 'link':
      return `${neutraliseControls(inline.text)} (${neutraliseControls(inline.url)})`;
    case 'time':
      return formatTime(inline.instant, inline.style, options);
  }
}

/** A printed page does not age, so what Discord shows as "2 days ago" is shown as its moment here. */
function formatTime(instant: string, style: TimeStyle, options: TerminalOptions): string {
  const time = readInstant(instant);
  if (time === null) return neutraliseControls(instant);
  const timeZone = style === 'day' ? 'UTC' : options.timeZone;
  return new Intl.DateTimeFormat(options.locale, {
    dateStyle: 'long',
    ...(style === 'date' || style === 'day' ? {} : { timeStyle: 'short' as const }),
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(time);
}
