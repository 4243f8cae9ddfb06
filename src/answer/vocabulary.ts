import { readFileSync } from 'node:fs';
import { fold, nicknames, readLexicon, readLexiconWords, stem, stopWords } from '../words/index.ts';
import type { EvidenceWeights } from './weigh-evidence.ts';

/** The word lists and weights of the question's side, read once. */
export interface Vocabulary {
  /** Words without a topic of their own. */
  readonly stopWords: ReadonlySet<string>;
  /** Words of asking: "anything", "said", "quote". */
  readonly frameWords: ReadonlySet<string>;
  readonly speechWords: ReadonlySet<string>;
  /** Sayings by which somebody asks and none of whose words is a topic: "how many times". */
  readonly stockPhrases: readonly string[];
  readonly topicMarks: ReadonlySet<string>;
  readonly storyWords: ReadonlySet<string>;
  readonly outletWords: ReadonlySet<string>;
  /** Nouns that close an outlet's name: "Gazette". */
  readonly outletNouns: ReadonlySet<string>;
  /** Nouns that close an outlet's name only where they are printed as a name: "the Harbour Post". */
  readonly outletEnds: ReadonlySet<string>;
  readonly crowdWords: ReadonlySet<string>;
  readonly relationWords: ReadonlySet<string>;
  /** Nouns for bodies, no name by themselves: "palace", "studio". */
  readonly bodyWords: ReadonlySet<string>;
  readonly titles: ReadonlySet<string>;
  /** Nouns for people by what they do or are: "coach", "widow", "insider"; no name, however near to one. */
  readonly roleNouns: ReadonlySet<string>;
  /** Nouns for those whom a story keeps unnamed: "source", "insider". */
  readonly unnamedNouns: ReadonlySet<string>;
  readonly firstNames: ReadonlySet<string>;
  /** Other first names that a first name may stand for. */
  readonly nicknames: ReadonlyMap<string, readonly string[]>;
  readonly synonyms: Synonyms;
  /** What evidence weighs where somebody's words are asked for, and where anybody's are. */
  readonly weights: Readonly<Record<'named' | 'open', EvidenceWeights>>;
}

/** Groups of words that say nearly the same, by stem; an entry may be several words long. */
export interface Synonyms {
  /** Groups of a single stem. */
  readonly groupsOf: ReadonlyMap<string, readonly number[]>;
  /** The entries of each group. */
  readonly entries: readonly (readonly string[])[];
  /** Longer entries by the stem of their first word. */
  readonly longer: ReadonlyMap<string, readonly LongEntry[]>;
}

interface LongEntry {
  readonly stems: readonly string[];
  readonly group: number;
}

/** How somebody speaks of something: who reacts is not the one reacted to, and who asks for tributes asks for no word of it. */
export const reactionWords: ReadonlySet<string> = new Set(
  'reaction reactions tribute tributes comments response responses reply replies backlash'.split(' '),
);

let loaded: Vocabulary | undefined;

/** Reads the question's word lists of `data/lexicons` and the weights of answers once. */
export function loadVocabulary(): Vocabulary {
  loaded ??= readVocabulary();
  return loaded;
}

function readVocabulary(): Vocabulary {
  const lines = (name: string) => readLexicon(`question-${name}`).map(fold);
  const set = (name: string) => new Set(lines(name));
  return {
    stopWords,
    frameWords: set('frame-words'),
    speechWords: set('speech-words'),
    stockPhrases: lines('stock-phrases'),
    topicMarks: set('topic-marks'),
    storyWords: set('story-words'),
    outletWords: set('outlet-words'),
    outletNouns: set('outlet-nouns'),
    outletEnds: set('outlet-ends'),
    crowdWords: set('crowd-words'),
    relationWords: set('relation-words'),
    bodyWords: set('body-words'),
    titles: set('titles'),
    roleNouns: new Set([
      ...readLexiconWords('person-nouns').map(fold),
      ...['relation-words', 'titles', 'body-words'].flatMap(lines),
      ...readLexicon('unnamed-nouns').map(fold),
    ]),
    unnamedNouns: new Set(readLexicon('unnamed-nouns').map(fold)),
    firstNames: new Set(readLexiconWords('first-names').map(fold)),
    nicknames,
    synonyms: readSynonyms(lines('synonyms').flatMap(spreadKinds)),
    weights: JSON.parse(readFileSync(weightsFile, 'utf8')),
  };
}

/** Learned by `npm run train:answers`. */
const weightsFile = new URL('../../data/weights/answers.json', import.meta.url);

/** Makes a group of each kind that a line lists after its general word: who asks for a dog wants no cat, though both are pets. */
function spreadKinds(line: string): readonly string[] {
  const [general = '', kinds] = line.split(':');
  return kinds === undefined ? [line] : kinds.split(',').map((kind) => `${general}, ${kind.trim()}`);
}

function readSynonyms(lines: readonly string[]): Synonyms {
  const groupsOf = new Map<string, number[]>();
  const longer = new Map<string, LongEntry[]>();
  for (const [group, line] of lines.entries())
    for (const entry of line.split(',')) {
      const stems = entry
        .trim()
        .split(/[\s-]+/)
        .map(stem);
      const [first = ''] = stems;
      if (stems.length === 1) groupsOf.set(first, [...new Set([...(groupsOf.get(first) ?? []), group])]);
      else longer.set(first, [...(longer.get(first) ?? []), { stems, group }]);
    }
  const entries = lines.map((line) => line.split(',').map((entry) => entry.trim()));
  return { groupsOf, longer, entries };
}
