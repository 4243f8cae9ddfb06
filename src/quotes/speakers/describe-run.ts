import { type Cue, sortVerb } from '../cues/cue.ts';
import type { Lexicons } from '../lexicons/lexicons.ts';
import type { Mention } from '../phrases/mention.ts';
import type { Site } from '../scene.ts';
import { kindAt, upper } from '../text/characters.ts';
import type { Token } from '../text/story-text.ts';
import { chooseBand } from '../weights/choose-band.ts';
import { feature, nameTogether } from '../weights/feature.ts';

/** What stands before the run in its paragraph that was found to be somebody's words, if anything. */
export interface Neighbour {
  /** Whether only the words that say who spoke stand between. */
  readonly isSameSentence: boolean;
  readonly tokensBetween: number;
}

/**
 * Describes a run by named features that tell somebody's words from titles, nicknames and words held at a
 * distance. Each is there or not; the weights of `data/weights/quotation.json` speak of them by name.
 */
export function describeRun(site: Site, cue: Cue | null, neighbour: Neighbour | null): string[] {
  const isTitle = isTitleCase(site.words.trim(), site.scene.lexicons);
  return [
    ...describeWords(site, isTitle),
    ...describeCue(site, cue),
    ...describeSurroundings(site, isTitle),
    describeNeighbour(neighbour),
  ];
}

const lengths = [
  [1, '1'],
  [3, '2-3'],
  [5, '4-5'],
  [8, '6-8'],
  [14, '9-14'],
] as const;

/** By how much of what stands in marks is long. */
const spokenBands = [
  [0.2, 'terms'],
  [0.4, 'terms and speech'],
] as const;

function describeWords({ words, run, scene }: Site, isTitle: boolean): string[] {
  const bare = words.trim();
  const count = countWords(bare);
  const length = chooseBand(count, lengths, '15+');
  const ending = describeEnding(bare);
  const opening = /^[^\p{L}\p{N}]*\p{Lu}/u.test(bare) ? 'capital' : 'small';
  const title = count === 1 ? 'one capital word' : 'title case';
  const isMinor = (run.style === 'single') !== scene.quotesWithSingles;
  const spoken = chooseBand(scene.spoken, spokenBands, 'speech');
  const features = [...nameWords(length, spoken, opening, ending)];
  if (isTitle)
    features.push(title, feature`title case, ends ${ending}`, feature`title case, length ${length}`);
  features.push(...describeSpeech(bare));
  if (!run.closed) features.push('not closed');
  if (isMinor) features.push(feature`minor marks, ${run.style}`, feature`minor marks, length ${length}`);
  if (/^[#@]/.test(bare)) features.push('hashtag');
  if (isArticleAndTitle(bare, scene.lexicons))
    features.push('article and title case', feature`article and title case, ends ${ending}`);
  return features;
}

const nameWords = nameTogether((length, spoken, opening, ending) => [
  `length ${length}`,
  `length ${length}, story of ${spoken}`,
  `ends ${ending}`,
  `opens ${opening}`,
  `opens ${opening}, ends ${ending}`,
]);

/** How many words are counted: more are told apart by nothing. */
const countMax = 15;

/** Counts the words between blanks, as far as it matters. */
function countWords(words: string): number {
  return words.split(/\s+/, countMax).length;
}

function describeEnding(words: string): string {
  if (/[.!?…]["”’'»)\]]*$/.test(words)) return 'stop';
  return /[,;:—–-]["”’']*$/.test(words) ? 'comma' : 'open';
}

const firstAndSecondPerson = /\b(?:I|I['’]\w+|we|my|me|you|your|our|us)\b/;
const auxiliary =
  /\b(?:is|are|was|were|has|have|had|do|does|did|will|would|can|could|['’](?:s|re|ll|ve|m|d))\b/i;

/** Tells what is in sentences rather than in titles and nicknames. */
function describeSpeech(words: string): string[] {
  const features: string[] = [];
  if (firstAndSecondPerson.test(words)) features.push('speaks of I, we or you');
  if (/[.!?]["”’')]*\s+\p{Lu}/u.test(words)) features.push('several sentences');
  if (auxiliary.test(words)) features.push('has a verb');
  return features;
}

/** "the Golden Kettle". */
function isArticleAndTitle(words: string, lexicons: Lexicons): boolean {
  return /^(?:the|an?|our|my) \p{Lu}/u.test(words) && isTitleCase(words.replace(/^\S+\s+/, ''), lexicons);
}

const distances = [
  [1, 'beside'],
  [2, 'next'],
  [5, 'near'],
  [12, 'off'],
] as const;

function describeCue({ at, words, scene }: Site, cue: Cue | null): string[] {
  if (cue === null) return ['no cue'];
  const near = chooseBand(Math.abs(cue.at - at), distances, 'far');
  const ending = /[,.!?…—–-]["”’']*$/.test(words) ? 'stopped' : 'open';
  const number = sortNumber(cue.speaker);
  const { kind } = cue.speaker;
  const verb = cue.verb === null ? 'none' : sortVerb(cue.verb);
  const features = [...nameCue(cue.pattern, near, ending, verb)];
  if (cue.verb !== null) features.push(feature`cue ${cue.verb.base}`);
  if (cue.pattern === 'label')
    features.push(
      scene.onlyLabels.has(scene.people.personOf[cue.speaker.index] ?? -1)
        ? 'label and no more'
        : 'label of somebody',
    );
  const [head = ''] = cue.speaker.heads;
  if (head === 'i' || head === 'we')
    features.push(
      feature`cue by ${head}`,
      feature`cue by ${head}, length ${chooseBand(countWords(words.trim()), lengths, '15+')}`,
    );
  if (cue.verb?.isNaming)
    features.push(/(?:ed|t)$/.test(cue.word ?? '') ? 'naming, past' : 'naming, present');
  features.push(feature`speaker ${kind}`, feature`speaker ${number}`);
  if (cue.verb?.isNaming) features.push(feature`named by ${number} ${kind}`);
  return features;
}

const nameCue = nameTogether((pattern, near, ending, verb) => [
  `cue ${pattern}`,
  `cue ${pattern}, ${near}`,
  `cue ${pattern}, words ${ending}`,
  `cue verb ${verb}, ${near}`,
]);

function sortNumber({ isPlural, isIndefinite }: Mention): string {
  if (isPlural) return 'plural';
  return isIndefinite ? 'indefinite' : 'definite';
}

function describeSurroundings(site: Site, isTitle: boolean): string[] {
  const before = sortBefore(site);
  const after = sortAfter(site);
  const features = [...nameNeighbours(before, after)];
  if (before === 'paragraph' && after === 'paragraph')
    features.push(feature`line of its own, ends ${describeEnding(site.words.trim())}`);
  features.push(...describeWordBefore(site, before, isTitle));
  if (isTitle) features.push(feature`title case after ${before}`, feature`title case before ${after}`);
  if (isAfterWorkAndComma(site))
    features.push('after work and comma', ...(isTitle ? ['title case after work and comma'] : []));
  if (isNamedPassively(site)) features.push('named passively');
  if (isDenied(site)) features.push('denied');
  features.push(...describeShortlyBefore(site));
  return features;
}

const nameNeighbours = nameTogether((before, after) => [
  `after ${before}`,
  `before ${after}`,
  `between ${before} and ${after}`,
]);

function sortBefore({ paragraph: { tokens }, at, sentence, scene }: Site): string {
  if (at === 0) return 'paragraph';
  return at === sentence.from ? 'sentence' : sortToken(tokens[at - 1], scene.lexicons);
}

function sortAfter({ paragraph: { tokens }, at, sentence, scene }: Site): string {
  if (at + 1 >= tokens.length) return 'paragraph';
  return at + 1 >= sentence.to ? 'sentence' : sortToken(tokens[at + 1], scene.lexicons);
}

function describeWordBefore({ paragraph, at, scene }: Site, sort: string, isTitle: boolean): string[] {
  const { leadWords, namingWords } = scene.lexicons;
  const before = paragraph.tokens[at - 1];
  if (before?.kind !== 'word') return [];
  const features: string[] = [];
  if (sort === 'other word' && leadWords.get(paragraph.tokens[at - 2]?.lower ?? '') === 'article')
    features.push('after article and word');
  if (!namingWords.has(before.lower) && !leadWords.has(before.lower)) return features;
  features.push(feature`after "${before.lower}"`);
  if (isTitle) features.push(feature`title case after "${before.lower}"`);
  return features;
}

/** "her new single, “Kettle”". */
function isAfterWorkAndComma({ paragraph: { tokens }, at, scene }: Site): boolean {
  return tokens[at - 1]?.text === ',' && scene.lexicons.works.has(tokens[at - 2]?.lower ?? '');
}

/** How many tokens before the run count as shortly before. */
const shortlyTokens = 6;
/** Longer runs are somebody's words whatever stands before them. */
const namedLengthMax = 80;

/** Gives the words shortly before a run that may be a name or title: learning finds out which of them tell. */
function describeShortlyBefore({ paragraph: { tokens }, at, sentence, words, scene }: Site): string[] {
  if (words.length > namedLengthMax) return [];
  const features: string[] = [];
  for (let back = at - 1; back >= Math.max(sentence.from, at - shortlyTokens); back -= 1) {
    const token = tokens[back];
    if (token?.kind !== 'word') continue;
    if (!token.isCapital) features.push(`shortly after "${token.lower}"`);
    if (scene.lexicons.works.has(token.lower)) features.push('shortly after a work');
  }
  return features;
}

/** "has been called a …", "known in the corridors as the …": nobody in particular says so. */
function isNamedPassively({ paragraph: { tokens }, at, sentence, scene }: Site): boolean {
  for (let back = at - 1; back >= Math.max(sentence.from, at - 9); back -= 1) {
    const token = tokens[back];
    if (token?.kind !== 'word') return false;
    if (token.lower === 'known') return true;
    if (!scene.lexicons.cueForms.get(token.lower)?.isNaming && !scene.lexicons.namingWords.has(token.lower))
      continue;
    const before = [tokens[back - 1], tokens[back - 2]].map((other) => other?.lower ?? '');
    return before.some((lower) => /^(?:been|being|was|were|is|are|be)$/.test(lower));
  }
  return false;
}

/** How many words a denial may stand before the verb, and the verb before the run. */
const deniedReach = 4;
const denials = /^(?:never|not|nor|neither|nobody|none|cannot|den(?:y|ies|ied|ying))$|n['’]t$/;
/** After these a denial says all the more: "did not only say", "could not stop saying". */
const unlessBy = /^(?:only|just|stop|help|resist|merely|simply)$/;

/** "Neither Kay nor Lou said “sorry”", "she never called it “a feud”": nobody's words. */
function isDenied({ paragraph: { tokens }, at, sentence, scene }: Site): boolean {
  for (let verb = at - 1; verb >= Math.max(sentence.from, at - deniedReach); verb -= 1) {
    const token = tokens[verb];
    if (token?.kind !== 'word') return false;
    if (!scene.lexicons.cueForms.has(token.lower)) continue;
    for (let back = verb - 1; back >= Math.max(sentence.from, verb - deniedReach); back -= 1) {
      const before = tokens[back];
      if (before?.kind !== 'word' || unlessBy.test(before.lower)) return false;
      if (denials.test(before.lower)) return true;
    }
    return false;
  }
  return false;
}

/** Says what sort of token stands beside a run. */
function sortToken(token: Token | undefined, lexicons: Lexicons): string {
  if (token === undefined) return 'nothing';
  if (token.kind === 'run') return 'a run';
  if (token.kind === 'mark') return /[,:;.!?()—–-]/.test(token.text) ? `"${token.text}"` : 'a mark';
  if (lexicons.cueForms.has(token.lower))
    return lexicons.cueForms.get(token.lower)?.isNaming ? 'naming verb' : 'cue verb';
  if (token.isPossessive) return 'owner';
  if (lexicons.works.has(token.lower)) return 'work';
  if (lexicons.leadWords.get(token.lower) === 'article') return 'article';
  if (lexicons.personNouns.has(token.lower)) return 'person noun';
  if (token.isCapital) return 'capital';
  if (lexicons.functionWords.has(token.lower)) return 'small word';
  return /(?:ed|ing)$/.test(token.lower) ? 'other verb' : 'other word';
}

function describeNeighbour(neighbour: Neighbour | null): string {
  if (neighbour === null) return 'first in paragraph';
  const gap = neighbour.tokensBetween <= 4 ? 'close' : neighbour.tokensBetween <= 12 ? 'near' : 'far';
  return feature`neighbour ${neighbour.isSameSentence ? 'in sentence' : 'in paragraph'}, ${gap}`;
}

/** From the first letter to the last of what stands between blanks. */
const wordWithLetters = /(?<!\S)[^\s\p{L}]*(\p{L}(?:\S*\p{L})?)/gu;

/** Titles have no more words. */
const titleWordsMax = 14;

/** Whether the words are capitalised as titles are: "The Cartographer's Widow". */
function isTitleCase(words: string, lexicons: Lexicons): boolean {
  let count = 0;
  wordWithLetters.lastIndex = 0;
  for (let found = wordWithLetters.exec(words); found !== null; found = wordWithLetters.exec(words)) {
    const [, bare = ''] = found;
    const isCapital = (kindAt(bare, 0) & upper) > 0;
    const isSmall = bare.length < 4 || lexicons.functionWords.has(bare.toLowerCase());
    if (!isCapital && (count === 0 || !isSmall)) return false;
    count += 1;
  }
  return count > 0 && count <= titleWordsMax;
}
