import type { Card, CommandRequest, KeptQuotation, Reports } from '../domain.ts';
import { composeButtons, makeButton } from './compose-buttons.ts';
import { composeQuotation } from './compose-quotation.ts';
import { composeReports } from './compose-variants.ts';
import { joinInlines, plain } from './inline.ts';

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
  const heading = joinInlines(
    [
      [plain('Picked at random')],
      person === null ? [] : [plain(`from ${person}`)],
      outlet === null ? [] : [plain(`in ${outlet}`)],
    ],
    ' ',
  );
  if (kept === null) {
    return {
      tone: 'notice',
      blocks: [
        { kind: 'heading', inlines: heading },
        { kind: 'text', inlines: [plain('There are no quotations to pick from.')] },
      ],
    };
  }
  return {
    tone: 'answer',
    blocks: [
      { kind: 'heading', inlines: heading },
      composeQuotation(kept),
      ...composeReports(rest.reports, rest.requestForVariants(kept.quotation.id)),
      ...composeButtons([makeButton('Another', another)]),
    ],
  };
}
