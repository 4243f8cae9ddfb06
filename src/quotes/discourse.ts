import type { CueForm, WordGender } from './lexicons.ts';
import type { Mention } from './mention.ts';
import type { People } from './person.ts';
import type { Paragraph } from './story-text.ts';

/** Somebody or some body in the story, named or not. */
export interface Entity {
  readonly index: number;
  /** Null for those whom the story leaves unnamed. */
  readonly name: string | null;
  readonly words: readonly string[];
  /** May become known while reading. */
  gender: WordGender;
  readonly isPlural: boolean;
  readonly isBody: boolean;
  /** How much speaks for a person rather than a place or thing; below 0 against it. */
  readonly personhood: number;
  readonly heads: Set<string>;
  readonly qualifiers: ReadonlySet<string>;
  readonly ages: ReadonlySet<string>;
  readonly isInTitle: boolean;
  /** The phrase that brought an unnamed one into the story. */
  readonly introducedAs: Mention | null;
  readonly isDocument: boolean;
  /** Who wrote or recorded a document; null for people, and where it cannot be told. */
  readonly author: Entity | null;
}

/** What is remembered of an entity while reading. */
interface Trace {
  lastSentence: number;
  lastParagraph: number;
  lastMention: Mention | null;
  lastRole: Mention['role'] | 'possessor';
  count: number;
}

/** What is needed to follow who is meant. */
export interface DiscourseInput {
  readonly mentions: readonly Mention[];
  readonly people: People;
  readonly paragraphs: readonly Paragraph[];
  readonly title: string;
  readonly unnamedNouns: ReadonlySet<string>;
  readonly cueForms: ReadonlyMap<string, CueForm>;
}

/** Follows a story from the top and says whom each phrase means by what stood before it. */
export interface Discourse {
  /** Says whom a mention means; mentions before it are resolved first. Null when nobody can be told. */
  resolve(mention: Mention): Entity | null;
  /** Tells that somebody's words were just read, which keeps them in mind. */
  noteSpeaker(entity: Entity | null, paragraph: number): void;
  /** Says who answers the questions of an interview: of those who spoke, the one the story is about. */
  interviewee(spoken: readonly (Entity | null)[]): Entity | null;
}

/** How many entities a reader keeps in mind as candidates. */
const inMindMax = 14;

export function openDiscourse(input: DiscourseInput): Discourse {
  const entities: Entity[] = input.people.people.map((person) => ({
    ...person,
    heads: new Set(person.heads),
    qualifiers: new Set<string>(),
    isPlural: false,
    isInTitle: isNamedIn(input.title, person.words),
    introducedAs: null,
    isDocument: false,
    author: null,
  }));
  const traces: Trace[] = entities.map(() => newTrace());
  const resolved: (Entity | null)[] = [];
  let inMind: Entity[] = [];
  let lastSpeaker: { entity: Entity; paragraph: number } | null = null;
  const lastPronoun = new Map<string, { entity: Entity; sentence: number }>();

  return { resolve, noteSpeaker, interviewee };

  function interviewee(spoken: readonly (Entity | null)[]): Entity | null {
    const counts = new Map<Entity, number>();
    for (const entity of spoken) {
      if (entity?.name != null) counts.set(entity, (counts.get(entity) ?? 0) + (entity.isInTitle ? 3 : 1));
    }
    const [most] = [...counts].sort((a, b) => b[1] - a[1]);
    return (
      most?.[0] ??
      entities.find(({ name, isInTitle, personhood }) => name !== null && isInTitle && personhood > 0) ??
      null
    );
  }

  function noteSpeaker(entity: Entity | null, paragraph: number): void {
    if (entity === null) return;
    lastSpeaker = { entity, paragraph };
    keepInMind(entity);
  }

  function resolve(mention: Mention): Entity | null {
    for (let at = resolved.length; at <= mention.index; at += 1) {
      const next = input.mentions[at];
      if (next === undefined) break;
      const entity = findReferent(next);
      resolved.push(entity);
      if (entity !== null) note(entity, next);
    }
    return resolved[mention.index] ?? null;
  }

  function note(entity: Entity, mention: Mention): void {
    const trace = traces[entity.index];
    if (trace === undefined) return;
    const keepsRole = trace.lastSentence === mention.sentence && trace.lastRole === 'subject';
    trace.lastSentence = mention.sentence;
    trace.lastParagraph = mention.paragraph;
    trace.lastMention = mention;
    if (!keepsRole) trace.lastRole = mention.isPossessive ? 'possessor' : mention.role;
    trace.count += 1;
    learn(entity, mention);
    if (speaks(mention)) lastSpeaker = { entity, paragraph: mention.paragraph };
    if (mention.kind === 'pronoun') {
      lastPronoun.set(mention.heads[0] ?? '', { entity, sentence: mention.sentence });
    }
    keepInMind(entity);
  }

  /** A phrase tells more of whom it means: a noun, a gender. */
  function learn(entity: Entity, mention: Mention): void {
    const told = entity;
    if (told.gender === '-' && mention.gender !== '-' && !entity.isBody) told.gender = mention.gender;
    if (mention.kind === 'description') for (const head of mention.heads) told.heads.add(head);
  }

  /** Whether the phrase is the subject of a verb of speech. */
  function speaks(mention: Mention): boolean {
    const tokens = input.paragraphs[mention.paragraph]?.tokens ?? [];
    const form = input.cueForms.get(tokens[mention.to]?.lower ?? '');
    return (
      form !== undefined &&
      form.form === 'finite' &&
      !form.isGesture &&
      !mention.isPossessive &&
      mention.role !== 'oblique'
    );
  }

  function keepInMind(entity: Entity): void {
    inMind = [entity, ...inMind.filter((other) => other !== entity)].slice(0, inMindMax);
  }

  function findReferent(mention: Mention): Entity | null {
    const person = input.people.personOf[mention.index] ?? null;
    if (person !== null) return entities[person] ?? null;
    if (mention.appositiveOf !== null) return resolved[mention.appositiveOf] ?? null;
    if (mention.kind === 'pronoun') return resolvePronoun(mention);
    return resolveDescription(mention);
  }

  function resolvePronoun(mention: Mention): Entity | null {
    const word = mention.heads[0] ?? '';
    if (word === 'i' || word === 'we') return null;
    if (word === 'they') return best(mention, (entity) => theyFit(entity));
    if (word === 'it') return best(mention, (entity) => itFit(entity));
    return best(mention, (entity) => {
      if (entity.isBody || entity.isPlural || !agrees(entity.gender, mention.gender)) return null;
      if (entity.isDocument) return null;
      const known = entity.gender === mention.gender ? 1 : 0;
      const person = entity.personhood < 0.5 ? -3 : entity.name === null ? -0.2 : 0.5;
      return known + person - (isAsker(entity, mention) ? 3 : 0) - (isAnswered(entity, mention) ? 3 : 0);
    });
  }

  /** In "When Kay asked why, she groaned", she is not Kay. */
  function isAsker(entity: Entity, mention: Mention): boolean {
    const last = traces[entity.index]?.lastMention;
    if (last == null || last.sentence !== mention.sentence || last.kind === 'pronoun') return false;
    const tokens = input.paragraphs[mention.paragraph]?.tokens ?? [];
    const verbAfter = tokens[last.to]?.lower ?? '';
    const before = tokens[mention.from - 1];
    if (
      /^ask(?:s|ed)$/.test(verbAfter) &&
      /^(?:why|whether|if|how|what|where|who)$/.test(before?.lower ?? '')
    )
      return true;
    if (before?.text !== ',') return false;
    const opener = tokens[last.from - 1]?.lower ?? '';
    if (!/^(?:when|as|after|if|once)$/.test(opener)) return false;
    const verb = tokens[last.to]?.lower ?? '';
    return /^ask(?:s|ed)$/.test(verb) || /^(?:him|her|them)$/.test(tokens[last.to + 1]?.lower ?? '');
  }

  /** In "…," she protested, she is not who spoke just before. */
  function isAnswered(entity: Entity, mention: Mention): boolean {
    if (lastSpeaker?.entity !== entity || lastSpeaker.paragraph < mention.paragraph - 1) return false;
    const tokens = input.paragraphs[mention.paragraph]?.tokens ?? [];
    const verb = tokens[mention.to]?.lower ?? '';
    return (
      lastSpeaker.paragraph < mention.paragraph &&
      answers.test(verb) &&
      tokens[mention.from - 1]?.kind === 'run'
    );
  }

  function resolveDescription(mention: Mention): Entity | null {
    if (mention.isIndefinite) return introduce(mention);
    const head = mention.heads[0] ?? '';
    const owner = findOwner(mention);
    const onlyByNoun = input.unnamedNouns.has(head);
    const found = best(mention, (entity) => {
      if (entity === owner || entity.isPlural !== mention.isPlural) return null;
      if (entity.isDocument !== mention.isDocument) return null;
      const noun = weighNoun(entity, head);
      if ((onlyByNoun || mention.isDocument) && noun <= 0) return null;
      if (mention.isBody && noun <= 0) return bodyFit(entity, mention);
      if (!mention.isBody && (entity.isBody || entity.personhood < 0.5) && noun <= 0) return null;
      if (!agrees(entity.gender, mention.gender)) return null;
      const age = mention.age === null || entity.ages.size === 0 ? 0 : entity.ages.has(mention.age) ? 6 : -6;
      const shared = mention.qualifiers.some(
        (word) => entity.qualifiers.has(word) || entity.words.includes(word),
      );
      const stranger = entity.name === null && noun <= 0 ? -2 : 0;
      const known = mention.gender !== '-' && entity.gender === mention.gender ? 1 : 0;
      const owned = mention.possessor !== null || mention.owner !== null ? (noun > 0 ? 0 : -3) : 0;
      return noun + age + known + (shared ? 3 : 0) + stranger + owned + (entity.isInTitle ? 1 : 0) + 0.5;
    });
    return found ?? introduce(mention);
  }

  function findOwner(mention: Mention): Entity | null {
    if (mention.owner !== null) return resolved[mention.owner] ?? null;
    if (mention.possessor === null) return null;
    if (mention.possessor === 'its') return best(mention, itFit);
    const gender = mention.possessor === 'his' ? 'm' : mention.possessor === 'her' ? 'f' : '-';
    return best(mention, (entity) =>
      entity.isBody || !agrees(entity.gender, gender)
        ? null
        : (entity.gender === gender ? 1 : 0) + Math.max(-3, Math.min(1, entity.personhood)),
    );
  }

  function introduce(mention: Mention): Entity {
    const entity: Entity = {
      index: entities.length,
      name: null,
      words: [],
      gender: mention.gender,
      isPlural: mention.isPlural,
      isBody: mention.isBody,
      personhood: 1,
      heads: new Set(mention.heads),
      qualifiers: new Set(mention.qualifiers),
      ages: new Set(mention.age === null ? [] : [mention.age]),
      isInTitle: false,
      introducedAs: mention,
      isDocument: mention.isDocument,
      author: mention.isDocument ? findAuthor(mention) : null,
    };
    entities.push(entity);
    traces.push(newTrace());
    return entity;
  }

  /** "Kay's reply", "a statement from the guild", else whoever acts in the sentence, else whoever spoke last. */
  function findAuthor(mention: Mention): Entity | null {
    const owner = findOwner(mention);
    if (owner !== null) return owner.author ?? owner;
    const tokens = input.paragraphs[mention.paragraph]?.tokens ?? [];
    const next = input.mentions[mention.index + 1];
    if (/^(?:from|by|of)$/.test(tokens[mention.to]?.lower ?? '') && next?.from === mention.to + 1) {
      const person = input.people.personOf[next.index] ?? null;
      if (person !== null) return entities[person] ?? null;
      if (next.isBody) return best(next, (entity) => bodyFit(entity, next));
    }
    for (let at = mention.index - 1; at >= 0; at -= 1) {
      const other = input.mentions[at];
      if (other === undefined || other.sentence < mention.sentence - 1) break;
      const entity = resolved[at] ?? null;
      if (other.role === 'subject' && !other.isPossessive && entity !== null && !entity.isDocument)
        return entity;
    }
    return lastSpeaker?.entity ?? null;
  }

  /** Chooses who fits best: the judge's points for the words, and points for being fresh in mind. */
  function best(mention: Mention, judge: (entity: Entity) => number | null): Entity | null {
    let chosen: Entity | null = null;
    let highest = Number.NEGATIVE_INFINITY;
    for (const entity of inMind) {
      const points = judge(entity);
      if (points === null) continue;
      const score = points + freshness(entity, mention);
      if (score > highest) {
        chosen = entity;
        highest = score;
      }
    }
    return highest > -5 ? chosen : null;
  }

  function freshness(entity: Entity, mention: Mention): number {
    const trace = traces[entity.index];
    if (trace === undefined) return 0;
    const distance = Math.min(mention.sentence - trace.lastSentence, 6);
    const role = { subject: 1.2, embedded: 0.6, object: 0.2, oblique: -0.4, possessor: -0.4 }[trace.lastRole];
    const chain = lastPronoun.get(mention.heads[0] ?? '');
    const isChained =
      mention.kind === 'pronoun' && chain?.entity === entity && mention.sentence - chain.sentence <= 2;
    const spoke = lastSpeaker?.entity === entity && mention.paragraph - lastSpeaker.paragraph <= 1;
    const known = (trace.count > 2 ? 0.3 : 0) + (entity.isInTitle ? 0.4 : 0);
    const beside = trace.lastParagraph === mention.paragraph ? 0.8 : 0;
    return -distance + role + known + beside + (isChained ? 1 : 0) + (spoke ? 0.8 : 0);
  }
}

const answers =
  /^(?:repl(?:ied|ies)|protest(?:ed|s)|retort(?:ed|s)|counter(?:ed|s)|answer(?:ed|s)|respond(?:ed|s)|shot|shoots)$/;

/** Nouns that anybody may bear besides what they do. */
const plainNouns =
  /^(?:star|actor|actress|artist|celebrity|dad|father|mom|mum|mother|parent|man|woman|boy|girl|native|alum|player|performer|entertainer|husband|wife|son|daughter|person|royal|winner|veteran|guest|newlywed|legend|icon|co-star)(?:$|-of-)/;

/** Says how well a noun fits what is known: borne 4, its like 3, unknown 0, another's trade -1.5. */
function weighNoun(entity: Entity, head: string): number {
  if (entity.heads.has(head) || entity.words.includes(head)) return 4;
  if (head === 'account' && entity.name !== null)
    return entity.name.startsWith('@') ? 4 : /[_\d]/.test(entity.name) ? 4 : 0;
  const parts = head.split('-');
  for (const known of entity.heads) {
    if (known.split('-').some((part) => parts.includes(part) && part.length > 3)) return 3;
  }
  if (plainNouns.test(head)) return 0;
  return [...entity.heads].some((known) => !plainNouns.test(known)) ? -1.5 : 0;
}

function bodyFit(entity: Entity, mention: Mention): number | null {
  if (entity.isDocument || entity.isPlural) return null;
  if (entity.words.includes(mention.heads[0] ?? '')) return 4;
  if (entity.isBody) return 1;
  return entity.name !== null && entity.personhood <= 0.5 && !entity.name.startsWith('@') ? 0 : null;
}

function theyFit(entity: Entity): number | null {
  if (entity.isPlural) return 1.5;
  if (entity.name === null) return entity.gender === '-' && !entity.isBody ? 0.8 : null;
  return null;
}

function itFit(entity: Entity): number | null {
  if (entity.isPlural) return null;
  if (entity.isDocument) return 0.6;
  if (entity.isBody) return 1;
  if (entity.name?.startsWith('@')) return 0.5;
  return entity.name !== null && entity.personhood < 1 ? -0.5 : null;
}

const newTrace = (): Trace => ({
  lastSentence: -100,
  lastParagraph: -100,
  lastMention: null,
  lastRole: 'object',
  count: 0,
});

const agrees = (known: WordGender, wanted: WordGender) => known === '-' || wanted === '-' || known === wanted;

function isNamedIn(title: string, words: readonly string[]): boolean {
  const lower = title.toLowerCase();
  const last = words.at(-1) ?? '';
  return last.length > 2 && lower.includes(last);
}
