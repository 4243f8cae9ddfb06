import type { Card, CommandRequest, KeptQuotation, Reports } from '../domain.ts';
import { composeButtons, makeButton } from './compose-buttons.ts';
import { composeQuotation } from './compose-quotation.ts';
import { composeHeading, composeNothing } from './compose-selection.ts';
import { composeReports } from './compose-variants.ts';

/** A quotation picked at random; null where there is none to pick. */
export interface RandomPick {
  readonly kept: KeptQuotation | null;
  readonly reports: Reports | null;
  /** Whose and where, when only some were to be picked from. */
  readonly person: string | null;
  readonly outlet: string | null;
  readonly requestForVariants: (quotationId: string) => CommandRequest;
  /** The request that picks another. */
  readonly another: CommandRequest;
}

/** Composes the card of a quotation that was picked at random. */
export function composeRandom({ kept, person, outlet, another, ...rest }: RandomPick): Card {
  const heading = composeHeading('Picked at random', person && `from ${person}`, outlet && `in ${outlet}`);
  if (kept === null) return composeNothing(heading, 'There are no quotations to pick from.');
  return {
    tone: 'answer',
    blocks: [
      heading,
      composeQuotation(kept),
      ...composeReports(rest.reports, rest.requestForVariants(kept.quotation.id)),
      ...composeButtons([makeButton('Another', another)]),
    ],
  };
}
