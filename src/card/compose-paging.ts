import type { CardBlock, CardButton, CommandRequest, Inline } from '../domain.ts';
import { composeButtons, makeButton } from './compose-buttons.ts';
import { plain } from './inline.ts';

/** Which page of how many hits is shown. */
export interface Paging {
  /** The request that this page answers; Previous and Next carry it with another page. */
  readonly request: CommandRequest;
  /** How many hits a page holds. */
  readonly limit: number;
  /** How many hits there are over all pages. */
  readonly total: number;
}

/**
 * Composes the last row of a card: the way to the pages before and after, when there are any, and what else leads on.
 * Nothing when there is neither.
 */
export function composePaging(paging: Paging, others: readonly CardButton[] = []): readonly CardBlock[] {
  return composeButtons([...composeTurns(paging), ...others]);
}

function composeTurns({ request, limit, total }: Paging): readonly CardButton[] {
  const { page } = request;
  const isFirst = page === 0;
  const lastPage = Math.max(0, Math.ceil(total / limit) - 1);
  const isLast = page >= lastPage;
  if (isFirst && isLast) return [];
  const turnTo = (label: string, to: number, disabled: boolean) =>
    makeButton(label, { ...carry(request), page: to }, disabled);
  // Whoever is beyond the last page, because the library shrank, is led back to it.
  const before = Math.max(0, Math.min(page - 1, lastPage));
  return [turnTo('Previous', before, isFirst), turnTo('Next', page + 1, isLast)];
}

/** Says how many there are and which are shown, such as "12 quotations, 6 to 10 shown". */
export function composeCount(paging: Paging, noun: readonly [one: string, many: string]): readonly Inline[] {
  const { request, limit, total } = paging;
  const count = `${total} ${total === 1 ? noun[0] : noun[1]}`;
  const from = request.page * limit + 1;
  const to = Math.min(total, from + limit - 1);
  if (from > total && request.page > 0) return [plain(`${count}, none on page ${request.page + 1}`)];
  return [plain(total <= limit ? count : `${count}, ${from} to ${to} shown`)];
}

/** Says how often so many quotations are printed in all, where that is more than once each. */
export function composePrintings(printings: number, total: number): readonly Inline[] {
  return printings > total ? [plain(`, printed ${printings} times`)] : [];
}

/** A request may come with more than a button should carry, such as who asks. */
function carry({ command, options, page }: CommandRequest): CommandRequest {
  return { command, options, page };
}
