/**
 * Learns the weights in `data/weights` from the news corpus (where it is beside the project) and the invented
 * stories: `npm run train:quotes`. With `--check` only says how well weights learned on four fifths of the invented
 * stories do on the fifth left out.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { attributeRuns } from '../../src/quotes/attribute-runs.ts';
import type { Discourse } from '../../src/quotes/discourse.ts';
import { type Lexicons, loadLexicons } from '../../src/quotes/index.ts';
import { readLexicons } from '../../src/quotes/load-lexicons.ts';
import type { RankedProposal } from '../../src/quotes/rank-proposals.ts';
import { buildScene, type Scene, type Site } from '../../src/quotes/scene.ts';
import { weigh, weighSum } from '../../src/quotes/weights.ts';
import { type ChoiceExample, type Example, learnChoices, learnWeights } from './learn-weights.ts';
import { type BenchSet, loadCorpus, loadDialogues, loadGold } from './load-sets.ts';
import { fold, type GoldQuote, type GoldStory, sameName } from './score.ts';

/** How much an invented story's run counts beside one of the corpus, which has fifteen times as many. */
const inventedWeight = 4;
const folds = 5;
/** How strongly weights for references are pulled to those set by hand. */
const referencePull = 0.01;
/** Set by hand; learning may only move them a little, as the invented stories are few. */
const prior = JSON.parse(
  readFileSync(resolve(import.meta.dirname, 'reference.prior.json'), 'utf8'),
) as Record<string, number>;

/** How often the stories are read again with what was learned of references: who is meant bears on who is meant next. */
const readings = 3;
/** Starts from the weights set by hand, so that the same examples always give the same weights. */
let lexicons: Lexicons = { ...loadLexicons(), referenceWeights: prior, speakerWeights: {} };

/** What one story teaches. */
interface Lesson {
  readonly runs: readonly Example[];
  readonly speakers: readonly ChoiceExample[];
  readonly references: readonly ChoiceExample[];
}

for (let reading = 0; reading < readings; reading += 1) {
  lexicons = { ...lexicons, referenceWeights: learnReferences(collect(loadGold(), inventedWeight)) };
}
const invented = collect(loadGold(), inventedWeight);
const corpus = loadCorpus('train');
const news = [
  ...(corpus === null ? [] : collect(corpus, 1)),
  ...collectLines(inventedWeight),
  ...collect(loadDialogues(), inventedWeight),
];
if (process.argv.includes('--check')) {
  checkRuns();
  checkChoices('which phrase speaks', ({ speakers }) => speakers, {});
  checkChoices('whom a phrase means', ({ references }) => references, prior);
} else {
  const all = [...news, ...invented];
  write('reference', learnReferences(all));
  write('quotation', learnWeights(all.flatMap(({ runs }) => runs)));
  write('calibration', { slope: 1, shift: 0 });
  write('speaker', learnChoices(all.flatMap(({ speakers }) => speakers)));
  write('calibration', learnCalibration());
}

function learnReferences(lessons: readonly Lesson[]): Record<string, number> {
  return learnChoices(
    lessons.flatMap(({ references }) => references),
    prior,
    referencePull,
  );
}

/** Reads the marked lines: what of each is somebody's words is told by signs before it. */
function collectLines(weight: number): Lesson[] {
  return readFileSync(resolve(import.meta.dirname, 'marked-lines.txt'), 'utf8')
    .split('\n')
    .filter((line) => /^[+-]+ /.test(line))
    .map((line, index) => {
      const [signs = '', ...words] = line.split(' ');
      const text = words.join(' ');
      const story = {
        id: `line ${index}`,
        url: null,
        title: '',
        outlet: null,
        author: null,
        published: null,
      };
      const runs: Example[] = [];
      attributeRuns(buildScene({ ...story, paragraphs: [text], noise: [] }, lexicons), {
        judgeRun(_site, features) {
          const isTrue = (signs[runs.length] ?? signs.at(-1)) === '+';
          runs.push({ features, isTrue, weight });
          return isTrue ? 1 : 0;
        },
        chooseProposal: (_site, [best]) => best,
      });
      if (signs.length > 1 && runs.length !== signs.length)
        throw new Error(`${signs.length} signs but ${runs.length} runs: ${text}`);
      return { runs, speakers: [], references: [] };
    });
}

/** Reads each story with the right answers given, and notes what was seen at each run. */
function collect(set: BenchSet, weight: number): Lesson[] {
  return set.stories.map((story, index) => {
    const gold = set.gold[index];
    const left = [...(gold?.quotes ?? [])];
    const runs: Example[] = [];
    const speakers: ChoiceExample[] = [];
    const references: ChoiceExample[] = [];
    const scene = buildScene(story, lexicons);
    let current: GoldQuote | undefined;
    attributeRuns(scene, {
      judgeRun({ words, paragraph }, features) {
        const key = fold(words);
        const at = left.findIndex(
          (quote) =>
            fold(quote.text) === key &&
            (quote.paragraph === undefined || quote.paragraph === paragraph.index),
        );
        [current] = at >= 0 ? left.splice(at, 1) : [];
        runs.push({ features, isTrue: at >= 0, weight });
        return at >= 0 ? 1 : 0;
      },
      chooseProposal(site, ranked, discourse) {
        if (gold === undefined || current === undefined) return ranked[0];
        const quote = current;
        const judged = ranked.map((item) => ({ item, isTrue: isRight(scene, site, gold, quote, item) }));
        if (quote.speaker !== null || gold.names === 'full') {
          const alternatives = judged.map(({ item, isTrue }) => ({ features: item.features, isTrue }));
          speakers.push({ alternatives, weight });
        }
        const chosen = (judged.find(({ isTrue }) => isTrue) ?? judged[0])?.item;
        if (gold.names === 'full') references.push(...makeReferences(quote, chosen, discourse));
        return chosen;
      },
    });
    return { runs, speakers, references };
  });
}

/** Notes whom a pronoun or description may have meant, and whom it did mean. */
function makeReferences(
  gold: GoldQuote,
  chosen: RankedProposal | undefined,
  discourse: Discourse,
): ChoiceExample[] {
  const phrase = chosen?.proposal.isOwnPhrase ? chosen.proposal.phrase : null;
  const choices = phrase === null ? undefined : discourse.choices.get(phrase.index);
  if (choices === undefined) return [];
  const alternatives = choices.map(({ entity, features }) => {
    const who = entity?.isDocument ? entity.author : entity;
    return { features, isTrue: (who?.name ?? null) === gold.speaker };
  });
  return [{ alternatives, weight: 1 }];
}

/** Whether a proposal goes by the annotated phrase, or names the annotated speaker. */
function isRight(
  scene: Scene,
  site: Site,
  story: GoldStory,
  gold: GoldQuote,
  { proposal }: RankedProposal,
): boolean {
  const { phrase, entity } = proposal;
  if (phrase !== null && gold.phrase != null && phrase.paragraph === gold.phrase.paragraph) {
    const tokens = scene.paragraphs[phrase.paragraph]?.tokens;
    const start = tokens?.[phrase.from]?.start ?? 0;
    const end = tokens?.[phrase.to - 1]?.end ?? 0;
    if (start < gold.phrase.end && end > gold.phrase.start) return true;
  }
  if (story.names === 'printed' && (entity?.name == null || gold.speaker === null)) return false;
  const predicted = { paragraph: site.paragraph.index, text: site.words, speaker: entity?.name ?? null };
  return sameName(story, gold, { ...predicted, speakerAs: null, confidence: 1, pass: '' });
}

/** Measures how often estimates are right, with the weights just learned, and fits the bend. */
function learnCalibration(): Record<string, number> {
  const points = [loadGold(), loadCorpus('train')].flatMap((set) => (set === null ? [] : measure(set)));
  let slope = 1;
  let shift = 0;
  for (let round = 0; round < 4000; round += 1) {
    let [slopePull, shiftPull, all] = [0, 0, 0];
    for (const { logOdds, isRight: isTrue, weight } of points) {
      const error = weight * ((isTrue ? 1 : 0) - 1 / (1 + Math.exp(-slope * logOdds - shift)));
      slopePull += error * logOdds;
      shiftPull += error;
      all += weight;
    }
    slope += slopePull / all;
    shift += shiftPull / all;
  }
  return { slope: Number(slope.toFixed(3)), shift: Number(shift.toFixed(3)) };
}

function measure(set: BenchSet) {
  const points: { logOdds: number; isRight: boolean; weight: number }[] = [];
  const fresh = readLexicons();
  for (const [index, story] of set.stories.entries()) {
    const gold = set.gold[index];
    const scene = buildScene(story, fresh);
    const left = [...(gold?.quotes ?? [])];
    for (const { site, attributed } of attributeRuns(scene)) {
      const at = left.findIndex((quote) => fold(quote.text) === fold(site.words));
      const [quote] = at < 0 ? [] : left.splice(at, 1);
      if (attributed === null || gold === undefined) continue;
      if (gold.names === 'printed' && quote?.speaker === null) continue;
      const item = { proposal: attributed, features: [], likelihood: 1 };
      const isTrue = quote !== undefined && isRight(scene, site, gold, quote, item);
      const stated = Math.min(0.999, Math.max(0.001, attributed.confidence));
      const { slope, shift } = fresh.calibration;
      const logOdds = (Math.log(stated / (1 - stated)) - shift) / slope;
      points.push({ logOdds, isRight: isTrue, weight: set.name === 'gold' ? inventedWeight : 1 });
    }
  }
  return points;
}

function checkRuns(): void {
  const outcomes = leaveOut().flatMap(({ lessons, rest }) => {
    const learned = learnWeights(lessons.flatMap(({ runs }) => runs));
    return rest
      .flatMap(({ runs }) => runs)
      .map(({ features, isTrue }) => weigh(features, learned) >= 0.5 === isTrue);
  });
  console.log(
    `words or not, in stories left out: ${outcomes.filter(Boolean).length} right of ${outcomes.length}`,
  );
}

function checkChoices(
  name: string,
  pick: (lesson: Lesson) => readonly ChoiceExample[],
  start: Record<string, number>,
): void {
  const outcomes = leaveOut().flatMap(({ lessons, rest }) => {
    const learned = learnChoices(
      lessons.flatMap(pick),
      start,
      Object.keys(start).length > 0 ? referencePull : undefined,
    );
    return rest
      .flatMap(pick)
      .filter(({ alternatives }) => alternatives.some(({ isTrue }) => isTrue))
      .map(({ alternatives }) => {
        const scored = alternatives.map((item) => ({ ...item, score: weighSum(item.features, learned) }));
        const [best] = scored.sort((a, b) => b.score - a.score);
        if (best?.isTrue === false && process.argv.includes('--errors')) console.log(scored.slice(0, 3));
        return best?.isTrue === true;
      });
  });
  console.log(`${name}, in stories left out: ${outcomes.filter(Boolean).length} right of ${outcomes.length}`);
}

function leaveOut(): { lessons: Lesson[]; rest: Lesson[] }[] {
  return Array.from({ length: folds }, (_, part) => ({
    lessons: [...news, ...invented.filter((_lesson, index) => index % folds !== part)],
    rest: invented.filter((_lesson, index) => index % folds === part),
  }));
}

function write(name: string, weights: Record<string, number>): void {
  const folder = resolve(import.meta.dirname, '../../data/weights');
  mkdirSync(folder, { recursive: true });
  writeFileSync(resolve(folder, `${name}.json`), `${JSON.stringify(weights, null, 2)}\n`);
  console.log(`${name}: ${Object.keys(weights).length} weights`);
}
