import type { Instant, Person, Question } from '../domain.ts';
import { UsageError } from '../errors.ts';
import type { Library } from '../library/library.ts';
import { type Asked, isWithin, overlap, printed, readAsked, type WordRange, wordsBetween } from './asked.ts';
import { chooseSpeakers, type Roles } from './choose-speakers.ts';
import { type DateWindow, readDateOption, readDates } from './read-dates.ts';
import { type NameMention, readNames } from './read-names.ts';
import { type OutletMention, readOutlet } from './read-outlet.ts';
import { type RememberedPhrase, readBarePhrase, readPhrase } from './read-phrase.ts';
import { readSeeking } from './read-seeking.ts';
import { readUnknownName, type UnknownName } from './read-unknown-name.ts';
import type { UnderstoodQuery } from './understood-query.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { Word } from './word.ts';

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
  const asked = readAsked(question.text, context.vocabulary);
  if (asked.words.length === 0 && !hasOptions(question)) throw new UsageError(emptyMessage);
  const options = await readOptions(question, context);
  const parts = await readParts(question, asked, options, context);
  const { seeking, roles, dates, outlet } = parts;

  const unknown = await findUnknownName(asked, parts, context);
  // Whoever asks after a name, known or not, remembers no words by asking.
  const phrase = unknown && parts.phrase?.evidence === 'bare' ? null : parts.phrase;
  const speakers = unknown ? roles.speakers.filter((name) => !overlap(name, unknown)) : roles.speakers;
  const taken = [...speakers, unknown, phrase?.frame ?? null, dates?.range ?? null, outlet];
  const wording = listFreeWords(asked, taken, seeking, context.vocabulary);
  const people = options.person ? [options.person] : distinct(speakers.flatMap((name) => sole(name.people)));
  const choices = options.person ? [] : distinct(speakers.flatMap((name) => several(name.people)));
  const isUnknown = people.length + choices.length === 0;
  const unknownName = options.unknownName ?? (isUnknown ? (unknown?.name ?? null) : null);
  return {
    asked: question.text,
    seeking,
    people,
    jointly: await findJoint(people, context.library),
    unknownName,
    choices,
    topic: chooseTopic(wording, asked, context.vocabulary),
    phrase: phrase ? printed(asked, phrase.range) : null,
    outlet: question.outlet ?? outlet?.outlet ?? null,
    ...chooseDates(options, dates),
    about: distinct(roles.others.flatMap((name) => sole(name.people))),
    crowd: people.length === 0 && asked.words.some(({ form }) => context.vocabulary.crowdWords.has(form)),
    wording: wording.map(({ word }) => asked.text.slice(word.start, word.end)).join(' '),
    phraseEvidence: phrase?.evidence ?? null,
    outletBinds: question.outlet !== null,
  };
}

/** What the passes found in a question's words. */
interface Parts {
  readonly seeking: UnderstoodQuery['seeking'];
  readonly names: readonly NameMention[];
  readonly roles: Roles;
  readonly phrase: RememberedPhrase | null;
  readonly dates: (DateWindow & { readonly range: WordRange }) | null;
  readonly outlet: OutletMention | null;
}

async function readParts(
  question: Question,
  asked: Asked,
  options: Options,
  { library, vocabulary, now }: AnswerContext,
): Promise<Parts> {
  const marked = readPhrase(asked);
  const quoted = marked?.evidence === 'quoted' && question.reading !== 'topic';
  const seeking = question.reading === 'any' && !quoted ? readSeeking(asked, vocabulary) : 'quotations';
  const remembered = question.reading === 'topic' || seeking === 'stories' ? null : marked;
  const isOutside = (range: WordRange) => !remembered || !overlap(range, remembered.range);

  const outlet = await readOutlet(asked, library, vocabulary);
  const found = await readNames(asked, library, vocabulary);
  const names = found.filter((name) => isOutside(name) && !(outlet && overlap(name, outlet)));
  const roles =
    seeking === 'stories' || options.person
      ? { speakers: [], others: names, isClear: false }
      : chooseSpeakers(names, asked, vocabulary);
  const phrase = remembered ?? readUnmarkedPhrase({ question, seeking, asked, roles, vocabulary });
  const window = phrase?.evidence === 'bare' ? null : readDates(asked.text, now);
  const range = window && wordsBetween(asked, window.start, window.end);
  const dates = window && range && isOutside(range) ? { ...window, range } : null;
  const speakers = phrase?.evidence === 'bare' ? [] : roles.speakers;
  return { seeking, names, roles: { ...roles, speakers }, phrase, dates, outlet };
}

interface Unmarked {
  readonly question: Question;
  readonly seeking: UnderstoodQuery['seeking'];
  readonly asked: Asked;
  readonly roles: Roles;
  readonly vocabulary: Vocabulary;
}

/** Takes the whole question for remembered words where it asks nothing else and nobody is asked after. */
function readUnmarkedPhrase({
  question,
  seeking,
  asked,
  roles,
  vocabulary,
}: Unmarked): RememberedPhrase | null {
  if (question.reading === 'phrase' && asked.words.length > 0)
    return { range: { from: 0, to: asked.words.length }, frame: null, evidence: 'introduced' };
  if (question.reading === 'topic' || seeking === 'stories') return null;
  const asksAfter = roles.speakers.some(
    ({ from, to, kind, distance }) =>
      (roles.isClear && to - from > 1) || (distance === 0 && (from === 0 || kind === 'full')),
  );
  return asksAfter ? null : readBarePhrase(asked, vocabulary);
}

function findUnknownName(
  asked: Asked,
  { seeking, phrase, names }: Parts,
  { library, vocabulary }: AnswerContext,
): Promise<UnknownName | null> {
  const asksAfter = seeking === 'quotations' && (!phrase || phrase.evidence === 'bare');
  return asksAfter ? readUnknownName(asked, { mentions: names, library, vocabulary }) : Promise.resolve(null);
}

function chooseDates(
  options: Options,
  dates: DateWindow | null,
): Pick<UnderstoodQuery, 'since' | 'until' | 'datesBind'> {
  const { since, until } = options;
  if (since !== null || until !== null) return { since, until, datesBind: true };
  return { since: dates?.since ?? null, until: dates?.until ?? null, datesBind: false };
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

const sole = (people: readonly Person[]) => (people.length === 1 ? people : []);
const several = (people: readonly Person[]) => (people.length > 1 ? people : []);
const distinct = (people: readonly Person[]) => [
  ...new Map(people.map((person) => [person.id, person])).values(),
];

// Bodies of several people that are tried for one of them.
const jointMax = 10;

/** Finds those who speak as several, the people among them: "Kay Reyes and Rowan Ashby" for Kay Reyes. */
async function findJoint(people: readonly Person[], library: Library): Promise<readonly Person[]> {
  const lists = await Promise.all(
    people.map(async ({ name }) => {
      const known = await library.completePerson(name, jointMax);
      return known.filter(
        (other) => / and /.test(other.name) && other.name.includes(name) && other.name !== name,
      );
    }),
  );
  return distinct(lists.flat());
}

interface FreeWord {
  readonly word: Word;
  readonly at: number;
}

/** Lists the words that are neither small nor used already. */
function listFreeWords(
  asked: Asked,
  taken: readonly (WordRange | null)[],
  seeking: UnderstoodQuery['seeking'],
  vocabulary: Vocabulary,
): readonly FreeWord[] {
  const isSmall = ({ form }: Word) =>
    vocabulary.stopWords.has(form) ||
    (seeking === 'stories' && (vocabulary.outletWords.has(form) || vocabulary.storyWords.has(form)));
  return asked.words
    .map((word, at) => ({ word, at }))
    .filter(({ word, at }) => !isSmall(word) && !taken.some((range) => isWithin(at, range)));
}

/** Leaves the words of asking out of the topic, unless there is nothing else after its mark: "about the interview". */
function chooseTopic(free: readonly FreeWord[], asked: Asked, vocabulary: Vocabulary): string {
  const content = free.filter(({ word }) => !vocabulary.frameWords.has(word.form));
  const mark = asked.words.findIndex(({ form }) => vocabulary.topicMarks.has(form));
  const topic = content.length > 0 || mark === -1 ? content : free.filter(({ at }) => at > mark);
  return topic.map(({ word }) => asked.text.slice(word.start, word.end)).join(' ');
}
