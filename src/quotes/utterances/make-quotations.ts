import { hash } from 'node:crypto';
import type { Quotation, Span, Story } from '../../domain.ts';
import { placeMention } from '../place-mention.ts';
import type { Scene } from '../scene.ts';
import type { AttributedRun } from '../speakers/proposal.ts';
import type { Unmarked } from '../unmarked/unmarked.ts';
import { foldPullQuotes } from './fold-pull-quotes.ts';
import { groupUtterances, type Utterance } from './group-utterances.ts';

type Draft = Omit<Quotation, 'id' | 'storyId'>;

/** Makes quotations, in the order in which they begin, of runs in marks and of words without marks. */
export function makeQuotations(
  story: Story,
  scene: Scene,
  { attributed, unmarked }: { attributed: readonly AttributedRun[]; unmarked: readonly Unmarked[] },
): Quotation[] {
  const answers = new Map(
    unmarked.flatMap((said) => said.contents.map(({ paragraph }) => [paragraph, said])),
  );
  const drafts = [
    ...foldPullQuotes(groupUtterances(attributed)).map((runs) => draftMarked(scene, runs, answers)),
    ...unmarked.map((words) => draftUnmarked(scene, words)),
  ];
  const inOrder = unmarked.length === 0 ? drafts : drafts.sort(byPlace);
  return addIds(
    story,
    inOrder.map((draft) => ({ ...draft, contents: widenAll(draft.contents, scene) })),
  );
}

function widenAll([first, ...others]: Draft['contents'], { widen }: Scene): Draft['contents'] {
  return [widen(first), ...others.map(widen)];
}

const byPlace = ({ contents: [a] }: Draft, { contents: [b] }: Draft) =>
  a.paragraph - b.paragraph || a.start - b.start;

function draftMarked(
  scene: Scene,
  runs: Utterance,
  answers: ReadonlyMap<number, Pick<Unmarked, 'speaker' | 'confidence'>>,
): Draft {
  const [first] = runs;
  const contents = runs.map(
    ({ site: { run } }): Span => ({ paragraph: run.paragraph, start: run.start, end: run.end }),
  );
  const words = runs.map(({ site }) => site.words).join(' ');
  // "I said, “…”" within an answer: whoever answers.
  const isOwn = first.entity === null && first.phrase?.heads[0] === 'i';
  const answer = isOwn ? answers.get(first.site.paragraph.index) : undefined;
  const confidence = Math.min(first.confidence, answer?.confidence ?? 1);
  return {
    contents: contents as [Span, ...Span[]],
    speaker: isSure(confidence, scene) ? (answer?.speaker ?? first.entity?.name ?? null) : null,
    speakerAs: printSpeaker(scene, first),
    cue: first.cue?.word ?? null,
    kind: words.split(/\s+/, 5).length < 5 && !/[.?!,]$/.test(words) ? 'fragment' : 'quotation',
    confidence,
  };
}

function draftUnmarked(scene: Scene, { contents, speaker, phrase, confidence }: Unmarked): Draft {
  return {
    contents,
    speaker: isSure(confidence, scene) ? speaker : null,
    speakerAs: print(scene, phrase),
    cue: null,
    kind: 'answer',
    confidence,
  };
}

/** Whether a name may be given: below the bar it is withheld. */
export const isSure = (confidence: number, { lexicons }: Scene) => confidence >= lexicons.calibration.bar;

/** Gives the words that stand for the speaker in print, or null where none do. */
function printSpeaker(scene: Scene, { phrase, isOwnPhrase, entity }: AttributedRun): string | null {
  return print(scene, placeMention(scene, (isOwnPhrase ? phrase : null) ?? entity?.introducedAs ?? phrase));
}

function print({ paragraphs }: Scene, span: Span | null): string | null {
  return span === null ? null : (paragraphs[span.paragraph]?.text.slice(span.start, span.end) ?? null);
}

/** Gives each an id that follows from its words, and from which of those with the same words it is. */
function addIds({ id: storyId, paragraphs }: Story, drafts: readonly Draft[]): Quotation[] {
  const seen = new Map<string, number>();
  return drafts.map((draft) => {
    const words = draft.contents
      .map(({ paragraph, start, end }) => paragraphs[paragraph]?.slice(start, end))
      .join(' ');
    const ordinal = seen.get(words) ?? 0;
    seen.set(words, ordinal + 1);
    const id = hash('sha256', `${storyId}\n${words}\n${ordinal}`, 'hex').slice(0, 16);
    return { id, storyId, ...draft };
  });
}
