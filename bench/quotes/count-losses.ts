import { openDiscourse } from '../../src/quotes/discourse/discourse.ts';
import { loadLexicons } from '../../src/quotes/index.ts';
import { buildScene, type Scene } from '../../src/quotes/scene.ts';
import { judgeRuns } from '../../src/quotes/speakers/attribute-runs.ts';
import type { AttributedRun } from '../../src/quotes/speakers/proposal.ts';
import { isSure } from '../../src/quotes/utterances/make-quotations.ts';
import type { BenchSet } from './load-sets.ts';
import { fold, type GoldQuote, type GoldStory, isNamedSo } from './score.ts';

/** Where the name of a quotation that was found is lost. */
const stages = [
  'not in the cast',
  'under another form of the name',
  'two of one name mixed up',
  'right, but withheld',
  'a name for one without',
  'another phrase chosen',
  'pronoun taken for another',
  'description taken for another',
  'carried over wrongly',
] as const;

type Stage = (typeof stages)[number];

/** Counts, over a set, at which stage the name of each quotation found is lost. */
export function countLosses({ stories, gold }: BenchSet): ReadonlyMap<Stage, number> {
  const lexicons = loadLexicons();
  const counts = new Map<Stage, number>(stages.map((stage) => [stage, 0]));
  for (const [index, story] of stories.entries()) {
    const annotated = gold[index];
    if (annotated === undefined) continue;
    const scene = buildScene(story, lexicons);
    const left = [...annotated.quotes];
    for (const { site, attributed } of judgeRuns(scene, openDiscourse(scene))) {
      const at = left.findIndex((quote) => isSame(quote, site.words, site.paragraph.index));
      if (attributed === null || at < 0) continue;
      const [quote] = left.splice(at, 1);
      const stage = quote === undefined ? null : findLoss({ story: annotated, quote, attributed, scene });
      if (stage !== null) counts.set(stage, (counts.get(stage) ?? 0) + 1);
    }
  }
  return counts;
}

function isSame({ text, paragraph }: GoldQuote, words: string, place: number): boolean {
  return fold(text) === fold(words) && (paragraph === undefined || paragraph === place);
}

interface Found {
  readonly story: GoldStory;
  readonly quote: GoldQuote;
  readonly attributed: AttributedRun;
  readonly scene: Scene;
}

/** Says where the name is lost; null where it is right. */
function findLoss({ story, quote, attributed, scene }: Found): Stage | null {
  const { entity, phrase, isOwnPhrase, confidence } = attributed;
  const got = entity?.name ?? null;
  if (isNamedSo(story, quote, isSure(confidence, scene) ? got : null)) return null;
  if (isNamedSo(story, quote, got)) return 'right, but withheld';
  if (quote.speaker === null) return 'a name for one without';
  const wanted = quote.speaker;
  const { people } = scene.people;
  if (!people.some(({ name }) => isNamedSo(story, quote, name)))
    return people.some(({ name }) => sharesWord(name, wanted))
      ? 'under another form of the name'
      : 'not in the cast';
  if (got !== null && sharesWord(got, wanted)) return 'two of one name mixed up';
  if (!isOwnPhrase || phrase === null) return 'carried over wrongly';
  if (phrase.kind === 'name') return 'another phrase chosen';
  return phrase.kind === 'pronoun' ? 'pronoun taken for another' : 'description taken for another';
}

function sharesWord(name: string, other: string): boolean {
  const words = new Set(listWords(other));
  return listWords(name).some((word) => words.has(word));
}

/** Lists a name's words of three letters or more, folded. */
const listWords = (name: string) => fold(name).match(/[\p{L}'-]{3,}/gu) ?? [];
