import type { CommandRequest } from '../src/domain.ts';
import { UsageError } from '../src/errors.ts';

/** How many hits one page shows: what a reader takes in at a glance and a message holds without cutting much. */
export const PAGE_SIZE = 5;

/** A page as the library and the desk want it. */
export interface Page {
  readonly limit: number;
  readonly offset: number;
}

/**
 * Gives the limits of the page that a request asks for.
 *
 * @throws UsageError when the page is no whole number from 0.
 */
export function readPage({ page }: CommandRequest): Page {
  if (!Number.isSafeInteger(page) || page < 0) {
    throw new UsageError(`There is no page ${page + 1}. Pages are counted from 1.`);
  }
  return { limit: PAGE_SIZE, offset: page * PAGE_SIZE };
}
