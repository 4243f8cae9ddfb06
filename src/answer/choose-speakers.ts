import type { Asked } from './asked.ts';
import type { NameMention } from './read-names.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The names in a question by the part they play. */
export interface Roles {
  /** Whose words are wanted. */
  readonly speakers: readonly NameMention[];
  /** Whom the words are about. */
  readonly others: readonly NameMention[];
  /** Whether the words around a speaker's name say so, rather than its place at the beginning. */
  readonly isClear: boolean;
}

const auxiliaries = new Set(
  'did does do has have had is was are were will would can could didnt doesnt hasnt havent isnt wasnt'.split(
    ' ',
  ),
);
// "quotes from Kay", "comments by Kay"
const givers = new Set(['from', 'by']);
const joiners = new Set(['and', 'or', 'with', 'vs', 'versus']);
// Whoever reacts is not the one reacted to.
const reactions = new Set(
  'reaction reactions tribute tributes comments response responses reply replies backlash'.split(' '),
);

/** Tells the names whose words are wanted from the names that the words are about. */
export function chooseSpeakers(
  mentions: readonly NameMention[],
  asked: Asked,
  vocabulary: Vocabulary,
): Roles {
  const speakers: NameMention[] = [];
  const others: NameMention[] = [];
  for (const mention of mentions) {
    const isSpeaker = speaks(mention, asked, vocabulary, speakers) || joins(mention, asked, speakers);
    (isSpeaker ? speakers : others).push(mention);
  }
  if (speakers.length > 0) return { speakers, others, isClear: true };
  const first = firstBeforeTopic(others, asked, vocabulary);
  return {
    speakers: first ? [first] : [],
    others: others.filter((other) => other !== first),
    isClear: false,
  };
}

function speaks(
  mention: NameMention,
  asked: Asked,
  vocabulary: Vocabulary,
  speakers: readonly NameMention[],
): boolean {
  const { words } = asked;
  if (isOwner(mention, asked, vocabulary)) return false;
  const start = skipTitles(mention.from, asked, vocabulary);
  const before = words[start - 1]?.form ?? '';
  const next = words[mention.to]?.form ?? '';
  const followsSpeaker = speakers.some((speaker) => speaker.to >= start - 1);
  if (givers.has(before) && !followsSpeaker) return true;
  if (isTopicMark(start - 1, asked, vocabulary)) return false;
  if (auxiliaries.has(before)) return true;
  // "Kay's comeback", "Kay quotes", "Kay said", "Kay on the tour"
  if (vocabulary.speechWords.has(next)) return true;
  if (speakers.length === 0 && vocabulary.topicMarks.has(next)) return true;
  return false;
}

/** "Kay's wife": somebody else than Kay. */
function isOwner(mention: NameMention, asked: Asked, vocabulary: Vocabulary): boolean {
  return (
    mention.possessive &&
    asked.words.slice(mention.to, mention.to + 2).some(({ form }) => vocabulary.relationWords.has(form))
  );
}

/** "Kay and Marlowe": the second speaks if the first does. */
function joins(mention: NameMention, asked: Asked, speakers: readonly NameMention[]): boolean {
  const last = speakers.at(-1);
  return last?.to === mention.from - 1 && joiners.has(asked.words[mention.from - 1]?.form ?? '');
}

function skipTitles(from: number, asked: Asked, vocabulary: Vocabulary): number {
  let start = from;
  while (
    start > 0 &&
    (vocabulary.titles.has(asked.words[start - 1]?.form ?? '') || asked.words[start - 1]?.form === 'the')
  )
    start -= 1;
  return start;
}

function isTopicMark(at: number, asked: Asked, vocabulary: Vocabulary): boolean {
  return vocabulary.topicMarks.has(asked.words[at]?.form ?? '');
}

/** A name with which the question opens: "why is Kay leaving", "Kay in the Post, what was the line". */
function firstBeforeTopic(
  mentions: readonly NameMention[],
  asked: Asked,
  vocabulary: Vocabulary,
): NameMention | null {
  const [first] = mentions;
  if (!first || isOwner(first, asked, vocabulary)) return null;
  const before = asked.words.slice(0, skipTitles(first.from, asked, vocabulary)).map(({ form }) => form);
  const isOpening = before.every(
    (form) =>
      (vocabulary.stopWords.has(form) || vocabulary.frameWords.has(form)) &&
      !(
        vocabulary.topicMarks.has(form) ||
        reactions.has(form) ||
        vocabulary.crowdWords.has(form) ||
        form === 'who'
      ),
  );
  return isOpening ? first : null;
}
