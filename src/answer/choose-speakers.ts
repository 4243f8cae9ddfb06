import { type Asked, findSayings, isWithin } from './asked.ts';
import type { NameMention } from './read-names.ts';
import { readPronoun } from './read-pronoun.ts';
import { reactionWords, type Vocabulary } from './vocabulary.ts';

/** The names in a question by the part they play. */
export interface Roles {
  /** Whose words are wanted. */
  readonly speakers: readonly NameMention[];
  /** Whom the words are about. */
  readonly others: readonly NameMention[];
  /** Whether the words around a speaker's name say so, rather than its place at the beginning. */
  readonly isClear: boolean;
}

/** Tells the names whose words are wanted from the names that the words are about. */
export function chooseSpeakers(
  mentions: readonly NameMention[],
  asked: Asked,
  vocabulary: Vocabulary,
): Roles {
  const able = mentions.filter((mention) => !isOwner(mention, asked, vocabulary));
  // The surest sign that any name bears decides; names with weaker signs only are those spoken of.
  const surest = signs.find(({ holds }) => able.some((mention) => holds(mention, asked, vocabulary)));
  const speakers = surest ? able.filter((mention) => surest.holds(mention, asked, vocabulary)) : [];
  speakers.push(...(surest ? [] : findMeantByPronoun(able, asked)));
  for (const mention of able)
    if (!speakers.includes(mention) && joins(mention, asked, speakers)) speakers.push(mention);
  const others = mentions.filter((mention) => !speakers.includes(mention));
  return { speakers, others, isClear: surest?.isClear ?? false };
}

/** "Kay at the gala, what did she say": the one who is named before is meant. */
function findMeantByPronoun(mentions: readonly NameMention[], asked: Asked): readonly NameMention[] {
  const pronoun = readPronoun(asked);
  const at = asked.words.findLastIndex(({ form }) => form === pronoun);
  return pronoun !== 'they' && mentions.length === 1 ? mentions.filter(({ to }) => to <= at) : [];
}

interface Sign {
  /** Whether it stands in the words around the name, not in the name's place alone. */
  readonly isClear: boolean;
  holds(mention: NameMention, asked: Asked, vocabulary: Vocabulary): boolean;
}

const auxiliaries = new Set(
  'did does do has have had is was are were will would can could didnt doesnt hasnt havent isnt wasnt'.split(
    ' ',
  ),
);
const givers = new Set(['from', 'by']);

/** From the surest to the weakest. */
const signs: readonly Sign[] = [
  // "according to Kay"
  { isClear: true, holds: (...args) => isAccordingTo(...args) },
  // "did Kay say", "why is Kay leaving"
  { isClear: true, holds: (...args) => auxiliaries.has(formBefore(...args)) },
  // "quotes from Kay", but not "Kay from the band Gulls"
  {
    isClear: true,
    holds: (mention, asked, vocabulary) =>
      givers.has(formBefore(mention, asked, vocabulary)) && isAfterSmallWords(mention, asked, vocabulary),
  },
  // "Kay on the tour", "Kay said", "ok Kay's reply"
  {
    isClear: true,
    holds: (...args) => isAfterSmallWords(...args) && isBeforeCue(...args),
  },
  // "Kay in the Post, what was the line"
  { isClear: false, holds: isAfterSmallWords },
  // "… what Kay said"
  {
    isClear: true,
    holds: (mention, asked, vocabulary) =>
      vocabulary.speechWords.has(asked.words[mention.to]?.form ?? '') &&
      !vocabulary.topicMarks.has(formBefore(mention, asked, vocabulary)),
  },
];

function isAccordingTo(mention: NameMention, asked: Asked, vocabulary: Vocabulary): boolean {
  const at = skipTitles(mention.from, asked, vocabulary);
  return asked.words[at - 1]?.form === 'to' && asked.words[at - 2]?.form === 'according';
}

function formBefore(mention: NameMention, asked: Asked, vocabulary: Vocabulary): string {
  return asked.words[skipTitles(mention.from, asked, vocabulary) - 1]?.form ?? '';
}

/** Whether only words of asking stand before a name, and none that makes it the topic. */
function isAfterSmallWords(mention: NameMention, asked: Asked, vocabulary: Vocabulary): boolean {
  const stock = findSayings(asked, vocabulary.stockPhrases);
  const before = asked.words
    .slice(0, skipTitles(mention.from, asked, vocabulary))
    .filter((_, at) => !stock.some((range) => isWithin(at, range)))
    .map(({ form }) => form);
  const isGiven = givers.has(before.at(-1) ?? '');
  return before.every(
    (form) =>
      (vocabulary.stopWords.has(form) || vocabulary.frameWords.has(form)) &&
      !vocabulary.topicMarks.has(form) &&
      !vocabulary.crowdWords.has(form) &&
      form !== 'who' &&
      (isGiven || !reactionWords.has(form)),
  );
}

function isBeforeCue(mention: NameMention, asked: Asked, vocabulary: Vocabulary): boolean {
  const next = asked.words[mention.to]?.form ?? '';
  return vocabulary.speechWords.has(next) || vocabulary.topicMarks.has(next);
}

/** "Kay's wife": somebody else than Kay. */
function isOwner(mention: NameMention, asked: Asked, vocabulary: Vocabulary): boolean {
  const after = asked.words.slice(mention.to, mention.to + 2);
  return mention.possessive && after.some(({ form }) => vocabulary.relationWords.has(form));
}

const joiners = new Set(['and', 'or', 'with', 'vs', 'versus']);

/** "Kay and Marlowe": the second speaks if the first does. */
function joins(mention: NameMention, asked: Asked, speakers: readonly NameMention[]): boolean {
  return speakers.some(
    ({ to }) => to === mention.from - 1 && joiners.has(asked.words[mention.from - 1]?.form ?? ''),
  );
}

/** "what did the director Kay say": titles belong to the name. */
function skipTitles(from: number, asked: Asked, vocabulary: Vocabulary): number {
  const isTitle = (form: string) => form === 'the' || vocabulary.titles.has(form);
  let start = from;
  while (start > 0 && isTitle(asked.words[start - 1]?.form ?? '')) start -= 1;
  return start;
}
