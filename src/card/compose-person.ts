import type { Card, CardBlock, CommandRequest, KeptQuotation, Person, Reports } from '../domain.ts';
import { makeButton } from './compose-buttons.ts';
import { composePaging, composePrintings, type Paging } from './compose-paging.ts';
import { composeQuotation } from './compose-quotation.ts';
import { composeReports } from './compose-variants.ts';
import { bold, plain } from './inline.ts';

/** A person to show, with one page of their quotations, newest first. */
export interface PersonPage {
  readonly person: Person;
  /** Where they were quoted, most often first. */
  readonly outlets: readonly string[];
  /** Their words, each utterance once, with who else reports it. */
  readonly quotations: readonly { readonly kept: KeptQuotation; readonly reports: Reports | null }[];
  readonly requestForVariants: (quotationId: string) => CommandRequest;
  /** The request that lists the stories that name them. */
  readonly stories: CommandRequest;
  readonly paging: Paging;
}

/** Composes the card of a person: how often they are quoted, under which names, where, and their latest words. */
export function composePerson(page: PersonPage): Card {
  const { person, outlets, quotations, requestForVariants, stories, paging } = page;
  const { name, aliases, quotationCount } = person;
  const otherNames = aliases.filter((alias) => alias !== name).slice(0, LIST_LENGTH_MAX);
  return {
    tone: 'answer',
    blocks: [
      { kind: 'heading', inlines: [plain(name)] },
      {
        kind: 'text',
        inlines:
          paging.total === 0
            ? [plain('Named in stories here, but quoted in none.')]
            : [
                bold(String(paging.total)),
                plain(paging.total === 1 ? ' quotation' : ' quotations'),
                ...composePrintings(quotationCount, paging.total),
              ],
      },
      // In marks, for two names beside each other read like one: “Reyes, Kay”.
      ...composeFact(
        'Also printed as',
        otherNames.map((other) => `“${other}”`),
      ),
      ...composeFact('Quoted in', outlets.slice(0, LIST_LENGTH_MAX)),
      ...quotations.flatMap(({ kept, reports }): readonly CardBlock[] => [
        { kind: 'divider' },
        composeQuotation(kept),
        ...composeReports(reports, requestForVariants(kept.quotation.id)),
      ]),
      ...composePaging(paging, [makeButton('Stories', stories)]),
    ],
  };
}

/** More would push the words themselves off the screen. */
const LIST_LENGTH_MAX = 8;

function composeFact(label: string, values: readonly string[]): readonly CardBlock[] {
  return values.length === 0 ? [] : [{ kind: 'note', inlines: [plain(`${label}: ${values.join(', ')}`)] }];
}
