import type { Card, CardBlock, CommandRequest, Inline, KeptDecision, Person, PersonPart } from '../domain.ts';
import { composeButtons, makeButton } from './compose-buttons.ts';
import { composeCount, composePaging, type Paging } from './compose-paging.ts';
import { describePerson } from './describe-person.ts';
import { bold, code, day, plain, readInline } from './inline.ts';

const heading = (words: string): CardBlock => ({ kind: 'heading', inlines: [plain(words)] });
const text = (...inlines: readonly Inline[]): CardBlock => ({ kind: 'text', inlines });
const note = (...inlines: readonly Inline[]): CardBlock => ({ kind: 'note', inlines });

/** One page of what was decided of people. */
export interface DecisionList {
  readonly decisions: readonly KeptDecision[];
  readonly paging: Paging;
  readonly requestToUndo: (decisionId: string) => CommandRequest;
}

/** Composes the card that lists what was decided of people, with a button each that takes it back. */
export function composeDecisionList({ decisions, paging, requestToUndo }: DecisionList): Card {
  if (decisions.length === 0)
    return {
      tone: 'notice',
      blocks: [
        heading('Nothing decided'),
        text(
          plain('Nothing was decided of people by hand so far. '),
          code('/people merge'),
          plain(' makes one of two, '),
          code('/people split'),
          plain(' parts what is not one, '),
          code('/people rename'),
          plain(' changes a name.'),
        ),
      ],
    };
  return {
    tone: 'answer',
    blocks: [
      heading('Decided of people'),
      note(...composeCount(paging, ['decision', 'decisions'])),
      ...decisions.map(
        (decision): CardBlock => ({
          kind: 'list',
          items: [[plain(`${decision.id}: `), ...describeDecision(decision), plain(', '), day(decision.at)]],
        }),
      ),
      { kind: 'buttons', buttons: decisions.map(({ id }) => makeButton(`Undo ${id}`, requestToUndo(id))) },
      ...composePaging(paging),
    ],
  };
}

/** Composes the card that tells what was decided, with a button that takes it back. */
export function composeDecided(decision: KeptDecision, undo: CommandRequest): Card {
  return {
    tone: 'answer',
    blocks: [
      heading('Decided'),
      text(...describeDecision(decision), plain('.')),
      note(plain('It holds for whatever is read later, too.')),
      { kind: 'buttons', buttons: [makeButton('Undo', undo)] },
    ],
  };
}

/** Composes the card of a decision that was taken back. */
export function composeUndone(decision: KeptDecision): Card {
  return {
    tone: 'answer',
    blocks: [heading('Taken back'), text(plain('No longer: '), ...describeDecision(decision), plain('.'))],
  };
}

/** Says in words what was decided: “3: Zozo is Kay Reyes”. */
export function wordDecision(decision: KeptDecision): string {
  return `${decision.id}: ${describeDecision(decision).map(readInline).join('')}`;
}

/** Says in a line what was decided. */
function describeDecision({ decision, name, otherName }: KeptDecision): readonly Inline[] {
  switch (decision.kind) {
    case 'merge':
      return [bold(otherName), plain(' is '), bold(name)];
    case 'rename':
      return [bold(name), plain(' is called '), bold(otherName)];
    case 'split':
      return describeSplit(decision.part.kind, name, otherName);
  }
}

function describeSplit(
  kind: 'name' | 'story' | 'outlet',
  name: string,
  otherName: string,
): readonly Inline[] {
  switch (kind) {
    case 'name':
      return [bold(otherName), plain(' is somebody else than '), bold(name)];
    case 'story':
      return [bold(name), plain(' in the story “'), plain(otherName), plain('” is somebody else')];
    case 'outlet':
      return [bold(name), plain(' in '), bold(otherName), plain(' is somebody else')];
  }
}

/** What may be parted from a person, each with the request that does it. */
export interface SplitChoices {
  readonly person: Person;
  readonly names: readonly { readonly part: PersonPart; readonly request: CommandRequest }[];
  readonly outlets: readonly { readonly outlet: string; readonly request: CommandRequest }[];
}

/** Composes the card that asks what is to be parted from a person. */
export function composeSplitChoices({ person, names, outlets }: SplitChoices): Card {
  const buttons = [
    ...names.map(({ part, request }) => makeButton(`${part.name} (${part.quotationCount})`, request)),
    ...outlets.map(({ outlet, request }) => makeButton(`in ${outlet}`, request)),
  ].slice(0, BUTTON_COUNT_MAX);
  return {
    tone: 'notice',
    blocks: [
      heading(`What is not ${describePerson(person)}?`),
      text(plain('Choose a name, or an outlet whose words are another’s; or give a story by its headline.')),
      ...composeButtons(buttons),
    ],
  };
}

/** Two rows of buttons. */
const BUTTON_COUNT_MAX = 10;

/** Composes the card that tells of which names somebody consists, and who else is called so. */
export function composeParts(
  person: Person,
  parts: readonly PersonPart[],
  namesakes: readonly Person[],
): Card {
  return {
    tone: 'answer',
    blocks: [
      heading(describePerson(person)),
      ...parts.map(
        ({ name, quotationCount, leads }): CardBlock => ({
          kind: 'list',
          items: [
            [
              bold(name),
              plain(` · ${writeCount(quotationCount)}${leads ? ' · the others are taken for this one' : ''}`),
            ],
          ],
        }),
      ),
      ...(namesakes.length === 0
        ? []
        : [
            note(
              plain(
                `Of the same name, but somebody else: ${namesakes
                  .map((other) => `${describePerson(other)} (${writeCount(other.quotationCount)})`)
                  .join('; ')}`,
              ),
            ),
          ]),
    ],
  };
}

const writeCount = (count: number) => `${count} ${count === 1 ? 'quotation' : 'quotations'}`;
