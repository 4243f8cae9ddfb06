/** One quoted run as annotated. */
export interface GoldQuote {
  readonly paragraph?: number;
  readonly text: string;
  readonly speaker: string | null;
  readonly description?: string | null;
  /** The same for runs that were said in one go; where a set does not tell, absent. */
  readonly utterance?: number;
  /** Where the phrase for the speaker stands, in corpora that annotate it. */
  readonly phrase?: { readonly paragraph: number; readonly start: number; readonly end: number } | null;
}

/** A story with its annotations; `names` says whether speakers are full names or mentions as printed. */
export interface GoldStory {
  readonly id: string;
  readonly names: 'full' | 'printed';
  /** How much each of its runs counts in learning; 1 where it does not tell. */
  readonly weight?: number;
  /** The words of quotations whose speaker nobody named: they are somebody's words all the same. */
  readonly unnamed?: ReadonlySet<string>;
  readonly quotes: readonly GoldQuote[];
}

/** One quoted run as the engine gives it. */
export interface PredictedQuote {
  readonly paragraph: number;
  readonly text: string;
  readonly speaker: string | null;
  /** The words that stand for the speaker in print. */
  readonly speakerAs: string | null;
  readonly confidence: number;
  readonly pass: string;
  /** The same for runs of one quotation; absent where none are put together. */
  readonly utterance?: number;
}

/** What one predicted or annotated quotation came to. */
export interface Outcome {
  readonly story: string;
  readonly kind: 'right' | 'wrong speaker' | 'not a quotation' | 'missed';
  readonly gold: GoldQuote | null;
  readonly predicted: PredictedQuote | null;
}

export interface Score {
  readonly gold: number;
  readonly predicted: number;
  readonly spanPrecision: number;
  readonly spanRecall: number;
  readonly spanF1: number;
  readonly speakerWhenFound: number;
  readonly namedPrecision: number;
  readonly namedRecall: number;
  readonly endToEndF1: number;
  readonly outcomes: readonly Outcome[];
}

/** Folds marks, case, white space and edge punctuation, as the published scorer does. */
export const fold = (words: string) =>
  words
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[“”„«»"]/g, '')
    .replace(/[‘’`]/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/^[\s'.,;:!?…\-–—]+|[\s'.,;:!?…\-–—]+$/g, '');

/** Folds a name as the published scorer does. */
export const foldName = (name: string) =>
  fold(name)
    .replace(/[.,]/g, '')
    .replace(/'s$/, '')
    .replace(/\b(mr|mrs|ms|dr|sir|dame|lady|lord)\s+/g, '');

/** Judges a name against the annotation. */
type SameSpeaker = (story: GoldStory, gold: GoldQuote, predicted: PredictedQuote) => boolean;

/** The published measure: the same name; for printed mentions, the same last word; null must be null. */
export const sameName: SameSpeaker = (story, gold, { speaker }) => {
  if (gold.speaker === null || speaker === null) return gold.speaker === speaker;
  const want = foldName(gold.speaker);
  const got = foldName(speaker);
  if (want === got) return true;
  return story.names === 'printed' && want.split(' ').at(-1) === got.split(' ').at(-1);
};

/** Whether a name is the annotated speaker's by the published measure; for one without a name, only no name is. */
export function isNamedSo(story: GoldStory, gold: GoldQuote, name: string | null): boolean {
  return sameName(story, gold, {
    paragraph: 0,
    text: gold.text,
    speaker: name,
    speakerAs: null,
    confidence: 1,
    pass: '',
  });
}

const pronoun = /^(?:he|she|they|it|we|i|who)$/;

/**
 * The fair measure for corpora that annotate the mention and not the person: the surname stands in the mention;
 * a pronoun was read as one; a description was read as one or shares its noun.
 */
export const sameMention: SameSpeaker = (story, gold, predicted) => {
  if (story.names === 'full' || gold.speaker === null) return sameName(story, gold, predicted);
  const want = foldName(gold.speaker);
  const printed = foldName(predicted.speakerAs ?? '');
  if (pronoun.test(want))
    return (
      printed === want ||
      (printed !== '' &&
        pronoun.test(printed) === false &&
        predicted.speaker !== null &&
        predicted.pass !== 'unsure')
    );
  const surname =
    foldName(predicted.speaker ?? '')
      .split(' ')
      .at(-1) ?? '';
  const words = new Set(want.split(/[^\p{L}\p{N}'-]+/u));
  if (surname !== '' && words.has(surname)) return true;
  return (
    printed !== '' && printed.split(' ').some((word) => word.length > 2 && word !== 'the' && words.has(word))
  );
};

/** Scores predictions as the published scorer does: each annotated run is matched once, by its folded words. */
export function score(
  stories: readonly GoldStory[],
  predictions: ReadonlyMap<string, readonly PredictedQuote[]>,
  same: SameSpeaker = sameName,
): Score {
  return summarize(stories.flatMap((story) => scoreStory(story, predictions.get(story.id) ?? [], same)));
}

/** Sums up what quotations came to. */
export function summarize(outcomes: readonly Outcome[]): Score {
  const found = outcomes.filter(({ gold, predicted }) => gold !== null && predicted !== null);
  const right = found.filter(({ kind }) => kind === 'right');
  const gold = outcomes.filter((outcome) => outcome.gold !== null);
  const predicted = outcomes.filter((outcome) => outcome.predicted !== null);
  const rightNamed = right.filter(
    ({ gold: quote, predicted: ours }) => quote?.speaker != null && ours?.speaker != null,
  );
  const named = predicted.filter((outcome) => outcome.predicted?.speaker != null);
  const goldNamed = gold.filter((outcome) => outcome.gold?.speaker != null);
  return {
    gold: gold.length,
    predicted: predicted.length,
    spanPrecision: ratio(found.length, predicted.length),
    spanRecall: ratio(found.length, gold.length),
    spanF1: f1(ratio(found.length, predicted.length), ratio(found.length, gold.length)),
    speakerWhenFound: ratio(right.length, found.length),
    namedPrecision: ratio(rightNamed.length, named.length),
    namedRecall: ratio(rightNamed.length, goldNamed.length),
    endToEndF1: f1(ratio(right.length, predicted.length), ratio(right.length, gold.length)),
    outcomes,
  };
}

function scoreStory(story: GoldStory, predicted: readonly PredictedQuote[], same: SameSpeaker): Outcome[] {
  const left = story.quotes.map((gold) => ({ gold, key: fold(gold.text), isTaken: false }));
  const outcomes: Outcome[] = predicted.map((quote) => {
    const key = fold(quote.text);
    const match = left.find(
      (entry) =>
        !entry.isTaken &&
        entry.key === key &&
        (entry.gold.paragraph === undefined || entry.gold.paragraph === quote.paragraph),
    );
    if (match === undefined)
      return { story: story.id, kind: 'not a quotation', gold: null, predicted: quote };
    match.isTaken = true;
    const kind = same(story, match.gold, quote) ? 'right' : 'wrong speaker';
    return { story: story.id, kind, gold: match.gold, predicted: quote };
  });
  const missed = left
    .filter(({ isTaken }) => !isTaken)
    .map(({ gold }): Outcome => ({ story: story.id, kind: 'missed', gold, predicted: null }));
  return [...outcomes, ...missed];
}

const ratio = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
const f1 = (precision: number, recall: number) =>
  precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
