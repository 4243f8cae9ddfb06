import { findInTitle } from '../people/find-in-title.ts';
import type { Person } from '../people/person.ts';
import { takeAt } from '../phrases/take-at.ts';
import type { Scene } from '../scene.ts';

/** How much more than of anybody else the story must tell of whoever is interviewed. */
const leadMin = 1.5;
/** How often being in the headline counts. */
const titleWeight = 4;

/** Finds whom a story interviews: of those named before the first question, the one it is plainly about. */
export function findInterviewee(scene: Scene, firstQuestion: number): Person | null {
  const { people, personOf } = scene.people;
  const inTitle = findInTitle(scene.story.title, people);
  const counts = new Map<Person, number>();
  const add = (person: Person | undefined, weight: number) => {
    if (person === undefined || person.personhood < 0.5 || isByline(person, scene)) return;
    counts.set(person, (counts.get(person) ?? 0) + weight);
  };
  for (const index of inTitle) add(people[index], titleWeight);
  for (const { index, paragraph } of scene.mentions)
    if (paragraph < firstQuestion) add(takeAt(people, personOf[index]), 1);
  const [best, second] = [...counts].sort(([, a], [, b]) => b - a);
  if (best === undefined || best[1] < leadMin * (second?.[1] ?? 0)) return null;
  return best[0];
}

function isByline({ name }: Person, { story: { outlet, author } }: Scene): boolean {
  return name === outlet || (author ?? '').includes(name);
}
