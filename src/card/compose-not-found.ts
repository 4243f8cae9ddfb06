import type { Answer, Card, CardBlock, Inline, Query } from '../domain.ts';
import { type AnswerContext, narrowToPerson } from './answer-context.ts';
import { composeChoices } from './compose-choices.ts';
import { asksNothing, composeHowToAsk } from './compose-how-to-ask.ts';
import { composeNearName } from './compose-near-name.ts';
import { composeQuotation } from './compose-quotation.ts';
import { composeSearched } from './compose-searched.ts';
import { composeStrangeOutlet } from './compose-strange-outlet.ts';
import { composeSuggestions } from './compose-suggestions.ts';
import { composeWhom } from './compose-whom.ts';
import { cutText } from './cut-text.ts';
import { describeBounds } from './describe-query.ts';
import { bold, joinInlines, plain } from './inline.ts';

/**
 * Composes the card for a question that nothing answers: what it was understood to ask, where was looked, and the
 * nearest things there are, a press away.
 */
export function composeNotFound(answer: Answer, context: AnswerContext): Card {
  if (answer.query.pronoun !== null) {
    const heading = { kind: 'heading', inlines: [plain(`Who is “${answer.query.pronoun}”?`)] } as const;
    return { tone: 'notice', blocks: [heading, ...composeWhom(answer, context), ...composeSearched(answer)] };
  }
  if (asksNothing(answer.query)) {
    const blocks = [...composeHowToAsk(), ...composeOffers(answer, context)];
    return { tone: 'notice', blocks };
  }
  const { query } = answer;
  const isUnclear = query.choices.length > 0;
  return {
    tone: 'notice',
    blocks: [
      { kind: 'heading', inlines: [plain(isUnclear ? 'Who is meant?' : `Nothing found${repeat(query)}`)] },
      ...(isUnclear ? [] : [...explain(query), ...composeLatest(answer)]),
      ...composeChoices(query.choices, (person) => context.requestFor(narrowToPerson(query, person))),
      ...composeOffers(answer, context),
      ...composeSearched(answer),
      ...(isUnclear ? [] : [{ kind: 'note', inlines: [plain(SCOPE)] } as const]),
    ],
  };
}

/** Repeats the question, so that several cards can be told apart; an option's values are told below. */
function repeat({ asked }: Query): string {
  const words = cutText(asked.replace(/\s+/g, ' ').trim(), ASKED_LENGTH_MAX);
  return words === '' ? '' : ` for “${words}”`;
}

/** Characters of a question that fit two lines of a heading. */
const ASKED_LENGTH_MAX = 100;

const SCOPE = 'Only words that stand in quotation marks in the library’s stories are searched.';

/** Says what was looked for; where a name is nobody's, nothing was. */
function explain(query: Query): readonly CardBlock[] {
  const { unknownName } = query;
  if (unknownName !== null)
    return [text(plain('Nobody in the library is called '), bold(unknownName), plain('.'))];
  const search = describeSearch(query);
  return [
    ...composeNearName(query),
    ...composeStrangeOutlet(query),
    ...(search.length === 0 ? [] : [text(plain('Looked for '), ...search, plain('.'))]),
    ...explainSilence(query),
    ...explainDates(query),
  ];
}

/** Says where somebody asked after is known, but by no words of theirs. */
function explainSilence({ people }: Query): readonly CardBlock[] {
  const silent = people.filter(({ quotationCount }) => quotationCount === 0);
  return silent.map(({ name }) => text(bold(name), plain(' is named in stories here, but quoted in none.')));
}

function explainDates({ since, until }: Query): readonly CardBlock[] {
  if (since === null || until === null || Date.parse(since) < Date.parse(until)) return [];
  return [text(plain('No day lies between those dates: the first is after the last.'))];
}

/** Shows the newest words of whoever was asked after, so that nobody takes the person for unknown. */
function composeLatest({ query: { people }, latest }: Answer): readonly CardBlock[] {
  const [person] = people;
  if (!person || latest === null) return [];
  const times = person.quotationCount === 1 ? 'once' : `${person.quotationCount} times`;
  return [
    text(
      bold(person.name),
      plain(` is quoted ${times} in the library; nothing of it answers that. The latest:`),
    ),
    composeQuotation(latest),
  ];
}

const text = (...inlines: readonly Inline[]): CardBlock => ({ kind: 'text', inlines });

/** Says what was looked for, every understood part of it named; empty when nothing but a name was understood. */
function describeSearch(query: Query): readonly Inline[] {
  const names = query.people.map(({ name }) => [bold(name)]);
  const parts = [
    names.length === 0 ? [] : [plain('of '), ...joinInlines(names, ' and ')],
    describeWords(query),
    describeBounds(query),
  ].filter((part) => part.length > 0);
  return parts.length === 0 ? [] : joinInlines([[plain(query.seeking)], ...parts], ' ');
}

/** Remembered words are looked for as they are; the topic among them is the same words again. */
function describeWords({ phrase, topic }: Query): readonly Inline[] {
  if (phrase !== null) return [plain('with the words '), bold(phrase)];
  return topic === '' ? [] : [plain('on '), bold(topic)];
}

/** Offers what is nearest, or the way to those who are much quoted. */
function composeOffers({ suggestions }: Answer, { requestFor }: AnswerContext): readonly CardBlock[] {
  if (suggestions.length === 0) return [];
  const isNear = suggestions.some((suggestion) => suggestion.isNear);
  return [
    text(plain(isNear ? 'Nearest to it in the library:' : 'Much quoted here:')),
    ...composeSuggestions(suggestions, requestFor),
  ];
}
