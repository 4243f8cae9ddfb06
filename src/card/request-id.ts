import type { Card, CommandRequest } from '../domain.ts';

/** Gives the id under which a button's request is kept; null when it could not be, so that there can be no button. */
export type RequestIds = (request: CommandRequest) => string | null;

/** A kept request and the page of it. */
export interface ButtonPress {
  readonly requestId: string;
  /** From 0. */
  readonly page: number;
}

/** What a pressed button asks for, and what leads back from there; without, nothing does. */
export interface ButtonWay extends ButtonPress {
  readonly back?: ButtonPress;
}

/**
 * Keeps the requests of a card's buttons and gives their ids for `renderDiscord`.
 *
 * @param keep Keeps one request for good and gives its id, `library.keepRequest`; null when that cannot be done.
 */
export async function identifyRequests(
  card: Card,
  keep: (request: CommandRequest) => Promise<string | null>,
): Promise<RequestIds> {
  // All at once: a library in a thread of its own is a way away.
  const kept = requestsOf(card).map(async (request) => [keyOf(request), await keep(request)] as const);
  const ids = new Map(await Promise.all(kept));
  return (request) => {
    const id = ids.get(keyOf(request));
    if (id === undefined)
      throw new Error(`The request ${keyOf(request)} was not kept before its card was drawn.`);
    return id;
  };
}

/** Lists the requests that a card's buttons carry, each once and at its first page: pages share one kept request. */
export function requestsOf(card: Card): readonly CommandRequest[] {
  const buttons = card.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
  const requests = buttons.flatMap((button) => (button.kind === 'request' ? [button.request] : []));
  return [...new Map(requests.map((request) => [keyOf(request), { ...request, page: 0 }])).values()];
}

/** Writes what a button sends back when pressed: a version, the kept request's id and the page; then those that lead back. */
export function writeCustomId({ requestId, page, back }: ButtonWay): string {
  return back === undefined
    ? `${VERSION}:${requestId}:${page}`
    : `${VERSION_WITH_BACK}:${requestId}:${page}:${back.requestId}:${back.page}`;
}

/** Reads what {@link writeCustomId} wrote; null for anything else, such as a button of another version or bot. */
export function readCustomId(customId: string): ButtonWay | null {
  const [version, ...parts] = customId.split(':');
  const [there, back, ...others] = readPresses(parts);
  if (!there || others.length > 0) return null;
  if (version === VERSION && back === undefined) return there;
  return version === VERSION_WITH_BACK && back ? { ...there, back } : null;
}

/** Reads an id and a page each; null in the place of what is neither. */
function readPresses(parts: readonly string[]): readonly (ButtonPress | null)[] {
  const presses: (ButtonPress | null)[] = [];
  for (let at = 0; at < parts.length; at += 2) {
    const [, requestId, page] =
      /^([a-z0-9]{1,16}):(0|[1-9]\d{0,5})$/.exec(parts.slice(at, at + 2).join(':')) ?? [];
    presses.push(requestId === undefined ? null : { requestId, page: Number(page) });
  }
  return presses;
}

/** Stand in every button ever sent; a new form of the id needs a new one beside them, never instead of them. */
const VERSION = 'sb1';
const VERSION_WITH_BACK = 'sb2';

/** Gives what is the same for all pages of a request, however its options are ordered. */
export function keyOf(request: CommandRequest): string {
  const options = Object.entries(request.options).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([request.command, options]);
}
