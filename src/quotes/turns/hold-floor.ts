import type { Person } from '../people/person.ts';
import type { Scene } from '../scene.ts';
import { findOrator } from './find-orator.ts';
import { listPosts } from './list-posts.ts';
import { readTurns } from './read-turns.ts';

/** Who means themselves by "I" in a paragraph's own words, and whom by "you". */
export interface Floor {
  /** Null where somebody asks who is not known. */
  readonly holder: Person | null;
  readonly other: Person | null;
}

/** Says by paragraph who has the floor; none where the story itself speaks. */
export function holdFloor(scene: Scene): ReadonlyMap<number, Floor> {
  const turns = readTurns(scene);
  if (turns.length === 0) return holdAlone(scene);
  const people = [...new Set(turns.flatMap(({ person }) => person ?? []))];
  const floors = new Map<number, Floor>();
  for (const { lines, person } of turns) {
    const floor = { holder: person, other: findOther(people, person) };
    for (const { paragraph } of lines) floors.set(paragraph, floor);
  }
  return floors;
}

/** Says whom somebody talks with, where that can be but one. */
function findOther(people: readonly Person[], person: Person | null): Person | null {
  if (people.length > 2) return null;
  const others = people.filter((other) => other !== person);
  return others.length === 1 ? (others[0] ?? null) : null;
}

/** Where nobody takes turns: a thread's posts are their writers', and a speech is the speaker's throughout. */
function holdAlone(scene: Scene): ReadonlyMap<number, Floor> {
  const floors = new Map<number, Floor>();
  // Where somebody signs the story, "I" below the statements that it prints is who wrote it.
  for (const { person, paragraphs } of scene.story.author === null ? listPosts(scene) : [])
    for (const paragraph of paragraphs) floors.set(paragraph, { holder: person, other: null });
  const speaker = floors.size === 0 ? findOrator(scene) : null;
  if (speaker !== null)
    for (const { index } of scene.paragraphs) floors.set(index, { holder: speaker, other: null });
  return floors;
}
