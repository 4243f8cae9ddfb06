import type { Card, CardBlock, CardButton } from '../domain.ts';
import { cutText } from './cut-text.ts';
import {
  BUTTON_URL_LENGTH_MAX,
  COMPONENT_COUNT_MAX,
  LABEL_LENGTH_MAX,
  ROW_BUTTON_COUNT_MAX,
  TEXT_LENGTH_MAX,
} from './discord-limits.ts';
import {
  BUTTON_STYLE,
  COMPONENT,
  type DiscordActionRow,
  type DiscordBlock,
  type DiscordButton,
  type DiscordLinkButton,
  type DiscordMessage,
  type DiscordTextDisplay,
  IS_COMPONENTS_V2,
} from './discord-message.ts';
import { drawQuotation, drawText } from './draw-blocks.ts';
import { drawInlines } from './draw-inlines.ts';
import { neutraliseControls } from './neutralise-controls.ts';
import type { QuotationBlock } from './quotation-words.ts';
import { type RequestIds, writeCustomId } from './request-id.ts';
import { smallerCards } from './smaller-cards.ts';
import { toWebAddress } from './web-address.ts';

/**
 * Renders a card as a Discord message that keeps every limit: of ever smaller forms of the card the first that
 * fits. Words are cut at word ends only, marked `…`, and never in the middle.
 *
 * @param requestIds Gives the id of each button's kept request; from `identifyRequests`.
 */
export function renderDiscord(card: Card, requestIds: RequestIds): DiscordMessage {
  for (const smaller of smallerCards(card)) {
    const blocks = drawCard(smaller, requestIds);
    if (fits(blocks)) return wrapMessage(card.tone, blocks);
  }
  throw new Error('A card without blocks does not fit into a message.');
}

const ACCENT_COLOURS: Readonly<Record<Card['tone'], number>> = {
  answer: 0x2a9d8f,
  notice: 0xe9a23b,
  problem: 0xd1495b,
};

function wrapMessage(tone: Card['tone'], components: readonly DiscordBlock[]): DiscordMessage {
  return {
    flags: IS_COMPONENTS_V2,
    components: [{ type: COMPONENT.container, accent_color: ACCENT_COLOURS[tone], components }],
    allowed_mentions: { parse: [] },
  };
}

function fits(blocks: readonly DiscordBlock[]): boolean {
  const parts = blocks.flatMap(listParts);
  const lengths = parts.map((part) => (part.type === COMPONENT.textDisplay ? part.content.length : 0));
  const containerCount = 1;
  return (
    containerCount + parts.length <= COMPONENT_COUNT_MAX &&
    lengths.reduce((sum, length) => sum + length, 0) <= TEXT_LENGTH_MAX
  );
}

/** Lists a block and all that is nested in it. */
function listParts(block: DiscordBlock): readonly (DiscordBlock | DiscordButton)[] {
  if (block.type === COMPONENT.section) return [block, ...block.components, block.accessory];
  return block.type === COMPONENT.actionRow ? [block, ...block.components] : [block];
}

function drawCard(card: Card, requestIds: RequestIds): readonly DiscordBlock[] {
  const customIds = new Set<string>();
  const drawn: DiscordBlock[] = [];
  for (const block of card.blocks) {
    for (const part of drawBlock(block, requestIds, customIds)) {
      const last = drawn.at(-1);
      if (isText(block) && part.type === COMPONENT.textDisplay && last?.type === COMPONENT.textDisplay) {
        // Lines of one text display cost one component together.
        drawn[drawn.length - 1] = { ...last, content: `${last.content}\n${part.content}` };
      } else {
        drawn.push(part);
      }
    }
  }
  return drawn.length === 0 ? [NOTHING_VISIBLE] : drawn;
}

/** Discord refuses a container without parts; a card may come to that when all its words are blank. */
const NOTHING_VISIBLE: DiscordBlock = { type: COMPONENT.textDisplay, content: '…' };

type TextBlock = Parameters<typeof drawText>[0];

const isText = (block: CardBlock): block is TextBlock =>
  block.kind === 'heading' || block.kind === 'text' || block.kind === 'note' || block.kind === 'list';

function drawBlock(
  block: CardBlock,
  requestIds: RequestIds,
  customIds: Set<string>,
): readonly DiscordBlock[] {
  switch (block.kind) {
    case 'heading':
    case 'text':
    case 'note':
    case 'list':
      return drawTextDisplay(drawText(block));
    case 'quotation':
      return drawQuotationSection(block);
    case 'divider':
      return [{ type: COMPONENT.separator, divider: true, spacing: 1 }];
    case 'buttons':
      return drawButtons(block.buttons, requestIds, customIds);
  }
}

/** Discord refuses a text display that is empty or blank. */
function drawTextDisplay(content: string): readonly DiscordBlock[] {
  return content.trim() === '' ? [] : [{ type: COMPONENT.textDisplay, content }];
}

function drawQuotationSection(block: QuotationBlock): readonly DiscordBlock[] {
  const content = drawQuotation(block);
  if (block.source === null) return drawTextDisplay(content);
  const accessory = drawLinkButton(block.source);
  if (accessory === null) return drawTextDisplay(`${content}\n${drawLongLink(block.source)}`);
  // A section must have words beside its button.
  const text: DiscordTextDisplay = {
    type: COMPONENT.textDisplay,
    content: content.trim() === '' ? '…' : content,
  };
  return [{ type: COMPONENT.section, components: [text], accessory }];
}

function drawButtons(
  buttons: readonly CardButton[],
  requestIds: RequestIds,
  customIds: Set<string>,
): readonly DiscordBlock[] {
  const drawn: DiscordButton[] = [];
  const links: string[] = [];
  for (const button of buttons) {
    const one =
      button.kind === 'link' ? drawLinkButton(button) : drawRequestButton(button, requestIds, customIds);
    if (one !== null) drawn.push(one);
    else if (button.kind === 'link') links.push(drawLongLink(button));
  }
  return [...drawTextDisplay(links.join('\n')), ...drawRows(drawn)];
}

function drawRows(buttons: readonly DiscordButton[]): readonly DiscordActionRow[] {
  const rows: DiscordActionRow[] = [];
  for (let start = 0; start < buttons.length; start += ROW_BUTTON_COUNT_MAX) {
    rows.push({ type: COMPONENT.actionRow, components: buttons.slice(start, start + ROW_BUTTON_COUNT_MAX) });
  }
  return rows;
}

/** Two buttons that ask for the same would share a custom id, which Discord refuses; the second is left out. */
function drawRequestButton(
  { label, request, disabled }: RequestButton,
  requestIds: RequestIds,
  customIds: Set<string>,
): DiscordButton | null {
  const customId = writeCustomId({ requestId: requestIds(request), page: request.page });
  if (customIds.has(customId)) return null;
  customIds.add(customId);
  return {
    type: COMPONENT.button,
    style: BUTTON_STYLE.secondary,
    label: writeLabel(label),
    custom_id: customId,
    disabled,
  };
}

type RequestButton = Extract<CardButton, { kind: 'request' }>;

interface Link {
  readonly label: string;
  readonly url: string;
}

/** Null when the address is too long for a button, or none that a browser opens. */
function drawLinkButton({ label, url }: Link): DiscordLinkButton | null {
  const address = toWebAddress(url);
  if (address === null || address.length > BUTTON_URL_LENGTH_MAX) return null;
  return { type: COMPONENT.button, style: BUTTON_STYLE.link, label: writeLabel(label), url: address };
}

/** An address too long for a button stands as a link in the text, where only the message's length counts. */
function drawLongLink({ label, url }: Link): string {
  const address = toWebAddress(url);
  if (address === null || address.length > INLINE_URL_LENGTH_MAX) return '';
  return drawInlines([{ kind: 'link', text: label, url: address }]);
}

/** Longer addresses would take too much of the 4,000 characters that all quotations of a page share. */
const INLINE_URL_LENGTH_MAX = 700;

/** A label is one line without Markdown. */
function writeLabel(label: string): string {
  return cutText(neutraliseControls(label).replace(/\s+/g, ' ').trim(), LABEL_LENGTH_MAX) || '…';
}
