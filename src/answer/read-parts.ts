import type { Question } from '../domain.ts';
import { fold, readLexicon } from '../words/index.ts';
import type { AnswerContext } from './answer-context.ts';
import { type Asked, findSayings, isWithin, overlap, type WordRange, wordsBetween } from './asked.ts';
import { chooseSpeakers, type Roles } from './choose-speakers.ts';
import type { LookedUp } from './look-up.ts';
import { type DateWindow, readDates } from './read-dates.ts';
import type { NameMention } from './read-names.ts';
import type { OutletMention } from './read-outlet.ts';
import { type RememberedPhrase, readBarePhrase, readPhrase } from './read-phrase.ts';
import { readSeeking } from './read-seeking.ts';
import { readUnknownOutlet, type UnknownOutlet } from './read-unknown-outlet.ts';
import type { UnderstoodQuery } from './understood-query.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What the passes found in a question's words. */
export interface Parts {
  readonly seeking: UnderstoodQuery['seeking'];
  readonly names: readonly NameMention[];
  readonly roles: Roles;
  readonly phrase: RememberedPhrase | null;
  readonly dates: (DateWindow & { readonly range: WordRange }) | null;
  readonly outlet: OutletMention | null;
  /** An outlet that nothing in the library is from. */
  readonly unknownOutlet: UnknownOutlet | null;
  /** Whether a sentence that opens with a name may as well be remembered words: “Lenny is a nice boy”. */
  readonly mayBePhrase: boolean;
}

/** Runs the passes over a question's words, those first whose words the others must leave alone. */
export function readParts(
  question: Question,
  { asked, options, names: found, outlet }: LookedUp,
  { vocabulary, now }: AnswerContext,
): Parts {
  const marked = readPhrase(asked);
  const quoted = marked?.evidence === 'quoted' && question.reading !== 'topic';
  const seeking = question.reading === 'any' && !quoted ? readSeeking(asked, vocabulary) : 'quotations';
  const window = readDates(asked.text, now);
  const range = window && wordsBetween(asked, window.start, window.end);
  const isTopic = question.reading === 'topic' || seeking === 'stories';
  const remembered = isTopic || !marked ? null : withoutPlace(marked, [outlet, range]);
  const isOutside = (other: WordRange) => !remembered || !overlap(other, remembered.range);
  const names = found.filter(
    (name) =>
      isOutside(name) && !(outlet && overlap(name, outlet)) && !(range && isPartOfDate(name, range, asked)),
  );
  const roles =
    seeking === 'stories' || options.people.length > 0
      ? { speakers: [], others: names, isClear: false }
      : chooseSpeakers(names, asked, vocabulary);
  const phrase = remembered ?? readUnmarkedPhrase({ question, seeking, asked, roles, vocabulary });
  const isDated = phrase?.evidence !== 'bare' && range !== null && isOutside(range);
  const dates = isDated && window ? { ...window, range } : null;
  const speakers = roles.speakers.filter((name) => !phrase || !overlap(name, phrase.range));
  const mayBePhrase =
    question.reading === 'any' &&
    seeking === 'quotations' &&
    !phrase &&
    speakers.some(({ from, to }) => from === 0 && !vocabulary.topicMarks.has(asked.words[to]?.form ?? '')) &&
    readBarePhrase(asked, vocabulary) !== null;
  const unknownOutlet =
    outlet || phrase || question.outlet !== null ? null : readUnknownOutlet(asked, names, vocabulary);
  return { seeking, names, roles: { ...roles, speakers }, phrase, dates, outlet, unknownOutlet, mayBePhrase };
}

/** Leaves out of words that "who said it" closes where and when they were printed: "the Post, May 2024: we are here". */
function withoutPlace(phrase: RememberedPhrase, places: readonly (WordRange | null)[]): RememberedPhrase {
  const { from, to } = phrase.range;
  const place = places.find((range) => range !== null && range.from === from && range.to < to);
  const isClosed = phrase.evidence === 'introduced' && phrase.frame?.to === from;
  if (!place || !isClosed) return phrase;
  const frame = { from: phrase.frame?.from ?? from, to: place.to };
  return withoutPlace({ ...phrase, range: { from: place.to, to }, frame }, places);
}

/** Whether what looks like a name belongs to a date: "March" in "March 2025", for somebody called Marsh or March. */
function isPartOfDate(name: NameMention, date: WordRange, { words }: Asked): boolean {
  // "after Kay in May": who stands before the month is somebody all the same.
  if (!overlap(name, date) || !words.slice(name.from, name.to).some(({ form }) => calendarWords.has(form)))
    return false;
  if (name.distance > 0) return true;
  const dated = words.slice(date.from, date.to).filter((_, at) => !isWithin(date.from + at, name));
  // "May in May" has no more to a date than "May on the tour"; a year or a word such as "since" makes one.
  return isInside(name, date) && dated.length > 0;
}

const calendarWords: ReadonlySet<string> = new Set(readLexicon('calendar').map(fold));

const isInside = (one: WordRange, other: WordRange) => one.from >= other.from && one.to <= other.to;

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
  // Who asks for "the next thing Kay said" remembers no words of it.
  const isStock = roles.isClear && findSayings(asked, vocabulary.stockPhrases).length > 0;
  const asksAfter = roles.speakers.some(
    ({ from, to, kind, distance }) =>
      isStock || (roles.isClear && to - from > 1) || (distance === 0 && (from === 0 || kind === 'full')),
  );
  return asksAfter ? null : readBarePhrase(asked, vocabulary);
}
