import { readFileSync } from 'node:fs';
import { inflectVerb } from './inflect-verb.ts';
import type { CueForm, DeterminerKind, Lexicons, PrepositionKind, WordGender } from './lexicons.ts';
import type { Weights } from './weights.ts';

const folder = new URL('../../data/lexicons/', import.meta.url);

let loaded: Lexicons | undefined;

/** Reads the word lists of `data/lexicons` once; the only disk access of this room. */
export function loadLexicons(): Lexicons {
  loaded ??= readLexicons();
  return loaded;
}

/** Reads the word lists and weights as they are on disk now; training reads what it has just written. */
export function readLexicons(): Lexicons {
  return {
    cueForms: readCueForms(),
    personNouns: withPlurals(readGendered('person-nouns')),
    relations: readWords('relations'),
    stageRoles: readWords('stage-roles'),
    plainNouns: readWords('plain-nouns'),
    groupNouns: readWords('group-nouns'),
    replyVerbs: readWords('reply-verbs'),
    deeds: readDeeds(),
    unnamedNouns: readWords('unnamed-nouns'),
    documentNouns: readWords('documents'),
    bodyNouns: readWords('bodies'),
    works: readWords('works'),
    quotationWeights: readWeights('quotation'),
    speakerWeights: readWeights('speaker'),
    calibration: { slope: 1, shift: 0, bar: 0, ...readWeights('calibration') },
    referenceWeights: readWeights('reference'),
    namingWords: readWords('naming-words'),
    leadWords: readKinds<'article' | 'other'>('lead-words', ['article'], 'other'),
    nameThings: readWords('name-things'),
    nameBodies: readWords('name-bodies'),
    titles: readGendered('titles'),
    royalTitles: readGendered('royal-titles'),
    firstNames: readGendered('first-names'),
    functionWords: readWords('function-words'),
    irregularPasts: readWords('irregular-pasts'),
    particles: readWords('particles'),
    determiners: readKinds<DeterminerKind>('determiners', ['indefinite', 'possessive'], 'definite'),
    modifiers: readWords('modifiers'),
    abbreviations: readWords('abbreviations'),
    calendar: readWords('calendar'),
    prepositions: readKinds<PrepositionKind>('prepositions', ['adverbial'], 'tying'),
    clauseOpeners: readWords('clause-openers'),
    auxiliaries: readWords('auxiliaries'),
    links: readWords('links'),
    linkAdjectives: readWords('link-adjectives'),
  };
}

/** Gives a list's entries: a line each, split at blanks, without comments. */
function readEntries(name: string): string[][] {
  return readFileSync(new URL(`${name}.txt`, folder), 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(/\s+/));
}

function readWords(name: string): Set<string> {
  return new Set(readEntries(name).map(([word = '']) => word));
}

/** Reads weights that were learned by `npm run train:quotes`. */
function readWeights(name: string): Weights {
  return JSON.parse(readFileSync(new URL(`../weights/${name}.json`, folder), 'utf8')) as Weights;
}

function readGendered(name: string): Map<string, WordGender> {
  return new Map(
    readEntries(name).map(([word = '', gender]) => [word, gender === 'm' || gender === 'f' ? gender : '-']),
  );
}

/** Reads a list whose second column says what kind a word is; without one it is of the usual kind. */
function readKinds<Kind extends string>(
  name: string,
  marked: readonly Kind[],
  usual: Kind,
): Map<string, Kind> {
  return new Map(
    readEntries(name).map(([word = '', kind]) => [word, marked.find((known) => known === kind) ?? usual]),
  );
}

function withPlurals(words: Map<string, WordGender>): Map<string, WordGender> {
  for (const [word, gender] of [...words]) if (!words.has(`${word}s`)) words.set(`${word}s`, gender);
  return words;
}

function readDeeds(): Map<string, string> {
  return new Map(
    readEntries('deeds').flatMap(([base = '', noun = '']) =>
      inflectVerb(base).map(({ word }): [string, string] => [word, noun]),
    ),
  );
}

function readCueForms(): Map<string, CueForm> {
  const gestures = readWords('gesture-verbs');
  const namings = readWords('naming-verbs');
  const forms = new Map<string, CueForm>();
  for (const [base = '', past, participle] of readEntries('cue-verbs')) {
    const shared = { base, isGesture: gestures.has(base), isNaming: namings.has(base) };
    for (const { word, form } of inflectVerb(base, past, participle)) {
      if (!forms.has(word)) forms.set(word, { ...shared, form });
    }
  }
  return forms;
}
