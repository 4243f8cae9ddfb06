import { findInTitle } from '../people/find-in-title.ts';
import type { Person } from '../people/person.ts';
import type { Mention } from '../phrases/mention.ts';
import type { Entity, Trace } from './entity.ts';
import type { Headline } from './read-headline.ts';

/** How a phrase met somebody. */
export interface Meeting {
  /** Whether it says that they speak. */
  readonly isSpeaking: boolean;
  /** Whether it is sure enough whom it means for what it says to be believed of them. */
  readonly isSure: boolean;
  /** Whether it stands in a clause of its own and not in one that leads up to it ("When Kay asked, …"). */
  readonly isMain: boolean;
}

/** What a reader keeps in mind of a story so far: everybody in it, where each was last met, who spoke last. */
export interface Memory {
  /** Everybody brought in so far, by index. */
  readonly entities: readonly Entity[];
  /** Brings in somebody new. */
  add(told: Partial<Entity>): Entity;
  /** Takes in that a phrase meant somebody. */
  meet(entity: Entity, mention: Mention, as: Meeting): void;
  /** Takes in that somebody's words were just read. */
  hear(entity: Entity, paragraph: number): void;
  traceOf(entity: Entity): Trace | undefined;
  /** Gives who was met or heard last, the latest first. */
  listRecent(): readonly Entity[];
  lastSpeaker(): { readonly entity: Entity; readonly paragraph: number } | null;
  /** Gives whom the last main clause is about. */
  latestSubject(): Entity | null;
  /** Says whom a pronoun meant last, and in which sentence. */
  lastMeant(pronoun: string): { readonly entity: Entity; readonly sentence: number } | null;
  /** Says who answers the questions of an interview: of those who spoke, the one the story is about. */
  interviewee(): Entity | null;
}

/** How many entities a reader keeps in mind as candidates. */
const recentMax = 14;

/** Opens a memory in which the people are who the story names, and nobody has been met. */
export function openMemory(people: readonly Person[], title: string, { nounsOf }: Headline): Memory {
  const entities: Entity[] = [];
  const traces: Trace[] = [];
  const lastMeant = new Map<string, { entity: Entity; sentence: number }>();
  /** How many runs each named one spoke so far. */
  const spoken = new Map<Entity, number>();
  const recent: Entity[] = [];
  let lastSpeaker: { entity: Entity; paragraph: number } | null = null;
  let latestSubject: Entity | null = null;
  /** The last paragraph of which the first subject was met. */
  let opened = -1;
  const inTitle = findInTitle(title, people);
  for (const person of people)
    add({
      ...person,
      heads: new Set([...person.heads, ...(nounsOf.get(person.index) ?? [])]),
      isInTitle: inTitle.has(person.index),
    });

  return {
    entities,
    add,
    meet,
    hear,
    traceOf: ({ index }) => traces[index],
    listRecent: () => recent,
    lastSpeaker: () => lastSpeaker,
    latestSubject: () => latestSubject,
    lastMeant: (pronoun) => lastMeant.get(pronoun) ?? null,
    interviewee,
  };

  function add(told: Partial<Entity>): Entity {
    const entity = makeEntity(told, entities.length);
    entities.push(entity);
    traces.push(newTrace());
    return entity;
  }

  function meet(entity: Entity, mention: Mention, as: Meeting): void {
    const { isSpeaking, isSure, isMain } = as;
    const trace = traces[entity.index];
    if (trace === undefined) return;
    leaveTrace(trace, mention, as);
    if (isMain && trace.role === 'subject' && opened !== mention.paragraph) {
      opened = mention.paragraph;
      trace.openedParagraph = mention.paragraph;
    }
    if (isMain && trace.role === 'subject') latestSubject = entity;
    if (isSure) learn(entity, mention);
    if (isSpeaking) lastSpeaker = { entity, paragraph: mention.paragraph };
    if (mention.kind === 'pronoun')
      lastMeant.set(mention.heads[0] ?? '', { entity, sentence: mention.sentence });
    keep(entity);
  }

  function hear(entity: Entity, paragraph: number): void {
    lastSpeaker = { entity, paragraph };
    if (entity.name !== null) spoken.set(entity, (spoken.get(entity) ?? 0) + 1);
    keep(entity);
  }

  function keep(entity: Entity): void {
    if (recent[0] === entity) return;
    const at = recent.indexOf(entity);
    if (at >= 0) recent.splice(at, 1);
    else if (recent.length === recentMax) recent.pop();
    recent.unshift(entity);
  }

  function interviewee(): Entity | null {
    const weight = (entity: Entity) => (spoken.get(entity) ?? 0) * (entity.isInTitle ? 3 : 1);
    let most: Entity | null = null;
    for (const entity of spoken.keys()) if (most === null || weight(entity) > weight(most)) most = entity;
    return (
      most ??
      entities.find(({ name, isInTitle, personhood }) => name !== null && isInTitle && personhood > 0) ??
      null
    );
  }
}

/** Makes an entity of what is told of it, field by field: objects of one shape are read several times faster. */
function makeEntity(told: Partial<Entity>, index: number): Entity {
  return {
    index,
    name: told.name ?? null,
    words: told.words ?? [],
    gender: told.gender ?? '-',
    isPlural: told.isPlural ?? false,
    isThey: told.isThey ?? false,
    isBody: told.isBody ?? false,
    personhood: told.personhood ?? 1,
    heads: told.heads ?? new Set(),
    kin: [],
    qualifiers: told.qualifiers ?? none,
    ages: told.ages ?? none,
    isInTitle: told.isInTitle ?? false,
    introducedAs: told.introducedAs ?? null,
    isDocument: told.isDocument ?? false,
    author: told.author ?? null,
    isAuthorGuessed: told.isAuthorGuessed ?? false,
  };
}

const none: ReadonlySet<string> = new Set();

const newTrace = (): Trace => ({
  sentence: -100,
  paragraph: -100,
  mention: null,
  role: 'object',
  first: null,
  openedParagraph: -1,
});

/** Notes where somebody was last met; a subject stays one to the end of its sentence. */
function leaveTrace(trace: Trace, mention: Mention, as: Meeting): void {
  const keepsRole = trace.sentence === mention.sentence && trace.role === 'subject';
  trace.sentence = mention.sentence;
  trace.paragraph = mention.paragraph;
  trace.mention = mention;
  trace.first ??= mention;
  if (!keepsRole) trace.role = sortRole(mention, as);
}

function sortRole({ isPossessive, role }: Mention, { isMain, isSpeaking }: Meeting): Trace['role'] {
  // Only "according to Kay" makes one speak who is no subject.
  if (isSpeaking && role === 'oblique') return 'subject';
  if (!isPossessive) return role === 'subject' && !isMain ? 'early subject' : role;
  return role === 'subject' ? 'leading owner' : 'owner';
}

/** A phrase tells more of whom it means: a noun, a gender. */
function learn(entity: Entity, { kind, gender, heads }: Mention): void {
  if (entity.gender === '-' && gender !== '-' && !entity.isBody && !entity.isThey) entity.gender = gender;
  if (kind === 'description') for (const head of heads) entity.heads.add(head);
}
