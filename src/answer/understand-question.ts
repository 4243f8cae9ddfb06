import type { Instant, Person, Question } from '../domain.ts';
import { UsageError } from '../errors.ts';
import type { Library } from '../library/library.ts';
import { type Asked, isWithin, printed, readAsked, type WordRange, wordsBetween } from './asked.ts';
import { chooseSpeakers, type Roles } from './choose-speakers.ts';
import { readDateOption, readDates } from './read-dates.ts';
import { type NameMention, readNames } from './read-names.ts';
import { readOutlet } from './read-outlet.ts';
import { type RememberedPhrase, readPhrase } from './read-phrase.ts';
import { readSeeking } from './read-seeking.ts';
import { readUnknownName } from './read-unknown-name.ts';
import type { UnderstoodQuery } from './understood-query.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What a question is understood by: the library that knows the names, the clock and the word lists. */
export interface AnswerContext {
  readonly library: Library;
  /** What "last week" is reckoned from. */
  readonly now: Date;
  readonly vocabulary: Vocabulary;
}

/**
 * Compiles a question to the data that the library is asked by.
 *
 * @throws UsageError when neither words nor options ask for anything, or an option's date is none.
 */
export async function understandQuestion(
  question: Question,
  context: AnswerContext,
): Promise<UnderstoodQuery> {
  const { library, now, vocabulary } = context;
  const asked = readAsked(question.text, vocabulary);
  const options = await readOptions(question, context);
  if (asked.words.length === 0 && !hasOptions(question)) throw new UsageError(emptyMessage);

  const seeking = question.reading === 'any' ? readSeeking(asked, vocabulary) : 'quotations';
  const phrase = choosePhrase(question, asked, vocabulary);
  const dates = phrase?.evidence === 'bare' ? null : readDates(asked.text, now);
  const dateRange = dates && wordsBetween(asked, dates.start, dates.end);
  const outlet = await readOutlet(asked, library, vocabulary);
  const names = (await readNames(asked, library, vocabulary)).filter((name) =>
    isFree(name, [outlet, dateRange, quotedRange(phrase)]),
  );
  const roles = assignRoles(names, { asked, phrase, seeking, options, vocabulary });

  // A bare sentence in which somebody known speaks is a question about them after all.
  const remembered = phrase?.evidence === 'bare' && roles.speakers.length > 0 ? null : phrase;
  const taken = [
    ...roles.speakers,
    dateRange && isFree(dateRange, [quotedRange(phrase)]) ? dateRange : null,
    outlet,
  ];
  const topicWords = listTopicWords(asked, taken, vocabulary);
  const people = options.person
    ? [options.person]
    : distinct(roles.speakers.flatMap(({ people }) => sole(people)));
  const choices = options.person
    ? []
    : distinct(roles.speakers.flatMap(({ people }) => (people.length > 1 ? people : [])));
  const unknownName =
    options.unknownName ??
    (people.length + choices.length === 0 && seeking === 'quotations' && !remembered
      ? await readUnknownName(asked, { mentions: names, library, vocabulary })
      : null);

  return {
    asked: question.text,
    seeking,
    people,
    unknownName,
    choices,
    topic: topicWords.join(' '),
    phrase: remembered ? printed(asked, remembered.range) : null,
    outlet: question.outlet ?? outlet?.outlet ?? null,
    since: options.since ?? (options.until ? null : (dates?.since ?? null)),
    until: options.until ?? (options.since ? null : (dates?.until ?? null)),
    about: distinct(roles.others.flatMap(({ people }) => sole(people))),
    crowd: asked.words.some(({ form }) => vocabulary.crowdWords.has(form)) && people.length === 0,
    phraseEvidence: remembered ? (question.reading === 'phrase' ? 'option' : remembered.evidence) : null,
    datesBind: options.since !== null || options.until !== null,
    outletBinds: question.outlet !== null,
  };
}

const emptyMessage =
  'The question is empty. Ask in your own words, such as “what did Kay Reyes say about the tour”, or type words you remember.';

const hasOptions = ({ person, outlet, since, until }: Question) =>
  Boolean(person ?? outlet ?? since ?? until);

interface Options {
  readonly person: Person | null;
  readonly unknownName: string | null;
  readonly since: Instant | null;
  readonly until: Instant | null;
}

async function readOptions(question: Question, context: AnswerContext): Promise<Options> {
  const since = readBound(question.since, 'since', context.now);
  const until = readBound(question.until, 'until', context.now);
  const person = question.person ? await findPerson(question.person, context.library) : null;
  return { person, unknownName: question.person && !person ? question.person : null, since, until };
}

function readBound(words: string | null, edge: 'since' | 'until', now: Date): Instant | null {
  if (!words?.trim()) return null;
  const bound = readDateOption(words, edge, now);
  if (bound) return bound;
  throw new UsageError(
    `“${words.slice(0, 60)}” in \`${edge}\` is not a date. Try 2025-09-15, “last week” or “May 2025”.`,
  );
}

async function findPerson(nameOrId: string, library: Library): Promise<Person | null> {
  const byId = await library.person(nameOrId);
  if (byId) return byId;
  const [matches = []] = await library.matchNames([nameOrId]);
  return matches[0]?.person ?? null;
}

function choosePhrase(question: Question, asked: Asked, vocabulary: Vocabulary): RememberedPhrase | null {
  if (question.reading === 'topic') return null;
  if (question.reading === 'phrase' && asked.words.length > 0)
    return (
      readPhrase(asked, vocabulary) ?? { range: { from: 0, to: asked.words.length }, evidence: 'introduced' }
    );
  return readPhrase(asked, vocabulary);
}

const quotedRange = (phrase: RememberedPhrase | null) =>
  phrase && phrase.evidence !== 'bare' ? phrase.range : null;

const isFree = (range: WordRange, taken: readonly (WordRange | null)[]) =>
  !taken.some((other) => other && range.from < other.to && other.from < range.to);

interface RoleClues {
  readonly asked: Asked;
  readonly phrase: RememberedPhrase | null;
  readonly seeking: UnderstoodQuery['seeking'];
  readonly options: Options;
  readonly vocabulary: Vocabulary;
}

function assignRoles(names: readonly NameMention[], clues: RoleClues): Roles {
  const { asked, phrase, seeking, options, vocabulary } = clues;
  if (seeking === 'stories' || options.person) return { speakers: [], others: names };
  const roles = chooseSpeakers(names, asked, vocabulary);
  // A name inside a remembered sentence is one of its words unless it is spelt as a full name right at the start.
  if (phrase?.evidence !== 'bare') return roles;
  const speakers = roles.speakers.filter(
    ({ kind, from, distance }) => from === 0 && (kind === 'full' || distance === 0),
  );
  return { speakers, others: names.filter((name) => !speakers.includes(name)) };
}

const sole = (people: readonly Person[]) => (people.length === 1 ? people : []);
const distinct = (people: readonly Person[]) => [
  ...new Map(people.map((person) => [person.id, person])).values(),
];

/** Lists the words that say what the question is about: all but small words, words of asking and what is used already. */
function listTopicWords(
  asked: Asked,
  taken: readonly (WordRange | null)[],
  vocabulary: Vocabulary,
): readonly string[] {
  const free = asked.words
    .map((word, at) => ({ word, at }))
    .filter(
      ({ word, at }) => !taken.some((range) => isWithin(at, range)) && !vocabulary.stopWords.has(word.form),
    );
  const content = free.filter(({ word }) => !vocabulary.frameWords.has(word.form));
  // "what did she say about the interview": words of asking are the topic where they stand after its mark.
  const mark = asked.words.findIndex(({ form }) => vocabulary.topicMarks.has(form));
  const kept = content.length > 0 || mark === -1 ? content : free.filter(({ at }) => at > mark);
  return kept.map(({ word }) => asked.text.slice(word.start, word.end));
}
