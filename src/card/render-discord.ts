import type { Card } from '../domain.ts';
import { COMPONENT_COUNT_MAX, TEXT_LENGTH_MAX } from './discord-limits.ts';
import {
  COMPONENT,
  type DiscordBlock,
  type DiscordButton,
  type DiscordMessage,
  type DiscordThumbnail,
  IS_COMPONENTS_V2,
} from './discord-message.ts';
import { drawCard } from './draw-card.ts';
import type { RequestIds } from './request-id.ts';
import { smallerCards } from './smaller-cards.ts';
import type { WayBack } from './way-back.ts';

/**
 * Renders a card as a Discord message that keeps every limit: of ever smaller forms of the card the first that
 * fits. Words are cut at word ends only, marked `…`, and never in the middle.
 *
 * @param requestIds Gives the id of each button's kept request; from `identifyRequests`.
 * @param wayBack What each button leads back to; from `openWayBack`.
 */
export function renderDiscord(
  card: Card,
  requestIds: RequestIds,
  wayBack: WayBack = () => null,
): DiscordMessage {
  for (const smaller of smallerCards(card)) {
    const blocks = drawCard(smaller, requestIds, wayBack);
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
function listParts(block: DiscordBlock): readonly (DiscordBlock | DiscordButton | DiscordThumbnail)[] {
  if (block.type === COMPONENT.section) return [block, ...block.components, block.accessory];
  return block.type === COMPONENT.actionRow ? [block, ...block.components] : [block];
}
