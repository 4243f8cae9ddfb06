import type { Person } from '../domain.ts';
import type { Library, NameMatch } from '../library/library.ts';
import { fold, foldName, foldWords, isIrregular, type Word } from '../words/index.ts';
import { type Asked, overlap, type WordRange } from './asked.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A name found in a question and the people whom it fits equally well. */
export interface NameMention extends WordRange {
  readonly people: readonly [Person, ...Person[]];
  /** Others whose first name or surname is the whole name of the one it fits best: the Priya Das beside a Priya. */
  readonly namesakes: readonly Person[];
  readonly kind: NameMatch['kind'];
  /** Letters by which the question's spelling differs. */
  readonly distance: number;
  /** Whether it stands in the possessive: "Kay's wife", "Kays wife". */
  readonly possessive: boolean;
}

interface Candidate extends WordRange {
  readonly name: string;
  readonly possessive: boolean;
}

// Names longer than this are rare; hyphens part words, so "Bram Vandersloot-Reyes" counts three.
const nameWordsMax = 5;
// The names asked of the library for one question: bounds the work for long questions.
const candidatesMax = 240;
const nicknamesMax = 4;

/** Finds the names of known people in a question; none overlap. */
export async function readNames(
  asked: Asked,
  library: Library,
  vocabulary: Vocabulary,
): Promise<readonly NameMention[]> {
  const candidates = listCandidates(asked, vocabulary);
  if (candidates.length === 0) return [];
  const matches = await library.matchNames(candidates.map(({ name }) => name));
  const mentions = candidates.flatMap((candidate, at) => {
    const mention = toMention(candidate, matches[at] ?? [], asked, vocabulary);
    return mention ? [mention] : [];
  });
  return chooseApart(mentions.map((mention) => extend(mention, asked)));
}

/** Takes in the words beside a name that belong to it: "Bram Vandersloot" of "Bram Vandersloot-Reyes". */
function extend(mention: NameMention, asked: Asked): NameMention {
  const bearers = mention.people.map((person) => ({
    person,
    parts: new Set(fold(person.name).split(/[^\p{L}\p{N}]+/u)),
  }));
  const bears = (parts: ReadonlySet<string>, at: number) => {
    const form = asked.words[at]?.form ?? '';
    return form.length > 2 && (parts.has(form) || (form.endsWith('s') && parts.has(form.slice(0, -1))));
  };
  let { from, to } = mention;
  let fitting = bearers;
  for (;;) {
    const forward = fitting.filter(({ parts }) => bears(parts, to));
    const back = fitting.filter(({ parts }) => bears(parts, from - 1));
    if (forward.length > 0) to += 1;
    else if (back.length > 0) from -= 1;
    else break;
    fitting = forward.length > 0 ? forward : back;
  }
  const [first, ...rest] = fitting.map(({ person }) => person);
  if (!first || (from === mention.from && to === mention.to)) return mention;
  return {
    ...mention,
    from,
    to,
    people: [first, ...rest],
    possessive: asked.words[to - 1]?.possessive ?? false,
  };
}

function listCandidates(asked: Asked, vocabulary: Vocabulary): readonly Candidate[] {
  const candidates: Candidate[] = [];
  for (let from = 0; from < asked.words.length; from += 1)
    for (let length = 1; length <= nameWordsMax; length += 1) {
      const range = { from, to: from + length };
      if (!couldBeName(asked, range, vocabulary)) continue;
      for (const candidate of spellings(asked, range, vocabulary)) candidates.push(candidate);
      if (candidates.length >= candidatesMax) return candidates.slice(0, candidatesMax);
    }
  return candidates;
}

/** Whether a range may be a name: ends are no small words and no punctuation parts it. */
function couldBeName(asked: Asked, { from, to }: WordRange, vocabulary: Vocabulary): boolean {
  const first = asked.words[from];
  const last = asked.words[to - 1];
  if (!first || !last || to > asked.words.length) return false;
  const isSmall = (form: string) => vocabulary.stopWords.has(form) || form.length < 2;
  if (isSmall(last.form)) return false;
  if (isSmall(first.form) && !mayOpenName(first, vocabulary)) return false;
  const isLone = to - from === 1 || (to - from === 2 && first.form === 'the');
  if (isLone && isPlainWord(last.form, vocabulary)) return false;
  // "Kay's mother" is not the Mother Vinegar who is known.
  if (to - from === 1 && !last.capital && vocabulary.relationWords.has(last.form)) return false;
  return !/[,;:?!"“”()]|\.\s/.test(asked.text.slice(first.start, last.end));
}

const isPlainWord = (form: string, vocabulary: Vocabulary) =>
  vocabulary.frameWords.has(form) ||
  vocabulary.crowdWords.has(form) ||
  vocabulary.outletWords.has(form) ||
  vocabulary.bodyWords.has(form);

/** Whether a small word may open a name of several words: "the Gulls", "Will Marlowe", "May Okafor". */
const mayOpenName = ({ form, capital }: Word, vocabulary: Vocabulary) =>
  form === 'the' || capital || vocabulary.nicknames.has(form);

function spellings(asked: Asked, range: WordRange, vocabulary: Vocabulary): readonly Candidate[] {
  const words = asked.words.slice(range.from, range.to);
  const first = words[0];
  const last = words.at(-1);
  if (!first || !last) return [];
  const name = asked.text.slice(first.start, last.end).replace(/['’‘ʼ`]s?$/, '');
  const plain = { ...range, name, possessive: last.possessive };
  const found: Candidate[] = [plain];
  // "posys head", "bevs grandson": a possessive typed without its apostrophe.
  const isOwner = vocabulary.relationWords.has(asked.words[range.to]?.form ?? '');
  const least = isOwner ? 4 : 5;
  // The "oscars" are several of what is one: nobody's.
  const isPlural = words.length === 1 && vocabulary.synonyms.groupsOf.has(last.stem) && !isOwner;
  if (!last.possessive && /[^s]s$/.test(last.form) && last.form.length >= least && !isPlural)
    found.push({ ...range, name: name.slice(0, -1), possessive: true });
  for (const other of (vocabulary.nicknames.get(first.form) ?? []).slice(0, nicknamesMax))
    if (words.length > 1) found.push({ ...plain, name: other + name.slice(first.end - first.start) });
    else found.push({ ...plain, name: other });
  return found;
}

function toMention(
  candidate: Candidate,
  matches: readonly NameMatch[],
  asked: Asked,
  vocabulary: Vocabulary,
): NameMention | null {
  const fitting = matches.filter((match) => isTrusted(match, candidate, asked, vocabulary));
  const [best] = fitting;
  if (!best) return null;
  const people = withoutJoint(
    fitting
      .filter((match) => rankOf(match) === rankOf(best) && match.distance === best.distance)
      .map(({ person }) => person),
  );
  const quoted = people.filter(isQuoted);
  const [first = best.person, ...rest] = distinct(quoted.length > 0 ? quoted : people);
  const { from, to, possessive } = candidate;
  const namesakes = to - from === 1 ? fitting.map(({ person }) => person).filter(isQuoted) : [];
  return {
    from,
    to,
    possessive,
    people: [first, ...rest],
    namesakes: distinct(namesakes).filter(({ id }) => id !== first.id),
    kind: best.kind,
    distance: best.distance,
  };
}

const isQuoted = ({ quotationCount }: Person) => quotationCount > 0;

const isOrdinary = ({ form, stem }: Word, vocabulary: Vocabulary) =>
  isIrregular(form) ||
  vocabulary.stopWords.has(form) ||
  vocabulary.frameWords.has(form) ||
  vocabulary.roleNouns.has(form) ||
  vocabulary.synonyms.groupsOf.has(stem);

/** Leaves out those who speak as several where one of them fits by themselves. */
function withoutJoint(people: readonly Person[]): readonly Person[] {
  const single = people.filter(
    ({ name }) =>
      !people.some((other) => other.name !== name && name.includes(other.name) && / and /.test(name)),
  );
  return single.length > 0 ? single : people;
}

const rank = (kind: NameMatch['kind']) => (kind === 'full' ? 0 : kind === 'alias' ? 1 : 2);

/** One word of a body's name stands for it no better than for a person: "Falcone" of "Falcone & Sons". */
const rankOf = ({ kind, alias, person }: NameMatch) =>
  kind === 'alias' && foldWords(person.name).includes(foldName(alias)) ? rank('surname') : rank(kind);

function isTrusted(match: NameMatch, candidate: Candidate, asked: Asked, vocabulary: Vocabulary): boolean {
  // Descriptors such as "the actress" stand for somebody within their story only.
  if (match.kind === 'alias' && !/^[\p{Lu}\p{N}@]/u.test(match.alias)) return false;
  const words = asked.words.slice(candidate.from, candidate.to);
  if (match.distance === 0) return true;
  // A typo in a common word is a likelier reading than a name.
  if (words.some((word) => isOrdinary(word, vocabulary)) && !isOneWordOff(match, words, vocabulary))
    return false;
  const [typed, meant] = [fold(candidate.name), fold(match.alias)];
  const letters = typed.replace(/\P{L}/gu, '').length;
  // A lone word says little: it must be long, and nobody mistypes a name's first letter.
  if (words.length === 1 && (letters < 5 || typed[0] !== meant.replace(/^\P{L}+/u, '')[0])) return false;
  return match.distance <= letters / 5;
}

/** Whether a full name is typed right but for a word that is no small one: "princes ingeborg" for Princess Ingeborg. */
function isOneWordOff({ kind, alias }: NameMatch, words: readonly Word[], vocabulary: Vocabulary): boolean {
  const meant = foldWords(alias);
  const off = words.filter(({ form }, at) => form !== meant[at]);
  const right = words.filter((word) => !off.includes(word));
  const isSmall = ({ form }: Word) => vocabulary.stopWords.has(form) || vocabulary.frameWords.has(form);
  return (
    kind === 'full' &&
    meant.length === words.length &&
    off.length === 1 &&
    !off.some(isSmall) &&
    right.some((word) => !isOrdinary(word, vocabulary))
  );
}

const distinct = (people: readonly Person[]) => [
  ...new Map(people.map((person) => [person.id, person])).values(),
];

/** Keeps the longest and surest mentions where several claim the same words. */
function chooseApart(mentions: readonly NameMention[]): readonly NameMention[] {
  const worth = ({ from, to, kind, distance }: NameMention) =>
    (to - from) * 2 - rank(kind) * 0.5 - distance * 0.6;
  const chosen: NameMention[] = [];
  for (const mention of [...mentions].sort((a, b) => worth(b) - worth(a)))
    if (!chosen.some((other) => overlap(other, mention))) chosen.push(mention);
  return chosen.sort((a, b) => a.from - b.from);
}
