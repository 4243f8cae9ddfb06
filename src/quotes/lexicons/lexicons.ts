import type { Calibration, Weights } from '../weights/weights.ts';

/** What a word tells of the gender of whom it stands for; `-` when it tells nothing. */
export type WordGender = 'm' | 'f' | '-';

/** What somebody is to somebody else. */
export type RelationKind =
  | 'child'
  | 'parent'
  | 'sibling'
  | 'spouse'
  | 'grandchild'
  | 'grandparent'
  | 'niece'
  | 'aunt'
  | 'peer'
  | 'mentor'
  | 'protege'
  | 'other';

/** What a determiner tells of whom its phrase means: somebody known, somebody new, or whose they are. */
export type DeterminerKind = 'definite' | 'indefinite' | 'possessive';

/** Whether a preposition ties its phrase to the noun before ("a rep for Kay") or hangs it on the verb. */
export type PrepositionKind = 'tying' | 'adverbial';

/** What a verb form does beside somebody's words. */
export interface CueForm {
  /** The verb as dictionaries list it. */
  readonly base: string;
  readonly form: 'finite' | 'participle' | 'base';
  /** First of all a deed ("shrugged"): introduces words only right beside them. */
  readonly isGesture: boolean;
  /** Gives a name or judgement ("called it …"). */
  readonly isNaming: boolean;
}

/** Trades by number: the nouns for who is of one, and the words that tell of it; either may serve several. */
export interface TradeWords {
  readonly byNoun: ReadonlyMap<string, readonly number[]>;
  readonly byWord: ReadonlyMap<string, readonly number[]>;
}

/** The word lists of `data/lexicons`, indexed. Keys are lower case. */
export interface Lexicons {
  readonly cueForms: ReadonlyMap<string, CueForm>;
  readonly personNouns: ReadonlyMap<string, WordGender>;
  /** Nouns for what people are to one another; those of a kind have their counterpart: a daughter has a parent. */
  readonly relations: ReadonlyMap<string, RelationKind>;
  /** By noun: others that may stand for the same one. */
  readonly alikeNouns: ReadonlyMap<string, ReadonlySet<string>>;
  /** By noun for somebody of a country: the adjective of their description. */
  readonly demonyms: ReadonlyMap<string, string>;
  /** Nouns for what people in the arts are, often several at once. */
  readonly stageRoles: ReadonlySet<string>;
  /** Nouns that anybody may bear besides what they do. */
  readonly plainNouns: ReadonlySet<string>;
  /** Nouns that may mean two people whom the story named together. */
  readonly groupNouns: ReadonlySet<string>;
  /** Forms of verbs whose subject answers somebody else. */
  readonly replyVerbs: ReadonlySet<string>;
  /** What a verb makes of its subject: every form of "direct" makes a director. */
  readonly deeds: ReadonlyMap<string, string>;
  /** Those of them that tell it wherever they stand right after a name: "Kay directed it", but not "Kay led him out". */
  readonly ownDeeds: ReadonlyMap<string, string>;
  /** What playing an instrument makes of somebody. */
  readonly instruments: ReadonlyMap<string, string>;
  /** Words that tell of trades, each trade a number. */
  readonly tradeWords: TradeWords;
  readonly unnamedNouns: ReadonlySet<string>;
  /** Nouns for people, bodies and documents, known or unnamed: all that a description may be of. */
  readonly nounsOfAll: ReadonlySet<string>;
  /** Things written that "say" what their author says. */
  readonly documentNouns: ReadonlySet<string>;
  readonly bodyNouns: ReadonlySet<string>;
  /** Nouns for works and the like, whose names stand in marks. */
  readonly works: ReadonlySet<string>;
  /** What tells somebody's words from other things in marks. */
  readonly quotationWeights: Weights;
  /** What tells which phrase stands for the speaker. */
  readonly speakerWeights: Weights;
  /** How stated confidence is bent to what was measured. */
  readonly calibration: Calibration;
  /** What tells whom a phrase means. */
  readonly referenceWeights: Weights;
  /** Words shortly before marks that tell of a name or title in them. */
  readonly namingWords: ReadonlySet<string>;
  /** Small words right before marks that tell something each for itself. */
  readonly leadWords: ReadonlyMap<string, 'article' | 'other'>;
  readonly nameThings: ReadonlySet<string>;
  readonly nameBodies: ReadonlySet<string>;
  readonly titles: ReadonlyMap<string, WordGender>;
  readonly royalTitles: ReadonlyMap<string, WordGender>;
  readonly firstNames: ReadonlyMap<string, WordGender>;
  readonly functionWords: ReadonlySet<string>;
  readonly irregularPasts: ReadonlySet<string>;
  readonly particles: ReadonlySet<string>;
  /** As printed: "KC", "PhD". */
  readonly lettersAfter: ReadonlySet<string>;
  /** Countries, states and cities; some have two words. */
  readonly places: ReadonlySet<string>;
  /** Words that open a noun phrase. */
  readonly determiners: ReadonlyMap<string, DeterminerKind>;
  /** Function words that may stand between a determiner and its noun. */
  readonly modifiers: ReadonlySet<string>;
  /** Words whose full stop ends no sentence; titles stand apart. */
  readonly abbreviations: ReadonlySet<string>;
  /** Days, months and feasts. */
  readonly calendar: ReadonlySet<string>;
  readonly prepositions: ReadonlyMap<string, PrepositionKind>;
  /** Words that open a clause within a sentence. */
  readonly clauseOpeners: ReadonlySet<string>;
  /** Auxiliaries and adverbs that may stand between a subject and its verb. */
  readonly auxiliaries: ReadonlySet<string>;
  /** What hangs a phrase on a description: "for" in "a rep for Kay Reyes". */
  readonly links: ReadonlySet<string>;
  /** Letters and words that stand for whoever asks or answers in an interview. */
  readonly interviewLabels: ReadonlyMap<string, 'asks' | 'answers'>;
  /** Sounds that transcripts tell of in brackets. */
  readonly stageDirections: ReadonlySet<string>;
  /** Words by which a story tells that it prints an interview. */
  readonly interviewSigns: ReadonlySet<string>;
  /** Words by which a line tells that what somebody wrote follows whole. */
  readonly statementSigns: ReadonlySet<string>;
  /** What stands before somebody's credit without a determiner: "former". */
  readonly creditModifiers: ReadonlySet<string>;
  /** What may stand before a link: "close" in "a source close to the couple". */
  readonly linkAdjectives: ReadonlySet<string>;
}
