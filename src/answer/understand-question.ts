import type { Person, Question } from '../domain.ts';
import type { AnswerContext } from './answer-context.ts';
import { type Asked, findSayings, overlap, printed, type WordRange } from './asked.ts';
import { chooseTopic, listFreeWords } from './choose-topic.ts';
import { findJoint } from './find-joint.ts';
import { type LookedUp, lookUp } from './look-up.ts';
import type { DateWindow } from './read-dates.ts';
import type { NameMention } from './read-names.ts';
import type { Options } from './read-options.ts';
import { type Parts, readParts } from './read-parts.ts';
import { readPronoun } from './read-pronoun.ts';
import { readRole } from './read-role.ts';
import { readNews } from './read-seeking.ts';
import { readUnknownName, type UnknownName } from './read-unknown-name.ts';
import { settleChoices } from './settle-choices.ts';
import type { UnderstoodQuery } from './understood-query.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * Compiles a question to the data that the library is asked by; what of it is `known` is not looked up again.
 *
 * @throws UsageError when neither words nor options ask for anything, or an option's date is none.
 */
export async function understandQuestion(
  question: Question,
  context: AnswerContext,
  known?: LookedUp,
): Promise<UnderstoodQuery> {
  const lookedUp = known ?? (await lookUp(question, context));
  const { asked, options } = lookedUp;
  const parts = readParts(question, lookedUp, context);
  const { seeking, roles, dates, outlet, unknownOutlet } = parts;

  const unfamiliar = await findUnknownName(asked, parts, context);
  const unknown = unfamiliar?.isPrinted ? null : unfamiliar;
  // Whoever asks after a name, known or not, remembers no words by asking.
  const phrase = unknown && parts.phrase?.evidence === 'bare' ? null : parts.phrase;
  const speakers = unknown ? roles.speakers.filter((name) => !overlap(name, unknown)) : roles.speakers;
  const framing = phrase ? [phrase.frame] : findSayings(asked, context.vocabulary.stockPhrases);
  const taken = [...speakers, ...framing, unknown, dates?.range ?? null, outlet, unknownOutlet];
  const listFree = (ranges: readonly (WordRange | null)[]) =>
    listFreeWords(asked, ranges, seeking, context.vocabulary);
  // A name that only print knows is no topic, unless there is no other.
  const wording = orElse(listFree([...taken, unfamiliar]), () => listFree(taken));
  const isName = (name: NameMention) => !isPlainWord(name, asked, context.vocabulary);
  const about = distinct(roles.others.filter(isName).flatMap((name) => sole(name.people)));
  const settled = await Promise.all(speakers.map((name) => settleName(name, about, context)));
  const whose = await settleWhose(chooseWhose(options, settled, unfamiliar), about, context);
  const { isUnknown, people, choices, unknownName, printedName } = whose;
  const isAnybodys = isUnknown && unknownName === null;
  const role = isUnknown && phrase === null ? readRole(asked, outlet, context.vocabulary) : null;
  // Where nothing else is asked, the words of whoever has the role are.
  const topic = chooseTopic(wording, asked, context.vocabulary) || (role ?? '');
  const isOpen = isAnybodys && topic === '' && phrase === null;
  const news = isOpen ? readNews(asked) : null;
  return {
    asked: question.text,
    seeking: news ?? seeking,
    people,
    jointly: await findJoint(people, context.library),
    unknownName,
    printedName,
    nearName: options.nearName,
    choices,
    pronoun: isAnybodys ? readMeant(asked, parts) : null,
    ...readMutual(asked, people, topic),
    phrase: phrase ? printed(asked, phrase.range) : null,
    ...chooseOutlet(question, isUnknown, parts),
    unknownOutlet: unknownOutlet?.name ?? null,
    ...chooseDates(options, dates),
    about,
    role,
    newest: news !== null,
    crowd: people.length === 0 && asksForCrowd(asked, context.vocabulary),
    wording: wording.map(({ word }) => asked.text.slice(word.start, word.end)).join(' '),
    phraseEvidence: phrase?.evidence ?? null,
    mayBePhrase: parts.mayBePhrase,
    peopleBind: options.people.length > 0,
  };
}

const asksForCrowd = ({ words }: Asked, { crowdWords }: Vocabulary) =>
  words.some(({ form }) => crowdWords.has(form));

const orElse = <T>(list: readonly T[], other: () => readonly T[]) => (list.length > 0 ? list : other());

const readMeant = (asked: Asked, parts: Parts) => (asksForWordsOn(parts) ? readPronoun(asked) : null);

const asksForWordsOn = ({ phrase, seeking }: Parts) => phrase === null && seeking === 'quotations';

/** Where nobody is named, an outlet is what is asked for; whoever names a person may well mistake where they spoke. */
const chooseOutlet = (question: Question, isUnknown: boolean, parts: Parts) => ({
  outlet: question.outlet ?? parts.outlet?.outlet ?? null,
  outletBinds: question.outlet !== null || (isUnknown && asksForWordsOn(parts)),
});

const mutual = /\b(?:each ?other|one another)\b/;

function readMutual(asked: Asked, people: readonly Person[], topic: string) {
  const isMutual = people.length > 1 && mutual.test(asked.line);
  return { isMutual, topic: isMutual && topic === '' ? 'each other' : topic };
}

/** Whether a surname is an everyday word as typed: the "hall" of "dance hall" is nobody called Hall. */
function isPlainWord(
  { from, to, kind, possessive }: NameMention,
  { words }: Asked,
  vocabulary: Vocabulary,
): boolean {
  const word = words[from];
  const isLone = to - from === 1 && kind !== 'full' && !possessive;
  return isLone && word?.capital === false && vocabulary.synonyms.groupsOf.has(word.stem);
}

/** Tells whose words are wanted: of known people, or of a name. */
function chooseWhose(options: Options, speakers: readonly NameMention[], unfamiliar: UnknownName | null) {
  const named = options.people.length > 0 ? [options] : speakers;
  const people = distinct(named.flatMap((name) => sole(name.people)));
  const choices = distinct(named.flatMap((name) => several(name.people)));
  const isUnknown = people.length + choices.length === 0;
  const name = isUnknown ? unfamiliar : null;
  return {
    people,
    choices,
    isUnknown,
    unknownName: options.unknownName ?? (name?.isPrinted === false ? name.name : null),
    printedName: name?.isPrinted ? name.name : null,
  };
}

/** Takes a name for that of a namesake who, other than whom it fits best, is quoted beside those named besides. */
async function settleName(
  name: NameMention,
  about: readonly Person[],
  { library }: AnswerContext,
): Promise<NameMention> {
  const [best, ...rest] = name.people;
  const rivals = name.namesakes.slice(0, namesakesMax);
  if (rest.length > 0 || rivals.length === 0) return name;
  const settled = await settleChoices([best, ...rivals], about, library);
  const [first = best, ...others] = settled;
  return settled.includes(best) ? name : { ...name, people: [first, ...others] };
}

// Of those who bear a name besides, how many are compared.
const namesakesMax = 6;

/** Settles which of several people of one name is meant by those whom the question names besides. */
async function settleWhose(
  whose: ReturnType<typeof chooseWhose>,
  about: readonly Person[],
  { library }: AnswerContext,
) {
  const settled = await settleChoices(whose.choices, [...whose.people, ...about], library);
  return { ...whose, people: distinct([...whose.people, ...sole(settled)]), choices: several(settled) };
}

function findUnknownName(
  asked: Asked,
  { seeking, phrase, names, outlet }: Parts,
  { library, vocabulary }: AnswerContext,
): Promise<UnknownName | null> {
  const asksAfter = seeking === 'quotations' && (!phrase || phrase.evidence === 'bare');
  return asksAfter
    ? readUnknownName(asked, { mentions: names, outlet, library, vocabulary })
    : Promise.resolve(null);
}

function chooseDates(
  options: Options,
  dates: DateWindow | null,
): Pick<UnderstoodQuery, 'since' | 'until' | 'datesBind'> {
  const { since, until } = options;
  if (since !== null || until !== null) return { since, until, datesBind: true };
  return { since: dates?.since ?? null, until: dates?.until ?? null, datesBind: false };
}

const sole = (people: readonly Person[]) => (people.length === 1 ? people : []);
const several = (people: readonly Person[]) => (people.length > 1 ? people : []);
const distinct = (people: readonly Person[]) => [
  ...new Map(people.map((person) => [person.id, person])).values(),
];
