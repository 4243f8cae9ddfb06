import type { Mention } from '../phrases/mention.ts';
import { takeAt } from '../phrases/take-at.ts';
import type { Scene } from '../scene.ts';
import type { TradeWordsOf } from './circumstances.ts';
import type { Entity } from './entity.ts';
import { indexSurnames, linkFamilies } from './link-families.ts';
import type { Memory } from './memory.ts';
import { openTrades } from './open-trades.ts';
import type { Headline } from './read-headline.ts';

/** What the whole story tells of its people, wherever it tells it: a reader who has come to "the judge" looks on, too. */
export interface Cast {
  /** Lists who bears the noun of a description: named so far, or named soon; of a new one, only who is named soon. */
  listBearers(mention: Mention): readonly Entity[];
  /** Lists whom the story has called kin of somebody, and who of the same surname is named soon. */
  listRelatives(mention: Mention, owner: Entity): readonly Entity[];
  /** Lists who is named first right after a phrase; to be asked in page order. */
  listNamedNext(mention: Mention): readonly Entity[];
  /** Gives how many words of a noun's trade stand beside each person; null for a noun of no trade. */
  tradesOf(noun: string): TradeWordsOf | null;
  /** Whether a noun for a person stands alone in the headline. */
  isOfHeadline(noun: string): boolean;
  /** Whom the story names first as the subject of a sentence. */
  readonly lead: Entity | null;
  /** The phrases that name people for the first time. */
  readonly firstNamings: ReadonlyMap<Entity, Mention>;
}

/** How many sentences on somebody may be named whom a description has brought in. */
const namedSoonMax = 8;

/** How many sentences on somebody may be named whom a pronoun has brought in, and how many such are looked at. */
const namedNextReach = 3;
const namedNextMax = 3;

/** How many who bear one noun or surname are looked at; where a story has more, it tells none of them apart. */
const bearersMax = 6;

/** Gathers what a story tells of its people; those in memory are they, and nobody has been met. */
export function openCast(scene: Scene, { entities, traceOf }: Memory, headline: Headline): Cast {
  const { lexicons, paragraphs } = scene;
  const people = [...entities];
  const firstNamings = findFirstNamings(scene, people);
  const bearersOf = indexBearers(people);
  const namesakes = indexSurnames(people);
  linkFamilies(namesakes, lexicons);
  const namings = [...firstNamings];
  let next = 0;
  return {
    listBearers,
    listRelatives,
    listNamedNext,
    tradesOf: openTrades(scene),
    isOfHeadline: (noun) => headline.loneNouns.has(noun),
    lead: findLead(firstNamings),
    firstNamings,
  };

  function listBearers(mention: Mention): readonly Entity[] {
    const { kind, isPlural, isDocument, isIndefinite, heads } = mention;
    if (kind !== 'description' || isPlural || isDocument) return [];
    const determiner = paragraphs[mention.paragraph]?.tokens[mention.from]?.lower ?? '';
    if (isIndefinite && !/^an?$/.test(determiner)) return [];
    return bearersOf(heads[0] ?? '').filter((entity) =>
      isMet(entity) ? !isIndefinite : isNamedSoon(entity, mention),
    );
  }

  function listRelatives({ heads, sentence }: Mention, owner: Entity): readonly Entity[] {
    const known = owner.kin.map(({ of }) => of);
    const kind = lexicons.relations.get(heads[0] ?? '') ?? 'other';
    if (kind === 'other' || owner.words.length < 2) return known;
    const alike = namesakes.get(owner.words.at(-1) ?? '')?.slice(0, bearersMax) ?? [];
    return [...known, ...alike.filter((entity) => !isMet(entity) && isNamedSoon(entity, { sentence }))];
  }

  function listNamedNext({ index, sentence }: Mention): readonly Entity[] {
    while ((namings[next]?.[1].index ?? Number.POSITIVE_INFINITY) < index) next += 1;
    return namings
      .slice(next, next + namedNextMax)
      .flatMap(([entity, naming]) => (naming.sentence - sentence <= namedNextReach ? entity : []));
  }

  function isMet(entity: Entity): boolean {
    return traceOf(entity)?.first != null;
  }

  function isNamedSoon(entity: Entity, { sentence }: Pick<Mention, 'sentence'>): boolean {
    const naming = firstNamings.get(entity);
    return naming !== undefined && naming.sentence - sentence <= namedSoonMax;
  }
}

/** Indexes people by the nouns the story calls them anywhere, and by the words of their names. */
function indexBearers(people: readonly Entity[]): (noun: string) => readonly Entity[] {
  const byNoun = new Map<string, Entity[]>();
  for (const entity of people) {
    if (entity.name === null || entity.isBody || entity.isPlural) continue;
    for (const noun of new Set([...entity.heads, ...entity.words])) {
      const bearers = byNoun.get(noun);
      if (bearers === undefined) byNoun.set(noun, [entity]);
      else if (bearers.length < bearersMax) bearers.push(entity);
    }
  }
  return (noun) => byNoun.get(noun) ?? [];
}

function findFirstNamings(
  { mentions, people: { personOf } }: Scene,
  people: readonly Entity[],
): Map<Entity, Mention> {
  const namings = new Map<Entity, Mention>();
  for (const mention of mentions) {
    const entity = takeAt(people, personOf[mention.index]);
    if (entity !== undefined && !namings.has(entity)) namings.set(entity, mention);
  }
  return namings;
}

function findLead(firstNamings: ReadonlyMap<Entity, Mention>): Entity | null {
  for (const [entity, { role }] of firstNamings)
    if (role === 'subject' && !entity.isBody && !entity.isPlural && entity.personhood >= 1) return entity;
  return null;
}
