import { readFileSync } from 'node:fs';
import { readLexiconRows, readLexiconWords } from '../../words/index.ts';
import type { Weights } from '../weights/weights.ts';
import { inflectVerb } from './inflect-verb.ts';
import type {
  CueForm,
  DeterminerKind,
  Lexicons,
  PrepositionKind,
  RelationKind,
  TradeWords,
  WordGender,
} from './lexicons.ts';

const folder = new URL('../../../data/weights/', import.meta.url);

let loaded: Lexicons | undefined;

/** Reads the word lists of `data/lexicons` and the weights of `data/weights` once; the only disk access of this room. */
export function loadLexicons(): Lexicons {
  loaded ??= readLexicons();
  return loaded;
}

/** Reads the word lists and weights as they are on disk now; training reads what it has just written. */
export function readLexicons(): Lexicons {
  const personNouns = withPlurals(readGendered('person-nouns'));
  const unnamedNouns = readWords('unnamed-nouns');
  const documentNouns = readWords('documents');
  const bodyNouns = readWords('bodies');
  return {
    cueForms: readCueForms(),
    personNouns,
    unnamedNouns,
    documentNouns,
    bodyNouns,
    nounsOfAll: new Set([...personNouns.keys(), ...unnamedNouns, ...documentNouns, ...bodyNouns]),
    relations: readKinds<RelationKind>('relations', relationKinds, 'other'),
    alikeNouns: readAlike(),
    demonyms: new Map(readLexiconRows('demonyms').map(([noun = '', adjective = '']) => [noun, adjective])),
    stageRoles: readWords('stage-roles'),
    plainNouns: readWords('plain-nouns'),
    groupNouns: readWords('group-nouns'),
    replyVerbs: readWords('reply-verbs'),
    deeds: readDeeds(() => true),
    ownDeeds: readDeeds((kind) => kind === 'own'),
    instruments: new Map(readLexiconRows('instruments').map(([played = '', noun = '']) => [played, noun])),
    tradeWords: readTradeWords(),
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
    lettersAfter: readWords('letters-after-names'),
    places: readWords('places'),
    stageDirections: readWords('stage-directions'),
    determiners: readKinds<DeterminerKind>('determiners', ['indefinite', 'possessive'], 'definite'),
    modifiers: readWords('modifiers'),
    abbreviations: readWords('abbreviations'),
    calendar: readWords('calendar'),
    prepositions: readKinds<PrepositionKind>('prepositions', ['adverbial'], 'tying'),
    clauseOpeners: readWords('clause-openers'),
    auxiliaries: readWords('auxiliaries'),
    links: readWords('links'),
    linkAdjectives: readWords('link-adjectives'),
    creditModifiers: readWords('credit-modifiers'),
    interviewLabels: readKinds<'asks' | 'answers'>('interview-labels', ['answers'], 'asks'),
    interviewSigns: readPhrases('interview-signs'),
    statementSigns: readPhrases('statement-signs'),
  };
}

const relationKinds: readonly RelationKind[] = [
  'child',
  'parent',
  'sibling',
  'spouse',
  'grandchild',
  'grandparent',
  'niece',
  'aunt',
  'peer',
  'mentor',
  'protege',
];

/** Reads rows of nouns, each of which may stand for its row's others. */
function readAlike(): Map<string, Set<string>> {
  const alike = new Map<string, Set<string>>();
  for (const row of readLexiconRows('alike-nouns')) {
    for (const noun of row) alike.set(noun, new Set([...(alike.get(noun) ?? []), ...row]));
  }
  return alike;
}

function readWords(name: string): Set<string> {
  return new Set(readLexiconWords(name));
}

/** Reads a list whose entries may be of several words. */
function readPhrases(name: string): Set<string> {
  return new Set(readLexiconRows(name).map((words) => words.join(' ')));
}

/** Reads weights that were learned by `npm run train:quotes`. */
function readWeights(name: string): Weights {
  return JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as Weights;
}

function readGendered(name: string): Map<string, WordGender> {
  return new Map(
    readLexiconRows(name).map(([word = '', gender]) => [
      word,
      gender === 'm' || gender === 'f' ? gender : '-',
    ]),
  );
}

/** Reads a list whose second column says what kind a word is; without one it is of the usual kind. */
function readKinds<Kind extends string>(
  name: string,
  marked: readonly Kind[],
  usual: Kind,
): Map<string, Kind> {
  return new Map(
    readLexiconRows(name).map(([word = '', kind]) => [word, marked.find((known) => known === kind) ?? usual]),
  );
}

function withPlurals(words: Map<string, WordGender>): Map<string, WordGender> {
  for (const [word, gender] of [...words]) if (!words.has(`${word}s`)) words.set(`${word}s`, gender);
  return words;
}

function readDeeds(isRead: (kind: string) => boolean): Map<string, string> {
  return new Map(
    readLexiconRows('deeds').flatMap(([base = '', noun = '', kind = '', past, participle]) =>
      isRead(kind)
        ? inflectVerb(base, past, participle).map(({ word }): [string, string] => [word, noun])
        : [],
    ),
  );
}

/** Reads rows of a trade each: its nouns with commas between, then its words. */
function readTradeWords(): TradeWords {
  const byNoun = new Map<string, number[]>();
  const byWord = new Map<string, number[]>();
  for (const [trade, [nouns = '', ...words]] of readLexiconRows('trade-words').entries()) {
    for (const noun of nouns.split(',')) byNoun.set(noun, [...(byNoun.get(noun) ?? []), trade]);
    for (const word of words) byWord.set(word, [...(byWord.get(word) ?? []), trade]);
  }
  return { byNoun, byWord };
}

function readCueForms(): Map<string, CueForm> {
  const gestures = readWords('gesture-verbs');
  const namings = readWords('naming-verbs');
  const forms = new Map<string, CueForm>();
  for (const [base = '', past, participle] of readLexiconRows('cue-verbs')) {
    const shared = { base, isGesture: gestures.has(base), isNaming: namings.has(base) };
    for (const { word, form } of inflectVerb(base, past, participle)) {
      if (!forms.has(word)) forms.set(word, { ...shared, form });
    }
  }
  return forms;
}
