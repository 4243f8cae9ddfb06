import { createHash } from 'node:crypto';
import type { Quotation, Reading, Span, Story, StoryPerson } from '../domain.ts';
import { attributeRuns } from './attribute-runs.ts';
import type { Lexicons } from './lexicons.ts';
import { placeMention } from './place-mention.ts';
import { buildScene, type Scene } from './scene.ts';
import type { AttributedRun } from './sieves.ts';

/**
 * Finds a story's quotations and names their speakers. Pure: the same story gives the same reading.
 *
 * ```
 * Story
 *   │  buildScene       who and what is there: marks, sentences, mentions, people
 *   ▼
 * Scene
 *   │  attributeRuns    run by run, from the top:
 *   │    findCues         the words by the run that may say who spoke
 *   │    describeRun      is it somebody's words at all?
 *   │    propose          the sieves say who may have spoken; openDiscourse says whom their phrases mean
 *   │    rankProposals    the likeliest of them
 *   ▼
 * AttributedRun[]
 *   │  makeQuotations   runs of one utterance together, unsure names withheld
 *   ▼
 * Reading
 * ```
 */
export function readStory(story: Story, lexicons: Lexicons): Reading {
  const scene = buildScene(story, lexicons);
  const attributed = attributeRuns(scene).flatMap((run) => run.attributed ?? []);
  return { quotations: makeQuotations(story, scene, attributed), people: listPeople(scene, attributed) };
}

type Utterance = [AttributedRun, ...AttributedRun[]];

function makeQuotations(story: Story, scene: Scene, attributed: readonly AttributedRun[]): Quotation[] {
  const seen = new Map<string, number>();
  return groupUtterances(attributed).map((runs) => {
    const [first] = runs;
    const contents = runs.map(
      ({ site: { run } }): Span => ({ paragraph: run.paragraph, start: run.start, end: run.end }),
    );
    const words = runs.map(({ site }) => site.words).join(' ');
    const ordinal = seen.get(words) ?? 0;
    seen.set(words, ordinal + 1);
    return {
      id: createHash('sha256').update(`${story.id}\n${words}\n${ordinal}`).digest('hex').slice(0, 16),
      storyId: story.id,
      contents: contents as [Span, ...Span[]],
      speaker: first.confidence < scene.lexicons.calibration.bar ? null : (first.entity?.name ?? null),
      speakerAs: printSpeaker(scene, first),
      cue: first.cue?.word ?? null,
      kind: words.split(/\s+/).length < 5 && !/[.?!,]$/.test(words) ? 'fragment' : 'quotation',
      confidence: first.confidence,
    };
  });
}

function groupUtterances(attributed: readonly AttributedRun[]): Utterance[] {
  const utterances: Utterance[] = [];
  for (const item of attributed) {
    const current = utterances.at(-1);
    if (item.continues && current !== undefined) current.push(item);
    else utterances.push([item]);
  }
  return utterances;
}

/** Gives the words that stand for the speaker in print, or null where none do. */
function printSpeaker(scene: Scene, { phrase, isOwnPhrase, entity }: AttributedRun): string | null {
  const span = placeMention(scene, (isOwnPhrase ? phrase : null) ?? entity?.introducedAs ?? phrase);
  return span === null ? null : (scene.paragraphs[span.paragraph]?.text.slice(span.start, span.end) ?? null);
}

function listPeople({ people, mentions }: Scene, attributed: readonly AttributedRun[]): StoryPerson[] {
  const speakers = new Set(attributed.map(({ entity }) => (entity?.name == null ? undefined : entity.index)));
  return people.people
    .filter(
      (person) =>
        speakers.has(person.index) ||
        (person.personhood >= 0.5 && person.words.length > 1 && mentions.length > 0),
    )
    .map(({ name, aliases }) => ({ name, aliases: [...aliases] }));
}
