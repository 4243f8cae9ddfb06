import { type Circumstances, describeReference, sortPhrase, speaks } from './describe-reference.ts';
import type { Entity, Trace } from './entity.ts';
import type { Mention } from './mention.ts';
import type { Person } from './person.ts';
import type { Scene } from './scene.ts';

/** Follows a story from the top and says whom each phrase means by what stood before it. */
export interface Discourse {
  /** Says whom a mention means; mentions before it are resolved first. Null when nobody can be told. */
  resolve(mention: Mention): Entity | null;
  /** Gives the probability that a mention was resolved rightly, by how far the next best is behind. */
  certainty(mention: Mention): number;
  /** Says whom "Kay Reyes and Lou Finch" means together, when the mention is one of two so joined. */
  resolveJoint(mention: Mention): Entity | null;
  /** Tells that somebody's words were just read, which keeps them in mind. */
  noteSpeaker(entity: Entity | null, paragraph: number): void;
  /** Says who answers the questions of an interview: of those who spoke, the one the story is about. */
  interviewee(): Entity | null;
  /** How the last phrase was weighed, best first; for explanation and training. */
  readonly choices: ReadonlyMap<number, readonly Choice[]>;
}

/** One entity weighed for a phrase; a null entity stands for "nobody known yet". */
export interface Choice {
  readonly entity: Entity | null;
  readonly features: readonly string[];
  readonly score: number;
}

/** How often a name is the person it was taken for; measured on the invented stories. */
const certaintyOfNames = 0.99;

/** How many entities a reader keeps in mind as candidates. */
const inMindMax = 14;

export function openDiscourse(scene: Scene): Discourse {
  const { lexicons, mentions, paragraphs, people } = scene;
  const inTitle = findInTitle(scene.title, people.people);
  const entities: Entity[] = people.people.map((person) => ({
    ...person,
    heads: new Set(person.heads),
    qualifiers: new Set<string>(),
    isPlural: false,
    isInTitle: inTitle.has(person.index),
    introducedAs: null,
    isDocument: false,
    author: null,
  }));
  const traces: Trace[] = entities.map(newTrace);
  const resolved: (Entity | null)[] = [];
  const joint = new Map<number, Entity>();
  const jointByName = new Map<string, Entity>();
  const choices = new Map<number, readonly Choice[]>();
  const lastMeant = new Map<string, { entity: Entity; sentence: number }>();
  /** How many runs each named one spoke so far. */
  const spoken = new Map<Entity, number>();
  let inMind: Entity[] = [];
  let lastSpeaker: { entity: Entity; paragraph: number } | null = null;

  return {
    resolve,
    certainty,
    resolveJoint,
    noteSpeaker,
    interviewee,
    choices,
  };

  function resolve(mention: Mention): Entity | null {
    for (let at = resolved.length; at <= mention.index; at += 1) {
      const next = mentions[at];
      if (next === undefined) break;
      const entity = findReferent(next);
      resolved.push(entity);
      if (entity !== null) note(entity, next);
      noteJoint(next);
    }
    return resolved[mention.index] ?? null;
  }

  function certainty(mention: Mention): number {
    const weighed = choices.get(mention.index);
    if (weighed === undefined) return certaintyOfNames;
    const [best] = weighed;
    const sum = weighed.reduce((total, { score }) => total + Math.exp(score - (best?.score ?? 0)), 0);
    return 1 / sum;
  }

  function resolveJoint(mention: Mention): Entity | null {
    const next = mentions[mention.index + 1];
    resolve(next?.paragraph === mention.paragraph ? next : mention);
    return joint.get(mention.index) ?? null;
  }

  function noteSpeaker(entity: Entity | null, paragraph: number): void {
    if (entity === null) return;
    lastSpeaker = { entity, paragraph };
    if (entity.name !== null) spoken.set(entity, (spoken.get(entity) ?? 0) + 1);
    keepInMind(entity);
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

  function note(entity: Entity, mention: Mention): void {
    const trace = traces[entity.index];
    if (trace === undefined) return;
    const keepsRole = trace.sentence === mention.sentence && trace.role === 'subject';
    trace.sentence = mention.sentence;
    trace.paragraph = mention.paragraph;
    trace.mention = mention;
    if (!keepsRole)
      trace.role = !mention.isPossessive
        ? mention.role
        : mention.role === 'subject'
          ? 'leading owner'
          : 'owner';
    trace.count += 1;
    learn(entity, mention);
    if (speaks(mention, { tokens: tokensOf(mention), lexicons }))
      lastSpeaker = { entity, paragraph: mention.paragraph };
    if (mention.kind === 'pronoun')
      lastMeant.set(mention.heads[0] ?? '', { entity, sentence: mention.sentence });
    keepInMind(entity);
  }

  /** A phrase tells more of whom it means: a noun, a gender. */
  function learn(entity: Entity, mention: Mention): void {
    if (entity.gender === '-' && mention.gender !== '-' && !entity.isBody) entity.gender = mention.gender;
    if (mention.kind === 'description') for (const head of mention.heads) entity.heads.add(head);
  }

  /** "Kay Reyes and Lou Finch" brings in the two together, to be meant by "they" and "the couple". */
  function noteJoint(mention: Mention): void {
    const previous = mentions[mention.index - 1];
    const first = previous === undefined ? null : (resolved[previous.index] ?? null);
    const second = resolved[mention.index] ?? null;
    if (previous === undefined || first?.name == null || second?.name == null || first === second) return;
    if (previous.paragraph !== mention.paragraph || previous.to + 1 !== mention.from || previous.isPossessive)
      return;
    if (!/^(?:and|&)$/.test(tokensOf(mention)[previous.to]?.lower ?? '')) return;
    if (first.isBody || second.isBody || first.personhood < 0.5 || second.personhood < 0.5) return;
    const name = `${first.name} and ${second.name}`;
    const both =
      jointByName.get(name) ??
      addEntity({ name, isPlural: true, isInTitle: first.isInTitle && second.isInTitle });
    jointByName.set(name, both);
    joint.set(previous.index, both);
    joint.set(mention.index, both);
    note(both, { ...mention, role: previous.role });
  }

  function keepInMind(entity: Entity): void {
    inMind = [entity, ...inMind.filter((other) => other !== entity)].slice(0, inMindMax);
  }

  function tokensOf(mention: Mention) {
    return paragraphs[mention.paragraph]?.tokens ?? [];
  }

  function findReferent(mention: Mention): Entity | null {
    const person = people.personOf[mention.index] ?? null;
    if (person !== null) return entities[person] ?? null;
    if (mention.appositiveOf !== null) return resolved[mention.appositiveOf] ?? null;
    if (mention.kind !== 'pronoun')
      return mention.isIndefinite ? introduce(mention) : (choose(mention) ?? introduce(mention));
    return meansNobody(mention) ? null : choose(mention);
  }

  /** "I" and "we" are the writer or a quotation's; "It was Kay who …" means nothing. */
  function meansNobody(mention: Mention): boolean {
    const word = mention.heads[0] ?? '';
    if (word === 'i' || word === 'we') return true;
    const tokens = tokensOf(mention);
    return (
      word === 'it' &&
      /^(?:is|was)$/.test(tokens[mention.to]?.lower ?? '') &&
      tokens[mention.to + 1]?.isCapital === true
    );
  }

  /** Chooses who fits a phrase best; null when nobody fits better than somebody new. */
  function choose(mention: Mention): Entity | null {
    const seen: Circumstances = {
      mention,
      companions: scene.companions,
      tokens: tokensOf(mention),
      lexicons,
      lastSpeaker: lastSpeaker && {
        entity: lastSpeaker.entity,
        paragraphsAgo: (scene.order[mention.paragraph] ?? 0) - (scene.order[lastSpeaker.paragraph] ?? 0),
      },
      lastMeant: lastMeant.get(mention.heads[0] ?? '') ?? null,
      owner: findOwner(mention),
    };
    const candidates = mention.isPlural ? new Set([...inMind, ...jointByName.values()]) : inMind;
    const weighed: Choice[] = [{ entity: null, ...weighFeatures([`${sortPhrase(mention)}: nobody`]) }];
    for (const entity of candidates) {
      const trace = traces[entity.index];
      const features = trace === undefined ? null : describeReference(entity, trace, seen);
      if (features !== null) weighed.push({ entity, ...weighFeatures(features) });
    }
    weighed.sort((a, b) => b.score - a.score);
    choices.set(mention.index, weighed);
    return weighed[0]?.entity ?? null;
  }

  function weighFeatures(features: readonly string[]): { features: readonly string[]; score: number } {
    let score = 0;
    for (const feature of features) score += lexicons.referenceWeights[feature] ?? 0;
    return { features, score };
  }

  function findOwner(mention: Mention): Entity | null {
    if (mention.owner !== null) return resolved[mention.owner] ?? null;
    if (mention.possessor === null) return null;
    const head = { his: 'he', her: 'she', its: 'it' }[mention.possessor] ?? 'they';
    const gender = { his: 'm', her: 'f' }[mention.possessor] ?? '-';
    const isPlural = head === 'they';
    if (isPlural && mention.possessor !== 'their') return null;
    const pronoun: Mention = {
      ...mention,
      kind: 'pronoun',
      heads: [head],
      gender: gender as Mention['gender'],
      isPlural,
      possessor: null,
      isBody: false,
      isDocument: false,
    };
    return choose(pronoun);
  }

  function introduce(mention: Mention): Entity {
    return addEntity({
      gender: mention.gender,
      isPlural: mention.isPlural,
      isBody: mention.isBody,
      heads: new Set(mention.heads),
      qualifiers: new Set(mention.qualifiers),
      ages: new Set(mention.age === null ? [] : [mention.age]),
      introducedAs: mention,
      isDocument: mention.isDocument,
      author: mention.isDocument ? findAuthor(mention) : null,
    });
  }

  function addEntity(told: Partial<Entity>): Entity {
    const entity: Entity = {
      name: null,
      words: [],
      gender: '-',
      isPlural: false,
      isBody: false,
      personhood: 1,
      heads: new Set(),
      qualifiers: new Set(),
      ages: new Set(),
      isInTitle: false,
      introducedAs: null,
      isDocument: false,
      author: null,
      ...told,
      index: entities.length,
    };
    entities.push(entity);
    traces.push(newTrace());
    return entity;
  }

  /** "Kay's reply", "a statement from the guild", else whoever acts in the sentence, else whoever spoke last. */
  function findAuthor(mention: Mention): Entity | null {
    const owner = findOwner(mention);
    if (owner !== null) return owner.author ?? owner;
    return findGiver(mention) ?? findActor(mention) ?? lastSpeaker?.entity ?? null;
  }

  /** "a letter from Kay", "a card left on the chair by his assistant". */
  function findGiver(mention: Mention): Entity | null {
    const tokens = tokensOf(mention);
    const next = mentions.slice(mention.index + 1, mention.index + 4).find((other) => {
      if (other.paragraph !== mention.paragraph || other.from - mention.to > 8) return false;
      const before = tokens[other.from - 1]?.lower ?? '';
      return before === 'by' || (other.from === mention.to + 1 && /^(?:from|of)$/.test(before));
    });
    if (next === undefined || tokens.slice(mention.to, next.from).some(({ kind }) => kind !== 'word'))
      return null;
    const person = people.personOf[next.index] ?? null;
    if (person !== null) return entities[person] ?? null;
    return next.kind === 'description' ? (choose(next) ?? introduce(next)) : null;
  }

  function findActor(mention: Mention): Entity | null {
    let somebody: Entity | null = null;
    for (let at = mention.index - 1; at >= 0; at -= 1) {
      const other = mentions[at];
      if (other === undefined || other.sentence < mention.sentence - 1) break;
      if (other.sentence < mention.sentence && somebody !== null) break;
      const entity = resolved[at] ?? null;
      if (entity === null || entity.isDocument || other.isPossessive || other.heads[0] === 'it') continue;
      if (other.role === 'subject') return entity;
      if (other.role !== 'oblique') somebody ??= entity;
    }
    return somebody;
  }
}

const newTrace = (): Trace => ({ sentence: -100, paragraph: -100, mention: null, role: 'object', count: 0 });

/** Finds who is named in the headline: in full, else by a surname that is nobody else's there. */
function findInTitle(title: string, people: readonly Person[]): Set<number> {
  const line = ` ${title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}@_'’-]+/gu, ' ')
    .replace(/[’']s(?= )/g, '')} `;
  const inFull = people.filter(({ words }) => line.includes(` ${words.join(' ')} `));
  const taken = new Set(inFull.flatMap(({ words }) => words));
  const bySurname = people.filter(
    ({ words }) => !taken.has(words.at(-1) ?? '') && line.includes(` ${words.at(-1) ?? ''} `),
  );
  return new Set([...inFull, ...bySurname].map(({ index }) => index));
}
