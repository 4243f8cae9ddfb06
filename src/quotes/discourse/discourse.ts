import { areJoined } from '../phrases/are-joined.ts';
import type { Mention } from '../phrases/mention.ts';
import { takeAt } from '../phrases/take-at.ts';
import type { Scene } from '../scene.ts';
import type { Token } from '../text/story-text.ts';
import { holdFloor } from '../turns/hold-floor.ts';
import { feature } from '../weights/feature.ts';
import { shareOut, weighSum } from '../weights/weights.ts';
import { addKin } from './add-kin.ts';
import { areUnited } from './are-united.ts';
import type { Circumstances } from './circumstances.ts';
import { openQuoted } from './collect-quoted.ts';
import { describeReference, sortPhrase } from './describe-reference.ts';
import { describeWriter } from './describe-writer.ts';
import type { Entity } from './entity.ts';
import { findActor, findGiver, findWriter } from './find-author.ts';
import { hasRelative } from './has-relative.ts';
import { openMemory } from './memory.ts';
import { openCast } from './open-cast.ts';
import { readHeadline } from './read-headline.ts';
import { speaks } from './speaks.ts';

/** Follows a story from the top and says whom each phrase means by what stood before it. */
export interface Discourse {
  /** Says whom a mention means; mentions before it are resolved first. Null when nobody can be told. */
  resolve(mention: Mention): Entity | null;
  /** Gives the probability that a mention was resolved rightly, by how far the next best is behind. */
  certainty(mention: Mention): number;
  /** Says whom a mention may mean, the likeliest first, each with its probability; a null entity is nobody known. */
  listReferents(mention: Mention): readonly Referent[];
  /** Tells that a mention turned out to mean somebody else than it was taken for. */
  settle(mention: Mention, entity: Entity): void;
  /** Says whom "Kay Reyes and Lou Finch" means together, when the mention is one of two so joined. */
  resolveJoint(mention: Mention): Entity | null;
  /** Tells that somebody's words were just read, which keeps them in mind. */
  noteSpeaker(entity: Entity | null, paragraph: number): void;
  /** Says who answers the questions of an interview: of those who spoke, the one the story is about. */
  interviewee(): Entity | null;
  /** Gives who was told of or heard last, the latest first. */
  listRecent(): readonly Entity[];
  /** Says who means themselves by "I" in a paragraph's own words: who has the floor there, else the writer. */
  firstPerson(paragraph: number): Entity | null;
  /** Says whom one who has the floor in a paragraph addresses, where only one other talks with them. */
  secondPerson(paragraph: number): Entity | null;
  /** Gives who tells the story as "I" and may ask in it: its writer, else one without a name; null where it speaks of no I. */
  author(): Entity | null;
  /** How the last phrase was weighed, best first; for explanation and training. */
  readonly choices: ReadonlyMap<number, readonly Choice[]>;
}

/** One entity weighed for a phrase; a null entity stands for "nobody known yet". */
export interface Choice {
  readonly entity: Entity | null;
  readonly features: readonly string[];
  readonly score: number;
}

/** One who may be meant by a phrase. */
export interface Referent {
  readonly entity: Entity | null;
  readonly probability: number;
}

/** How often a name is the person it was taken for; measured on the invented stories. */
const certaintyOfNames = 0.99;

/** How many who were named two by two are kept in mind, so that a story without end costs no more at its end. */
const pairsMax = 100;

/** From this certainty on, what a phrase tells is believed of whom it was taken for. */
const certaintyMin = 0.7;

/** What opens a clause that leads up to the main one. */
const leadingUp = /^(?:when|as|if|after|while|though|although|because|once|before|until|since)$/;

/** Opens the discourse of a story, of which nothing has been read yet. */
export function openDiscourse(scene: Scene): Discourse {
  const { story, lexicons, mentions, paragraphs, people } = scene;
  const headline = readHeadline(story.title, people.people, lexicons);
  const memory = openMemory(people.people, story.title, headline);
  const cast = openCast(scene, memory, headline);
  const collectQuoted = openQuoted(scene);
  const resolved: (Entity | null)[] = [];
  const joint = new Map<number, Entity>();
  const jointByName = new Map<string, Entity>();
  const choices = new Map<number, readonly Choice[]>();
  /** By mention: how likely each of its choices is. */
  const sharesOf = new Map<number, readonly number[]>();
  const ofTeller = mentions.filter(({ kind, heads }) => kind === 'pronoun' && heads[0] === 'i');
  const floors = holdFloor(scene);
  const isNarrated = ofTeller.some(({ paragraph }) => !floors.has(paragraph));
  const told = ofTeller.length > 0 && story.author !== null ? describeWriter(story.author, lexicons) : null;
  let writer: Entity | null = null;

  return {
    resolve,
    certainty,
    listReferents,
    settle,
    resolveJoint,
    noteSpeaker,
    interviewee: memory.interviewee,
    author,
    firstPerson,
    secondPerson,
    listRecent: memory.listRecent,
    choices,
  };

  function resolve(mention: Mention): Entity | null {
    for (let at = resolved.length; at <= mention.index; at += 1) {
      const next = mentions[at];
      if (next === undefined) break;
      const entity = findReferent(next);
      resolved.push(entity);
      if (entity !== null) {
        meet(entity, next);
        noteKinship(entity, next);
        noteUnion(entity, next);
      }
      noteJoint(next);
    }
    return resolved[mention.index] ?? null;
  }

  function certainty(mention: Mention): number {
    return sharesOf.get(mention.index)?.[0] ?? certaintyOfNames;
  }

  function listReferents(mention: Mention): readonly Referent[] {
    const taken = resolve(mention);
    const weighed = choices.get(mention.index);
    if (weighed === undefined) return [{ entity: taken, probability: certaintyOfNames }];
    const shares = sharesOf.get(mention.index) ?? [];
    // Where nobody known fits best, a description has brought somebody new into the story.
    return weighed.map(({ entity }, at) => ({
      entity: entity === null && at === 0 ? taken : entity,
      probability: shares[at] ?? 0,
    }));
  }

  function settle(mention: Mention, entity: Entity): void {
    if (resolve(mention) === entity || choices.get(mention.index) === undefined) return;
    resolved[mention.index] = entity;
    meet(entity, mention);
  }

  function resolveJoint(mention: Mention): Entity | null {
    const next = mentions[mention.index + 1];
    resolve(next?.paragraph === mention.paragraph ? next : mention);
    return joint.get(mention.index) ?? null;
  }

  function noteSpeaker(entity: Entity | null, paragraph: number): void {
    if (entity !== null) memory.hear(entity, paragraph);
  }

  function author(): Entity | null {
    if (told !== null)
      writer ??= memory.entities.find(({ name }) => name === story.author) ?? memory.add(told);
    else if (isNarrated) writer ??= memory.add({});
    return writer;
  }

  function firstPerson(paragraph: number): Entity | null {
    return floors.has(paragraph) ? findHolder(paragraph) : author();
  }

  function secondPerson(paragraph: number): Entity | null {
    return takeAt(memory.entities, floors.get(paragraph)?.other?.index) ?? null;
  }

  function findHolder(paragraph: number): Entity | null {
    return takeAt(memory.entities, floors.get(paragraph)?.holder?.index) ?? null;
  }

  function meet(entity: Entity, mention: Mention): void {
    const tokens = tokensOf(mention);
    const isMain = !leadingUp.test(tokens[mention.from - 1]?.lower ?? '');
    const isSpeaking = isMain && speaks(mention, { tokens, lexicons });
    memory.meet(entity, mention, { isSpeaking, isMain, isSure: certainty(mention) >= certaintyMin });
  }

  /** "His daughter, Kay Reyes" tells what they are to each other. */
  function noteKinship(entity: Entity, mention: Mention): void {
    const noun = mention.heads.find((head) => lexicons.relations.has(head));
    if (noun === undefined || (mention.kind !== 'name' && certainty(mention) < certaintyMin)) return;
    const owner = findOwner(mention, entity);
    if (owner === null || owner === entity) return;
    const kind = lexicons.relations.get(noun) ?? 'other';
    addKin(entity, kind, owner);
  }

  /** "Kay Reyes married Lou Finch" makes each the other's wife or husband. */
  function noteUnion(entity: Entity, mention: Mention): void {
    const previous = mentions[mention.index - 1];
    const other = resolved[mention.index - 1] ?? null;
    if (previous === undefined || other === entity || !isNamedPerson(entity) || !isNamedPerson(other)) return;
    if (!areUnited(previous, mention, tokensOf(mention))) return;
    addKin(entity, 'spouse', other);
  }

  /** "Kay Reyes and Lou Finch" brings in the two together, to be meant by "they" and "the couple". */
  function noteJoint(mention: Mention): void {
    const previous = mentions[mention.index - 1];
    if (previous === undefined || !areJoined(previous, mention, tokensOf(mention))) return;
    const first = resolved[previous.index] ?? null;
    const second = resolved[mention.index] ?? null;
    if (first === second || !isNamedPerson(first) || !isNamedPerson(second)) return;
    const key = `${first.name} and ${second.name}`;
    const isInTitle = first.isInTitle && second.isInTitle;
    const known = jointByName.get(key) ?? jointByName.get(`${second.name} and ${first.name}`);
    const name = nameJoint(first.name, second.name, previous);
    const both = known ?? memory.add({ name, isPlural: true, isInTitle });
    if (known === undefined) keepPair(key, both);
    joint.set(previous.index, both);
    joint.set(mention.index, both);
    meet(both, { ...mention, role: previous.role });
  }

  function keepPair(key: string, both: Entity): void {
    const [oldest] = jointByName.keys();
    if (jointByName.size === pairsMax && oldest !== undefined) jointByName.delete(oldest);
    jointByName.set(key, both);
  }

  function tokensOf(mention: Mention): readonly Token[] {
    return paragraphs[mention.paragraph]?.tokens ?? [];
  }

  function findNamed(mention: Mention): Entity | null {
    return takeAt(memory.entities, people.personOf[mention.index]) ?? null;
  }

  function findReferent(mention: Mention): Entity | null {
    const named = findNamed(mention);
    if (named !== null) return named;
    if (mention.appositiveOf !== null) return resolved[mention.appositiveOf] ?? null;
    const talking = mention.kind === 'pronoun' ? findTalking(mention) : null;
    if (talking !== null) return talking;
    if (mention.kind === 'pronoun') return meansNobody(mention, tokensOf(mention)) ? null : choose(mention);
    const isOpen = mention.isIndefinite && cast.listBearers(mention).length === 0;
    return isOpen ? introduce(mention) : (choose(mention) ?? introduce(mention));
  }

  /** Says whom "I" and "you" mean where somebody has the floor. */
  function findTalking({ heads: [head], paragraph }: Mention): Entity | null {
    if (head === 'i') return findHolder(paragraph);
    return head === 'you' ? secondPerson(paragraph) : null;
  }

  /** Chooses who fits a phrase best; null when nobody fits better than somebody new. */
  function choose(mention: Mention): Entity | null {
    const weighed = weighAll(mention);
    choices.set(mention.index, weighed);
    sharesOf.set(mention.index, shareOut(weighed.map(({ score }) => score)));
    return weighed[0]?.entity ?? null;
  }

  /** Weighs everybody in mind for a phrase, the likeliest first. */
  function weighAll(mention: Mention): readonly Choice[] {
    const seen = lookAround(mention);
    const weighed: Choice[] = [weighChoice(null, [feature`${sortPhrase(mention)}: nobody`])];
    for (const entity of listCandidates(seen)) {
      const trace = memory.traceOf(entity);
      const features = trace === undefined ? null : describeReference(entity, trace, seen);
      if (features !== null) weighed.push(weighChoice(entity, features));
    }
    return weighed.sort((a, b) => b.score - a.score);
  }

  /** Lists whom a phrase may mean: who is in mind, and for a description also whom the story calls so elsewhere. */
  function listCandidates({ mention, bearers, owner }: Circumstances): ReadonlySet<Entity> {
    const candidates = new Set(mention.isIndefinite ? [] : memory.listRecent());
    dropTeller(candidates);
    if (!canBeKnown(mention, candidates))
      for (const entity of cast.listNamedNext(mention)) candidates.add(entity);
    if (mention.isPlural) for (const both of jointByName.values()) candidates.add(both);
    for (const bearer of bearers) candidates.add(bearer);
    if (mention.kind === 'description' && owner !== null)
      for (const relative of cast.listRelatives(mention, owner)) candidates.add(relative);
    return candidates;
  }

  /** "She has ninety geese, says Kay": a story may open on somebody it goes on to name. */
  function canBeKnown(mention: Mention, candidates: ReadonlySet<Entity>): boolean {
    if (sortPhrase(mention) !== 'pronoun') return true;
    return [...candidates].some(
      ({ gender, name, personhood }) =>
        gender === mention.gender || (gender === '-' && name !== null && personhood >= 0.5),
    );
  }

  /** Whoever tells of themselves by "I" is neither "she" nor "the singer", unless the story names them. */
  function dropTeller(candidates: Set<Entity>): void {
    if (writer !== null && writer.index >= people.people.length) candidates.delete(writer);
  }

  function lookAround(mention: Mention): Circumstances {
    const { order, companions } = scene;
    const [head = ''] = mention.heads;
    const last = memory.lastSpeaker();
    const paragraphsAgo = (order[mention.paragraph] ?? 0) - (takeAt(order, last?.paragraph) ?? 0);
    return {
      mention,
      companions,
      tokens: tokensOf(mention),
      lexicons,
      lastSpeaker: last && { entity: last.entity, paragraphsAgo },
      latestSubject: memory.latestSubject(),
      lastMeant: memory.lastMeant(mention.heads[0] ?? ''),
      owner: findOwner(mention),
      holder: findHolder(mention.paragraph),
      listener: findListener(mention),
      quoted: collectQuoted(mention),
      bearers: cast.listBearers(mention),
      tradeWords: mention.kind === 'description' ? cast.tradesOf(head) : null,
      isOfHeadline: cast.isOfHeadline(head),
      lead: cast.lead,
      firstNamings: cast.firstNamings,
    };
  }

  /** "She told Kay Reyes", "he wrote to Kay Reyes": the name right behind the verb. */
  function findListener(mention: Mention): Entity | null {
    const next = mentions[mention.index + 1];
    if (next?.kind !== 'name' || next.paragraph !== mention.paragraph || next.isPossessive) return null;
    const tokens = tokensOf(mention);
    if (lexicons.cueForms.get(tokens[mention.to]?.lower ?? '')?.form !== 'finite') return null;
    const first = tokens[mention.to + 1]?.lower === 'to' ? mention.to + 2 : mention.to + 1;
    return next.from === first ? findNamed(next) : null;
  }

  function weighChoice(entity: Entity | null, features: readonly string[]): Choice {
    return { entity, features, score: weighSum(features, lexicons.referenceWeights) };
  }

  /** Says whose a phrase says that its referent is: Kay in "Kay's rep", he in "his co-star". */
  function findOwner(mention: Mention, owned: Entity | null = null): Entity | null {
    if (mention.owner !== null) return resolved[mention.owner] ?? null;
    if (mention.possessor === 'my') return findHolder(mention.paragraph);
    const owner = mention.possessor === null ? undefined : owners.get(mention.possessor);
    if (owner === undefined) return null;
    const { head, ...told } = owner;
    const pronoun = { ...mention, ...told, kind: 'pronoun', heads: [head], possessor: null } as const;
    const all = weighAll({ ...pronoun, isBody: false, isDocument: false });
    const weighed = all.filter(({ entity }) => entity === null || entity !== owned);
    const related = weighed.find(({ entity }) => entity !== null && hasRelative(entity, mention, lexicons));
    return (related ?? weighed[0])?.entity ?? null;
  }

  function introduce(mention: Mention): Entity {
    const { gender, isPlural, isBody, isDocument } = mention;
    return memory.add({
      gender,
      isPlural,
      isBody,
      heads: new Set(mention.heads),
      qualifiers: new Set(mention.qualifiers),
      ages: new Set(mention.age === null ? [] : [mention.age]),
      introducedAs: mention,
      isDocument,
      ...(isDocument ? findAuthor(mention) : {}),
    });
  }

  /** "Kay's reply", "a statement from the guild", else whoever acts in the sentence, else whoever spoke last. */
  function findAuthor(mention: Mention): Pick<Entity, 'author' | 'isAuthorGuessed'> {
    const owner = findOwner(mention);
    if (owner !== null) return { author: owner.author ?? owner, isAuthorGuessed: false };
    const writing = findWriter(mention, mentions, tokensOf(mention));
    if (writing !== null)
      return { author: findNamed(writing) ?? weighAll(writing)[0]?.entity ?? null, isAuthorGuessed: true };
    const giver = findGiver(mention, mentions, tokensOf(mention));
    const told = giver && meetGiver(giver);
    // "A statement from Kay's label" need not be Kay's.
    if (told !== null) return { author: told, isAuthorGuessed: giver?.isPossessive === true };
    const author =
      findActor(mention, mentions, resolved, tokensOf(mention)) ?? memory.lastSpeaker()?.entity ?? null;
    return { author, isAuthorGuessed: mention.possessor === null && mention.owner === null };
  }

  function meetGiver(giver: Mention): Entity | null {
    const named = findNamed(giver);
    if (named !== null) return named;
    return giver.kind === 'description' ? (choose(giver) ?? introduce(giver)) : null;
  }
}

/** What the pronouns that own tell of the owner. */
const owners: ReadonlyMap<string, Pick<Mention, 'gender' | 'isPlural'> & { readonly head: string }> = new Map(
  [
    ['his', { head: 'he', gender: 'm', isPlural: false }],
    ['her', { head: 'she', gender: 'f', isPlural: false }],
    ['its', { head: 'it', gender: '-', isPlural: false }],
    ['their', { head: 'they', gender: '-', isPlural: true }],
  ],
);

/** "I", "you" and "we" are those who talk, the writer or a quotation's; "It was Kay who …" means nothing. */
function meansNobody({ heads, to }: Mention, tokens: readonly Token[]): boolean {
  const [word] = heads;
  if (word === 'i' || word === 'you' || word === 'we') return true;
  return word === 'it' && /^(?:is|was)$/.test(tokens[to]?.lower ?? '') && tokens[to + 1]?.isCapital === true;
}

function isNamedPerson(entity: Entity | null): entity is Entity & { readonly name: string } {
  return entity !== null && entity.name !== null && !entity.isBody && entity.personhood >= 0.5;
}

/** Names two as the story does: "Pat and Noreen Quigley" where the surname stands once for both. */
function nameJoint(first: string, second: string, { from, to }: Mention): string {
  const [given = '', ...surname] = first.split(' ');
  const isShared = to - from === 1 && surname.length > 0 && second.endsWith(` ${surname.join(' ')}`);
  return `${isShared ? given : first} and ${second}`;
}
