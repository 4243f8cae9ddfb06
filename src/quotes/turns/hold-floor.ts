import { findInTitle } from '../people/find-in-title.ts';
import type { Person } from '../people/person.ts';
import type { Mention } from '../phrases/mention.ts';
import type { Scene } from '../scene.ts';
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
  for (const { person, paragraphs } of listPosts(scene))
    for (const paragraph of paragraphs) floors.set(paragraph, { holder: person, other: null });
  const speaker = floors.size === 0 ? findOrator(scene) : null;
  if (speaker !== null)
    for (const { index } of scene.paragraphs) floors.set(index, { holder: speaker, other: null });
  return floors;
}

const speechInTitle =
  /\b(?:remarks|speech|address|lecture|keynote|eulogy|sermon|testimony|toast|farewell|tribute|monologue)\b/i;

const isOfOneself = ({ kind, heads: [head] }: Mention) =>
  kind === 'pronoun' && (head === 'i' || head === 'we');

/** How many of a speech's paragraphs speak of I or we without marks, at least. */
const ownWordsMin = 0.3;

/** Finds whose speech a story prints: the one person that its title names beside the word. */
function findOrator({ title, people, paragraphs, mentionsOf }: Scene): Person | null {
  if (!speechInTitle.test(title)) return null;
  const named = [...findInTitle(title, people.people)].flatMap((index) => people.people[index] ?? []);
  const [person = null, ...others] = named.filter(({ isBody, personhood }) => !isBody && personhood > 0);
  if (others.length > 0) return null;
  const own = mentionsOf.filter((mentions) => mentions.some(isOfOneself));
  return own.length >= ownWordsMin * paragraphs.length ? person : null;
}
