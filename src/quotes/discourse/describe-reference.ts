import type { Lexicons } from '../lexicons/lexicons.ts';
import type { Mention } from '../phrases/mention.ts';
import { chooseBand } from '../weights/choose-band.ts';
import { feature } from '../weights/feature.ts';
import type { Circumstances } from './circumstances.ts';
import type { Entity, Trace } from './entity.ts';
import { pushFreshness } from './push-freshness.ts';

/** What sort of phrase is to be resolved; the weights of each sort stand apart. */
export type PhraseSort =
  | 'pronoun'
  | 'they'
  | 'it'
  | 'description'
  | 'owned description'
  | 'new description'
  | 'body';

/** Says what sort of phrase a mention is. */
export function sortPhrase(mention: Mention): PhraseSort {
  if (mention.kind === 'pronoun') {
    const [word] = mention.heads;
    return word === 'they' || word === 'it' ? word : 'pronoun';
  }
  if (mention.isBody) return 'body';
  if (mention.isIndefinite) return 'new description';
  return mention.possessor !== null || mention.owner !== null ? 'owned description' : 'description';
}

/**
 * Describes by named features how well an entity fits a phrase; null when it cannot be meant. The weights of
 * `data/weights/reference.json` speak of them by name.
 */
export function describeReference(entity: Entity, trace: Trace, seen: Circumstances): string[] | null {
  if (entity === seen.holder || entity === seen.listener) return null;
  if (isOwnReporter(entity) && seen.mention.kind === 'pronoun') return null;
  const sort = sortPhrase(seen.mention);
  const features = describeFit(sort, entity, seen);
  if (features === null) return null;
  if (trace.first === null) features.push(...describeNaming(entity, seen));
  else pushFreshness(features, entity, trace, seen);
  for (let at = 0; at < features.length; at += 1) features[at] = feature`${sort}: ${features[at] ?? ''}`;
  return features;
}

const namedSoon = [
  [1, '1'],
  [2, '2'],
  [4, '3-4'],
] as const;

/** Tells how soon somebody is named whom the story has not named yet: "A judge" may be "Judge Kay Reyes" further down. */
function describeNaming(entity: Entity, { mention, firstNamings }: Circumstances): string[] {
  const naming = firstNamings.get(entity);
  const features = ['named later'];
  if (naming === undefined) return features;
  features.push(feature`named later by ${chooseBand(naming.sentence - mention.sentence, namedSoon, '5+')}`);
  if (naming.heads.includes(mention.heads[0] ?? '')) features.push('named with the noun');
  return features;
}

/** "Our correspondent" asks, and is nobody whom the story goes on to speak of. */
const isOwnReporter = ({ introducedAs }: Entity) => introducedAs?.possessor === 'our';

function describeFit(sort: PhraseSort, entity: Entity, seen: Circumstances): string[] | null {
  switch (sort) {
    case 'pronoun':
      return fitPronoun(entity, seen);
    case 'they':
      return fitThey(entity);
    case 'it':
      return fitIt(entity, seen);
    case 'body':
      return fitBody(entity, seen);
    case 'description':
    case 'owned description':
    case 'new description':
      return fitDescription(entity, seen);
  }
}

function fitPronoun(entity: Entity, { mention }: Circumstances): string[] | null {
  if (entity.isBody || entity.isPlural || entity.isThey || entity.isDocument || disagrees(entity, mention))
    return null;
  const features = [entity.gender === mention.gender ? 'gender known' : 'gender unknown'];
  if (entity.name === null) features.push('unnamed');
  else if (entity.personhood <= -2) features.push('no person');
  else if (entity.personhood < 0.5) features.push('hardly a person');
  else if (entity.personhood < 1) features.push('perhaps a person');
  else if (entity.name.startsWith('@')) features.push('handle');
  return features;
}

function fitThey(entity: Entity): string[] | null {
  if (entity.isPlural) return [entity.name === null ? 'several' : 'several with names'];
  if (entity.isThey) return ['one called they'];
  if (entity.isBody) return ['body'];
  // "The Velvet Moths" have their say together.
  if (entity.personhood <= 0 && /[^s]s$/.test(entity.words.at(-1) ?? '')) return ['things of one name'];
  if (entity.name !== null && !entity.isBody && entity.gender === '-' && entity.personhood >= 0.5)
    return ['one of unknown gender'];
  if (entity.name === null && !entity.isBody && !entity.isDocument && entity.gender === '-')
    return ['unnamed one'];
  return null;
}

function fitIt(entity: Entity, { tokens, mention, lexicons }: Circumstances): string[] | null {
  if (entity.isPlural) return null;
  if (entity.isDocument) {
    return [
      /^(?:reads?|began|begins|said|says|continued)$/.test(tokens[mention.to]?.lower ?? '')
        ? 'document that reads'
        : 'document',
    ];
  }
  if (entity.isBody) return ['body'];
  if (entity.name?.startsWith('@') || /[_\d]/.test(entity.name ?? '')) return ['handle'];
  if (entity.name === null || entity.personhood > 2.5) return null;
  if (entity.personhood <= 0) return ['thing'];
  // "Brine House" is nobody's name as long as nothing but its first word speaks for a person.
  if (entity.personhood <= 0.5 && entity.words.length > 1 && !entity.isThey) return ['perhaps a body'];
  const isPerson = entity.gender !== '-' || entity.isThey || lexicons.firstNames.has(entity.words[0] ?? '');
  return isPerson ? null : ['perhaps a body'];
}

function fitBody(entity: Entity, { mention }: Circumstances): string[] | null {
  if (entity.isDocument || entity.isPlural) return null;
  const head = mention.heads[0] ?? '';
  if (entity.words.includes(head) || entity.heads.has(head)) return ['noun borne'];
  if (head === 'account') return /[@_\d]/.test(entity.name ?? '') ? ['noun borne'] : null;
  if (entity.isBody) return [entity.name === null ? 'unnamed, other noun' : 'body'];
  return entity.name !== null && entity.personhood <= 0.5 && !entity.name.startsWith('@') ? ['thing'] : null;
}

function fitDescription(entity: Entity, seen: Circumstances): string[] | null {
  const { mention, owner, lexicons } = seen;
  if (entity === owner || isSomebody(entity) || !isOfOneSort(entity, mention)) return null;
  const head = mention.heads[0] ?? '';
  const noun = compareNoun(entity, head, lexicons);
  const isKnown = noun === 'borne' || noun === 'like' || noun === 'alike';
  // "My mother", says one who talks: nobody whom the story did not call so.
  if (!isKnown && mention.possessor === 'my') return null;
  if (!isKnown && needsKnownNoun(entity, mention, lexicons)) return null;
  if (entity.isPlural && entity.name !== null)
    return lexicons.groupNouns.has(head) ? ['group with names'] : null;
  const features = [entity.name === null && !isKnown ? 'unnamed, other noun' : feature`noun ${noun}`];
  if (mention.gender !== '-' && entity.gender === mention.gender) features.push('gender known');
  features.push(...describePersonhood(entity, head, lexicons));
  if (entity.name === null && isKnown) features.push('unnamed, known');
  features.push(...describeAge(entity, mention));
  features.push(...describeKinship(entity, seen));
  features.push(...describeQualifiers(entity, seen), ...describeTrade(entity, seen));
  return features;
}

/** Tells what else of the story speaks for a noun that nobody bears so far, or for somebody else who bears it. */
function describeTrade(entity: Entity, { bearers, tradeWords, isOfHeadline, lead }: Circumstances): string[] {
  if (bearers.includes(entity)) return [];
  const features = bearers.length > 0 ? ['another is called so'] : [];
  if (entity.name === null) return features;
  if (tradeWords !== null) {
    const count = tradeWords.counts.get(entity.index) ?? 0;
    features.push(feature`trade words ${count === 0 ? 'none' : count === 1 ? 'one' : 'some'}`);
    if (count > 0 && count === tradeWords.most) features.push('most trade words');
  }
  if (isOfHeadline)
    features.push(
      feature`noun of the headline, ${entity.isInTitle ? 'named there' : entity === lead ? 'named first' : 'another'}`,
    );
  return features;
}

/** Tells where what is told of is hardly a person: "the broadcaster" is somebody, or a channel. */
function describePersonhood(
  { name, isBody, personhood }: Entity,
  head: string,
  { bodyNouns }: Lexicons,
): string[] {
  const isPerson = !isBody && personhood >= 0.5;
  const features = isPerson ? [] : ['hardly a person'];
  if (name !== null && bodyNouns.has(head))
    features.push(isPerson ? 'a person for what may be a body' : 'for what may be a body');
  return features;
}

/** "Somebody" comes up for one quotation, and is nobody whom the story goes on to speak of. */
const isSomebody = ({ introducedAs }: Entity) => /^some(?:body|one)$/.test(introducedAs?.heads[0] ?? '');

/** Whether number, gender and being a document or not agree. */
function isOfOneSort(entity: Entity, mention: Mention): boolean {
  if (entity.isPlural !== mention.isPlural || entity.isDocument !== mention.isDocument) return false;
  return !disagrees(entity, mention);
}

/** "The insider", "the letter" and "the guild" are only who or what was called so before. */
function needsKnownNoun(
  { isBody, name, personhood }: Entity,
  { heads, isDocument }: Mention,
  { unnamedNouns, bodyNouns }: Lexicons,
): boolean {
  // "The broadcaster" may be a person or a body.
  if (name !== null && bodyNouns.has(heads[0] ?? '')) return false;
  return isBody || personhood < 0.5 || isDocument || unnamedNouns.has(heads[0] ?? '');
}

function describeAge({ ages }: Entity, { age }: Mention): string[] {
  if (age === null || ages.size === 0) return [];
  return [ages.has(age) ? 'age right' : 'age wrong'];
}

/** "the Castaway Kitchen alum" is who was called so, or was named beside those words. */
function describeQualifiers(
  entity: Entity,
  { mention: { qualifiers, heads }, companions, lexicons }: Circumstances,
): string[] {
  const { index, words, qualifiers: known } = entity;
  const land = lexicons.demonyms.get(heads[0] ?? '');
  if (land !== undefined && known.has(land)) return ['qualifier shared'];
  if (land !== undefined && companions.get(land)?.has(index)) return ['qualifier nearby'];
  // "The Reyes adviser" is not Reyes; "the Copper Finch band" is.
  if (qualifiers.some((word) => words.includes(word)))
    return [entity.name === null || entity.isBody ? 'qualifier shared' : 'qualifier of its own name'];
  if (qualifiers.some((word) => known.has(word))) return ['qualifier shared'];
  return qualifiers.some((word) => companions.get(word)?.has(index)) ? ['qualifier nearby'] : [];
}

/** "His daughter" is whom the story called so, or whose father it called him. */
function describeKinship(
  entity: Entity,
  { mention, owner, lexicons: { relations } }: Circumstances,
): string[] {
  const kind = relations.get(mention.heads[0] ?? '') ?? 'other';
  if (kind === 'other') return [];
  const ofKind = entity.kin.filter((kinship) => kinship.kind === kind);
  if (owner === null) return ofKind.length > 0 ? ["somebody's kin"] : [];
  if (ofKind.some(({ of }) => of === owner)) return ['kin'];
  if (entity.kin.some(({ of }) => of === owner)) return ['other kin'];
  const isFamily = kind !== 'peer' && kind !== 'mentor' && kind !== 'protege';
  if (!isFamily || !sharesSurname(entity, owner)) return [];
  return [kind === 'spouse' ? 'namesake spouse' : 'namesake'];
}

function sharesSurname({ words }: Entity, other: Entity): boolean {
  return words.length > 1 && other.words.length > 1 && words.at(-1) === other.words.at(-1);
}

type NounFit =
  | 'borne'
  | 'like'
  | 'alike'
  | 'of kinship'
  | 'plain'
  | 'plain role'
  | 'plain, of another trade'
  | 'kindred'
  | 'foreign'
  | 'unknown'
  | 'strange';

/**
 * Compares a noun with those an entity bears: its own, one with a word of it, one that may stand for it, one that anybody may bear, another role on the
 * same stage, another trade's; or, when no trade is known of it, a role on stage or a trade that comes as a surprise.
 */
function compareNoun(entity: Entity, head: string, lexicons: Lexicons): NounFit {
  const { heads } = entity;
  const { stageRoles, relations, alikeNouns } = lexicons;
  if (isBorneBy(entity, head, lexicons)) return 'borne';
  for (const known of heads) if (sharesPart(known, head)) return 'like';
  const alike = alikeNouns.get(head);
  if (alike !== undefined && [...heads].some((known) => alike.has(known))) return 'alike';
  if (relations.has(head)) return 'of kinship';
  const isPlain = isPlainNoun(head, lexicons);
  if (isPlain && !stageRoles.has(head)) return 'plain';
  const trades = [...heads].filter((known) => !isPlainNoun(known, lexicons) && !relations.has(known));
  if (isPlain) {
    const isOnStage = trades.length === 0 || trades.some((known) => stageRoles.has(known));
    return isOnStage ? 'plain role' : 'plain, of another trade';
  }
  if (trades.length === 0) return stageRoles.has(head) ? 'unknown' : 'strange';
  return stageRoles.has(head) && trades.some((known) => stageRoles.has(known)) ? 'kindred' : 'foreign';
}

/** Whether somebody was called so: "Spanish chef Kay Reyes" is also "the Spaniard". */
const isBorneBy = ({ heads, words, qualifiers }: Entity, head: string, { demonyms }: Lexicons) =>
  heads.has(head) || words.includes(head) || qualifiers.has(demonyms.get(head) ?? '');

/** "actor-director" and "director". */
function sharesPart(noun: string, other: string): boolean {
  if (!noun.includes('-') && !other.includes('-')) return false;
  const parts = other.split('-');
  return noun.split('-').some((part) => part.length > 3 && parts.includes(part));
}

/** Whether anybody may bear a noun: "star", "dad-of-two", "soprano-turned-judge", "46-year-old". */
function isPlainNoun(noun: string, { plainNouns }: Lexicons): boolean {
  if (!noun.includes('-')) return plainNouns.has(noun);
  return plainNouns.has(noun.replace(/-of-.*$/, '')) || /-turned-|-year-old$/.test(noun);
}

const disagrees = ({ gender }: Entity, mention: Mention) =>
  gender !== '-' && mention.gender !== '-' && gender !== mention.gender;
