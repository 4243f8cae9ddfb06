import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Discourse } from '../../src/quotes/discourse/discourse.ts';
import type { Lexicons } from '../../src/quotes/index.ts';
import type { Mention } from '../../src/quotes/phrases/mention.ts';
import { buildScene, type Scene } from '../../src/quotes/scene.ts';
import { attributeRuns } from '../../src/quotes/speakers/attribute-runs.ts';
import type { RankedProposal } from '../../src/quotes/speakers/rank-proposals.ts';
import type { ChoiceExample } from './fit-choices.ts';
import type { Example } from './learn-weights.ts';
import type { BenchSet } from './load-sets.ts';
import { fold, type GoldQuote, type GoldStory, isNamedSo } from './score.ts';

/** What one story teaches. */
export interface Lesson {
  /** What is somebody's words and what only stands in marks. */
  readonly runs: readonly Example[];
  /** Which phrase speaks. */
  readonly speakers: readonly ChoiceExample[];
  /** Whom a phrase means. */
  readonly references: readonly ChoiceExample[];
}

/** What is somebody's words is learned from as many runs of the news; there invented stories need not count so much more. */
const runWeightMax = 3;

/** Reads each story of a set with the right answers given, and notes what was seen at each run. */
export function collectLessons(set: BenchSet, lexicons: Lexicons): Lesson[] {
  return set.stories.map((story, index) => {
    const gold = set.gold[index];
    const weight = gold?.weight ?? 1;
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
        const isTrue = at >= 0 || gold?.unnamed?.has(key) === true;
        runs.push({ features, isTrue, weight: Math.min(weight, runWeightMax) });
        return isTrue ? 1 : 0;
      },
      chooseProposal(_site, ranked, discourse) {
        if (gold === undefined || current === undefined) return ranked[0];
        const quote = current;
        const grades = ranked.map((item) => gradeProposal(scene, { story: gold, gold: quote }, item));
        const best = Math.max(...grades);
        const judged = ranked.map((item, at) => ({ item, isTrue: best > 0 && grades[at] === best }));
        if (quote.speaker !== null || gold.names === 'full') {
          const alternatives = judged.map(({ item, isTrue }) => ({ features: item.features, isTrue }));
          speakers.push({ alternatives, weight });
        }
        const surer = judged.filter(({ item }, at) => grades[at] === 3 || !isSecondTopic(item));
        const chosen =
          ranked[grades.indexOf(3)] ??
          ranked.find((item, at) => grades[at] === 1 && !isSecondTopic(item)) ??
          surer.find(({ isTrue }) => isTrue)?.item ??
          surer.find(({ item }) => canMean(item, { story: gold, gold: quote }, discourse))?.item ??
          ranked[0];
        if (gold.names === 'full')
          references.push(...makeReferences({ story: gold, gold: quote }, chosen, discourse, weight));
        return chosen;
      },
    });
    return { runs, speakers, references };
  });
}

/** Reads the marked lines: what of each is somebody's words is told by signs before it. */
export function collectLines(lexicons: Lexicons, weight: number): Lesson[] {
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

/** Whether the phrase of a proposal could have been taken for the annotated speaker. */
function canMean(
  { proposal: { phrase } }: RankedProposal,
  { story, gold }: { readonly story: GoldStory; readonly gold: GoldQuote },
  discourse: Discourse,
): boolean {
  if (phrase === null || gold.speaker === null) return false;
  const choices = discourse.choices.get(phrase.index) ?? [];
  return choices.some(({ entity }) => isNamedSo(story, gold, entity?.name ?? null));
}

/** Whether a proposal goes by a second phrase of what stands before, which names whoever is right by chance too often. */
function isSecondTopic({ proposal: { pass } }: RankedProposal): boolean {
  return /, (?:another|earlier)(?:, |$)/.test(pass);
}

/** Notes whom a pronoun or description may have meant, and whom it did mean. */
function makeReferences(
  { story, gold }: { readonly story: GoldStory; readonly gold: GoldQuote },
  chosen: RankedProposal | undefined,
  discourse: Discourse,
  weight: number,
): ChoiceExample[] {
  const phrase = chosen?.proposal.isOwnPhrase ? chosen.proposal.phrase : null;
  const choices = phrase === null ? undefined : discourse.choices.get(phrase.index);
  if (choices === undefined) return [];
  const alternatives = choices.map(({ entity, features }) => {
    const who = entity?.isDocument ? entity.author : entity;
    return { features, isTrue: isNamedSo(story, gold, who?.name ?? null) };
  });
  // Of phrases there are as many in invented stories as in the news.
  return [{ alternatives, weight: Math.sqrt(weight) }];
}

/**
 * Grades a proposal: 3 where it goes by the annotated phrase and names the annotated speaker, 2 where only the phrase is
 * right, 1 where only the name is, so that what is right by chance is not learned from where something else is right for
 * a reason. Where only phrases are annotated, 1 for either.
 */
function gradeProposal(
  scene: Scene,
  { story, gold }: { readonly story: GoldStory; readonly gold: GoldQuote },
  { proposal: { phrase, entity } }: RankedProposal,
): number {
  const isByPhrase = phrase !== null && overlaps(scene, phrase, gold.phrase);
  if (story.names === 'printed' && isByPhrase) return 1;
  if (story.names === 'printed' && (entity?.name == null || gold.speaker === null)) return 0;
  const isNamed = isNamedSo(story, gold, entity?.name ?? null);
  return (isByPhrase ? 2 : 0) + (isNamed ? 1 : 0);
}

function overlaps(scene: Scene, mention: Mention, place: GoldQuote['phrase']): boolean {
  const { paragraph, from, to } = mention;
  if (place == null || paragraph !== place.paragraph) return false;
  const tokens = scene.paragraphs[paragraph]?.tokens;
  const { start, end } = scene.widen({
    paragraph,
    start: tokens?.[from]?.start ?? 0,
    end: tokens?.[to - 1]?.end ?? 0,
  });
  return start < place.end && end > place.start;
}
