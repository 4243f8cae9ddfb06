import type { Reading, Story, StoryPerson } from '../domain.ts';
import { openDiscourse } from './discourse/discourse.ts';
import type { Lexicons } from './lexicons/lexicons.ts';
import { buildScene, type Scene } from './scene.ts';
import { judgeRuns } from './speakers/attribute-runs.ts';
import type { AttributedRun } from './speakers/proposal.ts';
import { findUnmarked } from './unmarked/find-unmarked.ts';
import type { Unmarked } from './unmarked/unmarked.ts';
import { makeQuotations } from './utterances/make-quotations.ts';

/**
 * Finds a story's quotations and names their speakers. Pure: the same story gives the same reading.
 *
 * ```
 * Story
 *   │  buildScene       who and what is there: marks, sentences, mentions, people
 *   ▼
 * Scene
 *   │  judgeRuns        run by run, from the top:
 *   │    findCues         the words by the run that may say who spoke
 *   │    describeRun      is it somebody's words at all?
 *   │    propose          the sieves say who may have spoken; openDiscourse says whom their phrases mean
 *   │    rankProposals    the likeliest of them
 *   ▼
 * AttributedRun[]
 *   │  findUnmarked     answers of an interview and statements in block form, which have no marks
 *   │  makeQuotations   runs of one utterance together, pull quotes folded, unsure names withheld
 *   ▼
 * Reading
 * ```
 */
export function readStory(story: Story, lexicons: Lexicons): Reading {
  const scene = buildScene(story, lexicons);
  const discourse = openDiscourse(scene);
  // What each run was judged by is let go at once: a long story has many.
  const judged = Array.from(judgeRuns(scene, discourse), ({ site, attributed }) => ({ site, attributed }));
  const attributed = judged.flatMap((run) => run.attributed ?? []);
  const unmarked = findUnmarked(scene, { judged, discourse });
  return {
    quotations: makeQuotations(story, scene, { attributed, unmarked }),
    people: listPeople(scene, attributed, unmarked),
  };
}

function listPeople(
  { people, mentions }: Scene,
  attributed: readonly AttributedRun[],
  unmarked: readonly Unmarked[],
): StoryPerson[] {
  const speakers = new Set(attributed.map(({ entity }) => (entity?.name == null ? undefined : entity.index)));
  const answering = new Set(unmarked.map(({ speaker }) => speaker));
  return people.people
    .filter(
      (person) =>
        speakers.has(person.index) ||
        answering.has(person.name) ||
        (person.personhood >= 0.5 && person.words.length > 1 && mentions.length > 0),
    )
    .map(({ name, aliases, gender, heads, isBody, isThey }) => ({
      name,
      aliases: [...aliases],
      ...(gender === '-' || isBody || isThey ? {} : { gender }),
      ...(heads.size === 0 || isBody ? {} : { nouns: [...heads] }),
    }));
}
