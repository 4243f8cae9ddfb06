import type { Cue } from './find-cues.ts';
import type { Lexicons } from './lexicons.ts';
import type { Site } from './scene.ts';
import type { Token } from './story-text.ts';

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
  return [
    ...describeWords(site),
    ...describeCue(site, cue),
    ...describeSurroundings(site),
    ...describeNeighbour(neighbour),
  ];
}

function describeWords({ words, run, scene }: Site): string[] {
  const bare = words.trim();
  const count = bare.split(/\s+/).length;
  const length =
    count === 1
      ? '1'
      : count <= 3
        ? '2-3'
        : count <= 5
          ? '4-5'
          : count <= 8
            ? '6-8'
            : count <= 14
              ? '9-14'
              : '15+';
  const ending = /[.!?…]["”’'»)\]]*$/.test(bare) ? 'stop' : /[,;:—–-]["”’']*$/.test(bare) ? 'comma' : 'open';
  const opening = /^[^\p{L}\p{N}]*\p{Lu}/u.test(bare) ? 'capital' : 'small';
  const features = [
    `length ${length}`,
    `ends ${ending}`,
    `opens ${opening}`,
    `opens ${opening}, ends ${ending}`,
  ];
  if (isTitleCase(bare, scene.lexicons))
    features.push(
      count === 1 ? 'one capital word' : 'title case',
      `title case, ends ${ending}`,
      `title case, length ${length}`,
    );
  if (/\b(?:I|I['’]\w+|we|my|me|you|your|our|us)\b/.test(bare)) features.push('speaks of I, we or you');
  if (/[.!?]["”’')]*\s+\p{Lu}/u.test(bare)) features.push('several sentences');
  if (
    /\b(?:is|are|was|were|has|have|had|do|does|did|will|would|can|could|['’](?:s|re|ll|ve|m|d))\b/i.test(bare)
  )
    features.push('has a verb');
  if (!run.closed) features.push('not closed');
  const isMinor = (run.style === 'single') !== scene.quotesWithSingles;
  if (isMinor) features.push(`minor marks, ${run.style}`, `minor marks, length ${length}`);
  if (/^[#@]/.test(bare)) features.push('hashtag');
  if (/^(?:the|an?|our|my) \p{Lu}/u.test(bare) && isTitleCase(bare.replace(/^\S+\s+/, ''), scene.lexicons))
    features.push('article and title case', `article and title case, ends ${ending}`);
  return features;
}

function describeCue({ at, words }: Site, cue: Cue | null): string[] {
  if (cue === null) return ['no cue'];
  const distance = Math.abs(cue.at - at);
  const near =
    distance <= 1
      ? 'beside'
      : distance <= 2
        ? 'next'
        : distance <= 5
          ? 'near'
          : distance <= 12
            ? 'off'
            : 'far';
  const verb =
    cue.verb === null
      ? 'none'
      : cue.verb.isNaming
        ? 'naming'
        : cue.verb.isGesture
          ? 'gesture'
          : cue.verb.form;
  const ending = /[,.!?…—–-]["”’']*$/.test(words) ? 'stopped' : 'open';
  const features = [
    `cue ${cue.pattern}`,
    `cue ${cue.pattern}, ${near}`,
    `cue ${cue.pattern}, words ${ending}`,
    `cue verb ${verb}, ${near}`,
  ];
  if (cue.verb !== null) features.push(`cue ${cue.verb.base}`);
  if (cue.verb?.isNaming)
    features.push(/(?:ed|t)$/.test(cue.word ?? '') ? 'naming, past' : 'naming, present');
  const { kind, isPlural, isIndefinite } = cue.speaker;
  const number = isPlural ? 'plural' : isIndefinite ? 'indefinite' : 'definite';
  features.push(`speaker ${kind}`, `speaker ${number}`);
  if (cue.verb?.isNaming) features.push(`named by ${number} ${kind}`);
  return features;
}

const articles = new Set([
  'the',
  'a',
  'an',
  'this',
  'that',
  'these',
  'those',
  'its',
  'his',
  'her',
  'their',
  'our',
  'my',
  'another',
  'any',
  'some',
  'such',
  'one',
]);

function describeSurroundings(site: Site): string[] {
  const { paragraph, at, sentence, scene, words } = site;
  const isTitle = isTitleCase(words.trim(), scene.lexicons);
  const { tokens } = paragraph;
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  const kindBefore =
    at === 0 ? 'paragraph' : at === sentence.from ? 'sentence' : kindOf(before, scene.lexicons);
  const kindAfter =
    at + 1 >= tokens.length
      ? 'paragraph'
      : at + 1 >= sentence.to
        ? 'sentence'
        : kindOf(after, scene.lexicons);
  const features = [`after ${kindBefore}`, `before ${kindAfter}`, `between ${kindBefore} and ${kindAfter}`];
  if (before?.kind === 'word' && kindBefore === 'other word' && articles.has(tokens[at - 2]?.lower ?? ''))
    features.push('after article and word');
  if (before?.kind === 'word' && isClosedWord(before.lower)) {
    features.push(`after "${before.lower}"`);
    if (isTitle) features.push(`title case after "${before.lower}"`);
  }
  if (isTitle) features.push(`title case after ${kindBefore}`, `title case before ${kindAfter}`);
  if (before?.text === ',' && scene.lexicons.works.has(tokens[at - 2]?.lower ?? ''))
    features.push('after work and comma');
  if (isNamedPassively(site)) features.push('named passively');
  for (let back = at - 1; back >= Math.max(sentence.from, at - 5); back -= 1) {
    const lower = tokens[back]?.lower ?? '';
    if (namingWords.has(lower)) features.push(`shortly after "${lower}"`);
    else if (scene.lexicons.works.has(lower)) features.push('shortly after a work');
  }
  return features;
}

/** "has been called a …", "known in the corridors as the …": nobody in particular says so. */
function isNamedPassively({ paragraph: { tokens }, at, sentence, scene }: Site): boolean {
  for (let back = at - 1; back >= Math.max(sentence.from, at - 9); back -= 1) {
    const token = tokens[back];
    if (token?.kind !== 'word') return false;
    if (token.lower === 'known') return true;
    if (!scene.lexicons.cueForms.get(token.lower)?.isNaming && !namingWords.has(token.lower)) continue;
    const before = [tokens[back - 1], tokens[back - 2]].map((other) => other?.lower ?? '');
    return before.some((lower) => /^(?:been|being|was|were|is|are|be)$/.test(lower));
  }
  return false;
}

const namingWords = new Set(
  'titled entitled named nicknamed dubbed called known so-called labelled labeled hailed branded billed chanted chant chanting sings sang sung phrase word words term nickname motto slogan hashtag played plays starred stars'.split(
    ' ',
  ),
);

function isClosedWord(lower: string): boolean {
  return (
    namingWords.has(lower) ||
    articles.has(lower) ||
    /^(?:as|of|in|on|for|with|from|by|and|or|to|was|is|are|were|be|been|not|about|than|like|into|at|how|what|because|but|no|who|which|where|when)$/.test(
      lower,
    )
  );
}

function kindOf(token: Token | undefined, lexicons: Lexicons): string {
  if (token === undefined) return 'nothing';
  if (token.kind === 'run') return 'a run';
  if (token.kind === 'mark') return /[,:;.!?()—–-]/.test(token.text) ? `"${token.text}"` : 'a mark';
  if (lexicons.cueForms.has(token.lower))
    return lexicons.cueForms.get(token.lower)?.isNaming ? 'naming verb' : 'cue verb';
  if (token.isPossessive) return 'owner';
  if (lexicons.works.has(token.lower)) return 'work';
  if (articles.has(token.lower)) return 'article';
  if (lexicons.personNouns.has(token.lower)) return 'person noun';
  if (token.isCapital) return 'capital';
  if (lexicons.functionWords.has(token.lower)) return 'small word';
  return /(?:ed|ing)$/.test(token.lower) ? 'other verb' : 'other word';
}

function describeNeighbour(neighbour: Neighbour | null): string[] {
  if (neighbour === null) return ['first in paragraph'];
  const gap = neighbour.tokensBetween <= 4 ? 'close' : neighbour.tokensBetween <= 12 ? 'near' : 'far';
  return [`neighbour ${neighbour.isSameSentence ? 'in sentence' : 'in paragraph'}, ${gap}`];
}

/** Whether the words are capitalised as titles are: "The Cartographer's Widow". */
function isTitleCase(words: string, lexicons: Lexicons): boolean {
  const parts = words.split(/\s+/).filter((word) => /\p{L}/u.test(word));
  if (parts.length === 0 || parts.length > 14) return false;
  return parts.every((word, index) => {
    const bare = word.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
    const isSmall = bare.length < 4 || lexicons.functionWords.has(bare.toLowerCase());
    return /^\p{Lu}/u.test(bare) || (index > 0 && isSmall);
  });
}
