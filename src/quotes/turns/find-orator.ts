import { findInTitle } from '../people/find-in-title.ts';
import type { Person } from '../people/person.ts';
import type { Mention } from '../phrases/mention.ts';
import type { Scene } from '../scene.ts';

const speechInTitle =
  /\b(?:remarks|speech|address|lecture|keynote|eulogy|sermon|testimony|toast|farewell|tribute|monologue|tape|recording|oral history|reminiscences|recollections|deposition|witness statement|diary|memoir)\b/;

/** How many of a speech's paragraphs speak of I or we without marks, at least. */
const ownWordsMin = 0.3;

/** A speech is announced by its speaker's name; a story that goes on to name them tells of them. */
const namingsMax = 1;

/** Finds whose speech a story prints and does not tell of: the one person whom its title calls the speaker. */
export function findOrator({
  story: { title, author },
  people,
  paragraphs,
  mentionsOf,
}: Scene): Person | null {
  if (!speechInTitle.test(title.toLowerCase())) return null;
  const named = [...findInTitle(title, people.people)].flatMap((index) => people.people[index] ?? []);
  const [person, ...others] = named.filter(({ isBody, personhood }) => !isBody && personhood > 0);
  if (person === undefined || others.length > 0 || !isSpeakerInTitle(title, person)) return null;
  // "I" is who wrote the story.
  if (author !== null && !author.includes(person.name)) return null;
  const isNaming = ({ index }: Mention) => people.personOf[index] === person.index;
  if (mentionsOf.filter((mentions) => mentions.some(isNaming)).length > namingsMax) return null;
  const own = mentionsOf.filter((mentions) => mentions.some(isOfOneself));
  return own.length >= ownWordsMin * paragraphs.length ? person : null;
}

/** "Remarks by Kay Reyes", "Keynote: Kay Reyes", "Kay Reyes's Farewell"; but "A Tribute to Kay Reyes" is another's. */
function isSpeakerInTitle(title: string, { words }: Person): boolean {
  const lower = title.toLowerCase();
  const surname = words.at(-1) ?? '';
  const at = lower.indexOf(surname);
  const before = speechInTitle.exec(lower.slice(0, at));
  if (before === null) return /^(?:['’]|:| [–—|-] )/.test(lower.slice(at + surname.length));
  const [, ...after] = lower.slice(before.index, at).split(/\b(?:by|of|from)\b|[:–—|]/);
  return after.length > 0 && !/\b(?:to|for|about|on|after|against)\b/.test(after.at(-1) ?? '');
}

const isOfOneself = ({ kind, heads: [head] }: Mention) =>
  kind === 'pronoun' && (head === 'i' || head === 'we');
