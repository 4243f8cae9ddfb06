import type { Card, CardBlock } from '../domain.ts';
import { COMPONENT, type DiscordBlock, type DiscordTextDisplay } from './discord-message.ts';
import { drawLinkButton, drawLongLink, drawRows, type TakeCustomId } from './draw-buttons.ts';
import { drawQuotation, drawText } from './draw-words.ts';
import type { QuotationBlock } from './quotation-words.ts';
import { type RequestIds, writeCustomId } from './request-id.ts';
import type { WayBack } from './way-back.ts';

/** Draws a card's blocks as components, whatever their length; at least one comes of it. */
export function drawCard(card: Card, requestIds: RequestIds, wayBack: WayBack): readonly DiscordBlock[] {
  const takeCustomId = openCustomIds(requestIds, wayBack);
  const drawn: DiscordBlock[] = [];
  for (const block of card.blocks) {
    const isText = block.kind !== 'quotation';
    for (const part of drawBlock(block, takeCustomId)) {
      const last = drawn.at(-1);
      const joined =
        isText && part.type === COMPONENT.textDisplay && last !== undefined ? joinText(last, part) : null;
      if (joined === null) drawn.push(part);
      else drawn[drawn.length - 1] = joined;
    }
  }
  return drawn.length === 0 ? [NOTHING_VISIBLE] : drawn;
}

/** Puts a text below the one that it follows, also beside a picture: lines of one text display cost one component together. */
function joinText(last: DiscordBlock, next: DiscordTextDisplay): DiscordBlock | null {
  const join = (text: DiscordTextDisplay) => ({ ...text, content: `${text.content}\n${next.content}` });
  if (last.type === COMPONENT.textDisplay) return join(last);
  const hasPicture = last.type === COMPONENT.section && last.accessory.type === COMPONENT.thumbnail;
  return hasPicture ? { ...last, components: [join(last.components[0])] } : null;
}

/** Discord refuses parts without words; a card may come to that when all its own are blank. */
const NOTHING_VISIBLE: DiscordTextDisplay = { type: COMPONENT.textDisplay, content: '…' };

function openCustomIds(requestIds: RequestIds, wayBack: WayBack): TakeCustomId {
  const taken = new Set<string>();
  return (request) => {
    const requestId = requestIds(request);
    if (requestId === null) return null;
    const back = wayBack(request);
    const customId = writeCustomId({ requestId, page: request.page, ...(back && { back }) });
    if (taken.has(customId)) return null;
    taken.add(customId);
    return customId;
  };
}

function drawBlock(block: CardBlock, takeCustomId: TakeCustomId): readonly DiscordBlock[] {
  switch (block.kind) {
    case 'heading':
      return drawHeading(block);
    case 'text':
    case 'note':
    case 'list':
      return drawTextDisplay(drawText(block));
    case 'quotation':
      return drawSection(block);
    case 'divider':
      return [{ type: COMPONENT.separator, divider: true, spacing: 1 }];
    case 'buttons': {
      const links = block.buttons.map((button) => (button.kind === 'link' ? drawLongLink(button) : ''));
      const lines = links.filter((line) => line !== '').join('\n');
      return [...drawTextDisplay(lines), ...drawRows(block.buttons, takeCustomId)];
    }
  }
}

function drawHeading(block: Extract<CardBlock, { kind: 'heading' }>): readonly DiscordBlock[] {
  const texts = drawTextDisplay(drawText(block));
  const [text] = texts;
  if (text === undefined || block.picture === undefined) return texts;
  const { url, alt } = block.picture;
  const accessory = { type: COMPONENT.thumbnail, media: { url }, description: alt } as const;
  return [{ type: COMPONENT.section, components: [text], accessory }];
}

function drawSection(block: QuotationBlock): readonly DiscordBlock[] {
  const { source } = block;
  const content = drawQuotation(block);
  const accessory = source === null ? null : drawLinkButton(source);
  if (accessory !== null) {
    return [
      { type: COMPONENT.section, components: [drawTextDisplay(content)[0] ?? NOTHING_VISIBLE], accessory },
    ];
  }
  const link = source === null ? '' : drawLongLink(source);
  return drawTextDisplay(link === '' ? content : `${content}\n${link}`);
}

function drawTextDisplay(content: string): readonly DiscordTextDisplay[] {
  return content.trim() === '' ? [] : [{ type: COMPONENT.textDisplay, content }];
}
