import type { Quotation, Span, Story } from '../domain.ts';
import { openDiscourse } from './discourse/discourse.ts';
import type { Lexicons } from './lexicons/lexicons.ts';
import type { Mention } from './phrases/mention.ts';
import { placeMention } from './place-mention.ts';
import { buildScene, type Scene } from './scene.ts';
import { type JudgedRun, judgeRuns } from './speakers/attribute-runs.ts';
import type { RankedProposal } from './speakers/rank-proposals.ts';
import { findUnmarked } from './unmarked/find-unmarked.ts';
import type { Unmarked } from './unmarked/unmarked.ts';
import { makeQuotations } from './utterances/make-quotations.ts';
import type { Weights } from './weights/weights.ts';

/** Why one run of words, in marks or without, was read as it was. */
export interface RunExplanation {
  readonly span: Span;
  readonly words: string;
  /** Whether the run is somebody's words, how likely, and what weighed most for (above 0) and against it. */
  readonly isQuotation: boolean;
  readonly likelihood: number;
  readonly reasons: readonly Reason[];
  /** The pass that decided on the speaker; null where the run is nobody's words. */
  readonly pass: string | null;
  /** The name that is answered; null for the unnamed, and where the name decided on is too unsure to be given. */
  readonly speaker: string | null;
  /** The name decided on that is withheld; null where none is. */
  readonly withheld: string | null;
  readonly confidence: number | null;
  /** Where the phrase stands that the decision went by. */
  readonly phrase: Span | null;
  /** Who else might have spoken, the likeliest first. */
  readonly candidates: readonly Candidate[];
}

/** One who may have spoken. */
export interface Candidate {
  readonly pass: string;
  readonly speaker: string | null;
  readonly phrase: Span | null;
  readonly phraseWords: string | null;
  /** Probability among the candidates. */
  readonly score: number;
  readonly reasons: readonly Reason[];
}

/** A feature that was there, by its name in `data/weights`, and its weight. */
export interface Reason {
  readonly feature: string;
  readonly weight: number;
}

/** How many reasons are told: the heaviest. */
const reasonsMax = 6;

/** Reads a story as `readStory` does and tells of every run in marks, and of answers without, what was decided and why. */
export function explainStory(story: Story, lexicons: Lexicons): RunExplanation[] {
  const scene = buildScene(story, lexicons);
  const discourse = openDiscourse(scene);
  const judged = [...judgeRuns(scene, discourse)];
  const unmarked = findUnmarked(scene, { judged, discourse });
  const attributed = judged.flatMap((run) => run.attributed ?? []);
  const answered = makeQuotations(story, scene, { attributed, unmarked });
  return [
    ...judged.map((run) => explainRun(scene, run)),
    ...unmarked.flatMap((said) => explainUnmarked(scene, said)),
  ]
    .map((run) => withAnswer(run, answered))
    .sort(({ span: a }, { span: b }) => a.paragraph - b.paragraph || a.start - b.start);
}

/** Gives a run the name that its quotation is answered with: an unsure one is withheld, the first of an utterance counts. */
function withAnswer(run: RunExplanation, quotations: readonly Quotation[]): RunExplanation {
  const { paragraph, start } = run.span;
  const quotation = quotations.find(({ contents }) =>
    contents.some((span) => span.paragraph === paragraph && span.start === start),
  );
  if (quotation === undefined) return run;
  const withheld = quotation.speaker === null ? run.speaker : null;
  return { ...run, speaker: quotation.speaker, withheld };
}

/** Tells of words without marks, a piece at a time: the form of print decided, nobody else was weighed. */
function explainUnmarked(
  { paragraphs, widen }: Scene,
  { contents, pass, speaker, phrase, confidence }: Unmarked,
): RunExplanation[] {
  return contents.map((span) => ({
    span: widen(span),
    words: paragraphs[span.paragraph]?.text.slice(span.start, span.end) ?? '',
    isQuotation: true,
    likelihood: 1,
    reasons: [],
    pass,
    speaker,
    withheld: null,
    confidence,
    phrase: phrase && widen(phrase),
    candidates: [],
  }));
}

function explainRun(
  scene: Scene,
  { site, features, likelihood, proposals, attributed }: JudgedRun,
): RunExplanation {
  const { paragraph, start, end } = site.run;
  return {
    span: scene.widen({ paragraph, start, end }),
    words: site.words,
    isQuotation: attributed !== null,
    likelihood,
    reasons: listReasons(features, scene.lexicons.quotationWeights),
    pass: attributed?.pass ?? null,
    speaker: attributed?.entity?.name ?? null,
    withheld: null,
    confidence: attributed?.confidence ?? null,
    phrase: placePrinted(scene, attributed?.phrase ?? null),
    candidates: proposals.map((ranked) => explainProposal(scene, ranked)),
  };
}

function placePrinted(scene: Scene, mention: Mention | null): Span | null {
  const span = placeMention(scene, mention);
  return span && scene.widen(span);
}

function explainProposal(scene: Scene, { proposal, features, likelihood }: RankedProposal): Candidate {
  const phrase = placeMention(scene, proposal.phrase);
  return {
    pass: proposal.pass,
    speaker: proposal.entity?.name ?? null,
    phrase: phrase && scene.widen(phrase),
    phraseWords:
      phrase === null
        ? null
        : (scene.paragraphs[phrase.paragraph]?.text.slice(phrase.start, phrase.end) ?? null),
    score: likelihood,
    reasons: listReasons(features, scene.lexicons.speakerWeights),
  };
}

function listReasons(features: readonly string[], weights: Weights): Reason[] {
  return features
    .map((feature) => ({ feature, weight: weights[feature] ?? 0 }))
    .filter(({ weight }) => weight !== 0)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, reasonsMax);
}
