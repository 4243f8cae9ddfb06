import { describeRun, type Neighbour } from './describe-run.ts';
import { openDiscourse } from './discourse.ts';
import { type Cue, findCue } from './find-cues.ts';
import { listSites, type Scene, type Site } from './scene.ts';
import { type AttributedRun, type Reader, sieves } from './sieves.ts';
import { weigh } from './weights.ts';

/** A run with the judgement whether it is somebody's words. */
export interface JudgedRun {
  readonly site: Site;
  readonly cue: Cue | null;
  readonly features: readonly string[];
  /** Probability that the run is somebody's words. */
  readonly likelihood: number;
  /** Whose words; null where the run is none. */
  readonly attributed: AttributedRun | null;
}

/** From this likelihood on, a run counts as somebody's words. */
const likelihoodMin = 0.5;

/** Says how likely a run is somebody's words. */
export type Judge = (site: Site, features: readonly string[]) => number;

/**
 * Judges each run and names its speaker, in page order, so that later ones can lean on earlier ones. Training
 * gives a judge of its own, that knows the answers.
 */
export function attributeRuns(scene: Scene, judge: Judge = judgeByWeights): JudgedRun[] {
  const judged: JudgedRun[] = [];
  const before: AttributedRun[] = [];
  const discourse = openDiscourse(scene);
  for (const site of listSites(scene)) {
    const cue = findCue(site);
    const features = describeRun(site, cue, findNeighbour(site, before.at(-1)));
    const likelihood = judge(site, features);
    const attributed = likelihood < likelihoodMin ? null : attribute(site, { scene, discourse, cue, before });
    if (attributed !== null) {
      before.push(attributed);
      discourse.noteSpeaker(attributed.entity, site.paragraph.index);
    }
    judged.push({ site, cue, features, likelihood, attributed });
  }
  return judged;
}

function judgeByWeights({ scene }: Site, features: readonly string[]): number {
  return weigh(features, scene.lexicons.quotationWeights);
}

function attribute(site: Site, reader: Reader): AttributedRun | null {
  for (const sieve of sieves) {
    const verdict = sieve(site, reader);
    if (verdict !== null) return { site, cue: reader.cue, ...verdict };
  }
  return null;
}

function findNeighbour(site: Site, last: AttributedRun | undefined): Neighbour | null {
  if (last === undefined || last.site.paragraph.index !== site.paragraph.index) return null;
  return {
    isSameSentence: last.site.sentenceAt === site.sentenceAt,
    tokensBetween: site.at - last.site.at - 1,
  };
}
