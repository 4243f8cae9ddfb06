import type { Card, CardBlock, CommandRequest } from '../domain.ts';
import { makeButton } from './compose-buttons.ts';
import { type ButtonPress, keyOf, requestsOf } from './request-id.ts';

/** What a message shows or showed, and the press of a button that shows it again; null where it could not be kept. */
export interface Shown {
  readonly request: CommandRequest;
  readonly press: ButtonPress | null;
}

/** Gives the press that leads back from what a button asks for; null where there is no way back. */
export type WayBack = (request: CommandRequest) => ButtonPress | null;

/**
 * Tells each button of a message what it leads back to: one that turns the page to where the message itself leads back
 * to, any other one to the message as it is.
 *
 * @param now What the message shows; null where nobody should come back to it, as when it changed something.
 * @param before What it leads back to; null for nothing.
 */
export function openWayBack(now: Shown | null, before: Shown | null): WayBack {
  return (request) => {
    if (before !== null && isSame(request, before.request)) return null;
    const isTurn = now !== null && turnsPage(request, now.request);
    return (isTurn ? before : now)?.press ?? null;
  };
}

/** Lists the requests of a card's buttons that lead away from what it shows, rather than to another page of it. */
export function requestsAway(card: Card, shown: CommandRequest): readonly CommandRequest[] {
  return requestsOf(card).filter((request) => !turnsPage(request, shown));
}

/** Adds the button that leads back: to the row that turns pages, where there is one. */
export function addBackButton(card: Card, before: CommandRequest): Card {
  const back = makeButton('Back', before);
  const last = card.blocks.at(-1);
  if (last === undefined || !leadsOn(last)) {
    return { ...card, blocks: [...card.blocks, { kind: 'buttons', buttons: [back] }] };
  }
  return { ...card, blocks: [...card.blocks.slice(0, -1), { ...last, buttons: [...last.buttons, back] }] };
}

type ButtonsBlock = Extract<CardBlock, { kind: 'buttons' }>;

/** Whether it is the row that leads on from the whole card, rather than from what stands above it. */
function leadsOn(block: CardBlock): block is ButtonsBlock {
  return (
    block.kind === 'buttons' &&
    (block.buttons.every(({ kind }) => kind === 'link') ||
      block.buttons.some(
        (button) => button.kind === 'request' && (button.disabled || button.request.page > 0),
      ))
  );
}

const turnsPage = (request: CommandRequest, shown: CommandRequest) =>
  request.page > 0 || keyOf(request) === keyOf(shown);

const isSame = (one: CommandRequest, other: CommandRequest) =>
  one.page === other.page && keyOf(one) === keyOf(other);
