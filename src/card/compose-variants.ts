import type { Card, CardBlock, CommandRequest, KeptQuotation, Reports } from '../domain.ts';
import { composeButtons, makeButton } from './compose-buttons.ts';
import { composeCount, composePaging, type Paging } from './compose-paging.ts';
import { composeQuotation } from './compose-quotation.ts';
import { joinInlines, plain } from './inline.ts';

/** One utterance as several stories report it, a page of them: what leads first, then as printed in time. */
export interface VariantsPage {
  readonly variants: readonly KeptQuotation[];
  readonly reports: Reports;
  readonly paging: Paging;
}

/** Composes the card of an utterance: each story's own words for it, as printed there. */
export function composeVariants({ variants, reports, paging }: VariantsPage): Card {
  const count = composeCount(paging, ['printing', 'printings']);
  const others = [plain(describeReports(reports) ?? 'Nobody else in the library reports it')];
  return {
    tone: 'answer',
    blocks: [
      { kind: 'heading', inlines: [plain('The same words, as each story prints them')] },
      { kind: 'note', inlines: joinInlines([count, others], ' · ') },
      ...variants.flatMap((kept): readonly CardBlock[] => [{ kind: 'divider' }, composeQuotation(kept)]),
      ...composePaging(paging),
    ],
  };
}

/** Composes the button that leads to the other printings of a quotation; nothing where it stands alone. */
export function composeReports(reports: Reports | null, request: CommandRequest): readonly CardBlock[] {
  const label = reports === null ? null : describeReports(reports);
  return composeButtons(label === null ? [] : [makeButton(label, request)]);
}

/** Says who else reports it; null when nobody does. Stories are counted where no other outlet is known. */
function describeReports({ otherOutletCount, otherStoryCount }: Reports): string | null {
  if (otherOutletCount > 0)
    return `Also reported by ${otherOutletCount} ${otherOutletCount === 1 ? 'outlet' : 'outlets'}`;
  if (otherStoryCount > 0)
    return `Also in ${otherStoryCount} other ${otherStoryCount === 1 ? 'story' : 'stories'}`;
  return null;
}
