import type { CardButton, CommandRequest } from '../domain.ts';
import { cutText } from './cut-text.ts';
import { BUTTON_URL_LENGTH_MAX, LABEL_LENGTH_MAX, ROW_BUTTON_COUNT_MAX } from './discord-limits.ts';
import {
  BUTTON_STYLE,
  COMPONENT,
  type DiscordActionRow,
  type DiscordButton,
  type DiscordLinkButton,
  type DiscordRequestButton,
} from './discord-message.ts';
import { drawInlines } from './draw-inlines.ts';
import { neutraliseControls } from './neutralise-controls.ts';
import { toWebAddress } from './web-address.ts';

/** Gives a request's custom id the first time it is wanted in a message; null after that, and when it was not kept. */
export type TakeCustomId = (request: CommandRequest) => string | null;

/** Draws buttons in rows of at most five. */
export function drawRows(
  buttons: readonly CardButton[],
  takeCustomId: TakeCustomId,
): readonly DiscordActionRow[] {
  const drawn = buttons.map((button) => drawButton(button, takeCustomId)).filter((button) => button !== null);
  const rows: DiscordActionRow[] = [];
  for (let start = 0; start < drawn.length; start += ROW_BUTTON_COUNT_MAX) {
    rows.push({ type: COMPONENT.actionRow, components: drawn.slice(start, start + ROW_BUTTON_COUNT_MAX) });
  }
  return rows;
}

function drawButton(button: CardButton, takeCustomId: TakeCustomId): DiscordButton | null {
  return button.kind === 'link' ? drawLinkButton(button) : drawRequestButton(button, takeCustomId);
}

/** Two buttons that ask for the same would share a custom id, which Discord refuses; the second is left out. */
function drawRequestButton(button: RequestButton, takeCustomId: TakeCustomId): DiscordRequestButton | null {
  const customId = takeCustomId(button.request);
  if (customId === null) return null;
  return {
    type: COMPONENT.button,
    style: BUTTON_STYLE.secondary,
    label: writeLabel(button.label),
    custom_id: customId,
    disabled: button.disabled,
  };
}

type RequestButton = Extract<CardButton, { kind: 'request' }>;

/** What a link button shows and opens. */
export interface Link {
  readonly label: string;
  readonly url: string;
}

/** Draws a link as a button; null when its address is too long for one, or none that a browser opens. */
export function drawLinkButton({ label, url }: Link): DiscordLinkButton | null {
  const address = toWebAddress(url);
  if (address === null || address.length > BUTTON_URL_LENGTH_MAX) return null;
  return { type: COMPONENT.button, style: BUTTON_STYLE.link, label: writeLabel(label), url: address };
}

/** Draws in Discord Markdown a link whose address is too long for a button; '' when it fits one or none opens it. */
export function drawLongLink({ label, url }: Link): string {
  const address = toWebAddress(url);
  if (address === null || address.length <= BUTTON_URL_LENGTH_MAX || address.length > INLINE_URL_LENGTH_MAX)
    return '';
  return drawInlines([{ kind: 'link', text: label, url: address }]);
}

/** Longer addresses would take too much of the 4,000 characters that all quotations of a page share. */
const INLINE_URL_LENGTH_MAX = 700;

/** A label is one line without Markdown. */
function writeLabel(label: string): string {
  return cutText(neutraliseControls(label).replace(/\s+/g, ' ').trim(), LABEL_LENGTH_MAX) || '…';
}
