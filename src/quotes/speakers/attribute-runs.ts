import type { Cue } from '../cues/cue.ts';
import { findCues } from '../cues/find-cues.ts';
import { type Discourse, openDiscourse } from '../discourse/discourse.ts';
import { listSites, type Scene, type Site } from '../scene.ts';
import { calibrate, weigh } from '../weights/weights.ts';
import { describeRun, type Neighbour } from './describe-run.ts';
import { isScripted } from './is-scripted.ts';
import { type Addressed, listAddressed } from './list-addressed.ts';
import type { AttributedRun } from './proposal.ts';
import { propose } from './propose.ts';
import { type RankedProposal, rankProposals, weighSpeaker } from './rank-proposals.ts';

/** A run with the judgement whether it is somebody's words, and whose. */
export interface JudgedRun {
  readonly site: Site;
  readonly cues: readonly Cue[];
  readonly features: readonly string[];
  /** Probability that the run is somebody's words. */
  readonly likelihood: number;
  /** Who may have spoken, the likeliest first; empty where the run is nobody's words. */
  readonly proposals: readonly RankedProposal[];
  /** Whose words; null where the run is nobody's. */
  readonly attributed: AttributedRun | null;
}

/** A run in marks, and whose words it is. */
export type Judgement = Pick<JudgedRun, 'site' | 'attributed'>;

/** What decides; training puts judges in its place that know the answers. */
export interface Judges {
  /** Says how likely a run is somebody's words. */
  judgeRun(site: Site, features: readonly string[]): number;
  /** Chooses one of the proposals, which come best first. */
  chooseProposal(
    site: Site,
    ranked: readonly RankedProposal[],
    discourse: Discourse,
  ): RankedProposal | undefined;
}

/** From this likelihood on, a run counts as somebody's words. */
const likelihoodMin = 0.5;

const judgesByWeights: Judges = {
  judgeRun: ({ scene }, features) => weigh(features, scene.lexicons.quotationWeights),
  chooseProposal: (_site, [best]) => best,
};

/** Judges each run and names its speaker, as a list. */
export function attributeRuns(scene: Scene, judges: Judges = judgesByWeights): JudgedRun[] {
  return [...judgeRuns(scene, openDiscourse(scene), judges)];
}

/** Judges each run and names its speaker, in page order, so that later ones can lean on earlier ones. */
export function* judgeRuns(
  scene: Scene,
  discourse: Discourse,
  judges: Judges = judgesByWeights,
): Generator<JudgedRun> {
  const before: AttributedRun[] = [];
  let wordsBefore: Addressed | null = null;
  for (const site of listSites(scene)) {
    const cues = findCues(site);
    const features = describeRun(site, cues[0] ?? null, findNeighbour(site, before.at(-1)));
    const likelihood = estimate(site, before.at(-1), () => judges.judgeRun(site, features));
    if (likelihood < likelihoodMin) {
      yield { site, cues, features, likelihood, proposals: [], attributed: null };
      continue;
    }
    const words = listAddressed(site.words);
    const reader = { scene, discourse, words, wordsBefore, cues, before };
    const proposals = rankProposals(site, propose(site, reader), reader);
    const chosen = judges.chooseProposal(site, proposals, discourse);
    const attributed = chosen === undefined ? null : settle(site, chosen, { likelihood, proposals });
    if (attributed !== null) {
      before.push(attributed);
      wordsBefore = words;
      if (attributed.isOwnPhrase && attributed.phrase !== null && attributed.entity !== null)
        discourse.settle(attributed.phrase, attributed.entity);
      discourse.noteSpeaker(attributed.entity, site.paragraph.index);
    }
    yield { site, cues, features, likelihood, proposals, attributed };
  }
}

/** Says how likely a run is somebody's words, where its place does not settle that. */
function estimate(site: Site, last: AttributedRun | undefined, judge: () => number): number {
  if (isScripted(site)) return 0;
  return goesOn(site, last) ? 1 : judge();
}

function settle(
  site: Site,
  { proposal }: RankedProposal,
  { likelihood, proposals }: Pick<JudgedRun, 'likelihood' | 'proposals'>,
): AttributedRun {
  const { pass, entity, phrase, isOwnPhrase, cue, continues, meant, trust, manner } = proposal;
  const sureness = weighSpeaker(proposals, entity);
  // What is nobody's words has no right speaker.
  const confidence = calibrate(likelihood * sureness, site.scene.lexicons.calibration);
  return {
    site,
    pass,
    entity,
    phrase,
    isOwnPhrase,
    cue,
    continues,
    meant,
    trust,
    manner,
    sureness,
    confidence,
  };
}

/** Whether the run opens a paragraph and the one above ended inside a quotation. */
function goesOn({ scene, at, paragraph }: Site, last: AttributedRun | undefined): boolean {
  return (
    last?.site.run.closed === false && at === 0 && scene.above[paragraph.index] === last.site.paragraph.index
  );
}

function findNeighbour(site: Site, last: AttributedRun | undefined): Neighbour | null {
  if (last === undefined || last.site.paragraph.index !== site.paragraph.index) return null;
  return {
    isSameSentence: last.site.sentenceAt === site.sentenceAt,
    tokensBetween: site.at - last.site.at - 1,
  };
}
