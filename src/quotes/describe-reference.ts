import type { Entity, Trace } from './entity.ts';
import type { Lexicons } from './lexicons.ts';
import type { Mention } from './mention.ts';
import type { Token } from './story-text.ts';

/** What of the reading so far bears on whom a phrase means. */
export interface Circumstances {
  readonly mention: Mention;
  /** The mention's paragraph. */
  readonly tokens: readonly Token[];
  readonly lexicons: Lexicons;
  /** Who spoke last, by quotation or reported speech, and how many paragraphs of prose ago. */
  readonly lastSpeaker: { readonly entity: Entity; readonly paragraphsAgo: number } | null;
  /** Whom the same pronoun meant last. */
  readonly lastMeant: { readonly entity: Entity; readonly sentence: number } | null;
  /** Whose the phrase says the one meant is: "his co-star" cannot be he. */
  readonly owner: Entity | null;
  /** By capitalised word: the people named in a sentence with it. */
  readonly companions: ReadonlyMap<string, ReadonlySet<number>>;
}

/** What sort of phrase is to be resolved; the weights of each sort stand apart. */
export type PhraseSort = 'pronoun' | 'they' | 'it' | 'description' | 'owned description' | 'body';

/** Says what sort of phrase a mention is. */
export function sortPhrase(mention: Mention): PhraseSort {
  if (mention.kind === 'pronoun') {
    const [word] = mention.heads;
    return word === 'they' || word === 'it' ? word : 'pronoun';
  }
  if (mention.isBody) return 'body';
  return mention.possessor !== null || mention.owner !== null ? 'owned description' : 'description';
}

/**
 * Describes by named features how well an entity fits a phrase; null when it cannot be meant. The weights of
 * `data/weights/reference.json` speak of them by name.
 */
export function describeReference(entity: Entity, trace: Trace, seen: Circumstances): string[] | null {
  const sort = sortPhrase(seen.mention);
  const fit = describeFit(sort, entity, seen);
  if (fit === null) return null;
  return [...fit, ...describeFreshness(entity, trace, seen)].map((feature) => `${sort}: ${feature}`);
}

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
      return fitDescription(entity, seen);
  }
}

function fitPronoun(entity: Entity, { mention }: Circumstances): string[] | null {
  if (entity.isBody || entity.isPlural || entity.isDocument || disagrees(entity, mention)) return null;
  const features = [entity.gender === mention.gender ? 'gender known' : 'gender unknown'];
  if (entity.name === null) features.push('unnamed');
  else if (entity.personhood < 0.5) features.push('hardly a person');
  else if (entity.name.startsWith('@')) features.push('handle');
  return features;
}

function fitThey(entity: Entity): string[] | null {
  if (entity.isPlural) return [entity.name === null ? 'several' : 'several with names'];
  if (entity.name === null && !entity.isBody && !entity.isDocument && entity.gender === '-')
    return ['unnamed one'];
  return null;
}

function fitIt(entity: Entity, { tokens, mention }: Circumstances): string[] | null {
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
  return entity.name !== null && entity.personhood <= 0 ? ['thing'] : null;
}

function fitBody(entity: Entity, { mention }: Circumstances): string[] | null {
  if (entity.isDocument || entity.isPlural) return null;
  const head = mention.heads[0] ?? '';
  if (entity.words.includes(head) || entity.heads.has(head)) return ['noun borne'];
  if (head === 'account') return /[@_\d]/.test(entity.name ?? '') ? ['noun borne'] : null;
  if (entity.isBody) return ['body'];
  return entity.name !== null && entity.personhood <= 0.5 && !entity.name.startsWith('@') ? ['thing'] : null;
}

function fitDescription(entity: Entity, seen: Circumstances): string[] | null {
  const { mention, owner, lexicons, companions } = seen;
  if (entity === owner || entity.isPlural !== mention.isPlural || entity.isDocument !== mention.isDocument)
    return null;
  if (disagrees(entity, mention)) return null;
  const head = mention.heads[0] ?? '';
  const noun = compareNoun(entity, head, lexicons);
  const isKnown = noun === 'borne' || noun === 'like';
  if ((lexicons.unnamedNouns.has(head) || mention.isDocument) && !isKnown) return null;
  if ((entity.isBody || entity.personhood < 0.5) && !isKnown) return null;
  if (entity.isPlural && entity.name !== null) return groupNouns.test(head) ? ['group with names'] : null;
  const features = [entity.name === null && !isKnown ? 'unnamed, other noun' : `noun ${noun}`];
  if (mention.gender !== '-' && entity.gender === mention.gender) features.push('gender known');
  if (entity.name === null && isKnown) features.push('unnamed, known');
  if (mention.age !== null && entity.ages.size > 0)
    features.push(entity.ages.has(mention.age) ? 'age right' : 'age wrong');
  if (mention.qualifiers.some((word) => entity.qualifiers.has(word) || entity.words.includes(word)))
    features.push('qualifier shared');
  else if (mention.qualifiers.some((word) => companions.get(word)?.has(entity.index)))
    features.push('qualifier nearby');
  return features;
}

/** Nouns that anybody may bear besides what they do. */
const plainNouns =
  /^(?:star|actor|actress|artist|celebrity|dad|father|mom|mum|mother|parent|man|woman|boy|girl|native|alum|player|performer|entertainer|husband|wife|son|daughter|person|royal|winner|veteran|guest|newlywed|legend|icon|co-star)(?:$|-of-)|-turned-|-year-old$/;

const groupNouns =
  /^(?:couple|pair|duo|twins|newlyweds|exes|lovebirds|parents|sisters|brothers|siblings|spouses|partners|stars|actors|singers|co-stars|two|friends|hosts)$/;

type NounFit = 'borne' | 'like' | 'plain' | 'kindred' | 'foreign' | 'unknown' | 'strange';

/**
 * Compares a noun with those an entity bears: its own, one like it, one that anybody may bear, another role on the
 * same stage, another trade's; or, when no trade is known of it, a role on stage or a trade that comes as a surprise.
 */
function compareNoun({ heads, words }: Entity, head: string, { stageRoles, relations }: Lexicons): NounFit {
  if (heads.has(head) || words.includes(head)) return 'borne';
  const parts = head.split('-');
  for (const known of heads) {
    if (known.split('-').some((part) => parts.includes(part) && part.length > 3)) return 'like';
  }
  if (plainNouns.test(head)) return 'plain';
  const trades = [...heads].filter((known) => !plainNouns.test(known) && !relations.has(known));
  if (trades.length === 0) return stageRoles.has(head) ? 'unknown' : 'strange';
  return stageRoles.has(head) && trades.some((known) => stageRoles.has(known)) ? 'kindred' : 'foreign';
}

const disagrees = ({ gender }: Entity, mention: Mention) =>
  gender !== '-' && mention.gender !== '-' && gender !== mention.gender;

function describeFreshness(entity: Entity, trace: Trace, seen: Circumstances): string[] {
  const { mention, lastSpeaker, lastMeant } = seen;
  const distance = mention.sentence - trace.sentence;
  const features = [
    `distance ${distance <= 3 ? distance : distance <= 5 ? '4-5' : distance <= 9 ? '6-9' : '10+'}`,
    `last ${trace.role}`,
  ];
  if (trace.paragraph === mention.paragraph) features.push('in this paragraph');
  if (trace.count > 2) features.push('met often');
  if (trace.count > 6) features.push('met very often');
  if (entity.isInTitle) features.push('in the title');
  if (lastMeant?.entity === entity) {
    const since = mention.sentence - lastMeant.sentence;
    if (since <= 2) features.push(since <= 1 ? 'same pronoun just now' : 'same pronoun before');
  }
  if (lastSpeaker?.entity === entity) {
    const since = lastSpeaker.paragraphsAgo;
    if (since === 0) features.push(speaks(mention, seen) ? 'speaks again' : 'spoke here');
    else if (since === 1) features.push('spoke above');
    if (since > 0 && isReply(seen)) features.push('answers itself');
  }
  if (isAsker(trace, seen)) features.push('asks itself');
  return features;
}

/** Whether a mention is the subject of a verb of speech. */
export function speaks(
  mention: Mention,
  { tokens, lexicons }: Pick<Circumstances, 'tokens' | 'lexicons'>,
): boolean {
  if (mention.isPossessive || mention.role === 'oblique') return false;
  for (let at = mention.to; at < mention.to + 6; at += 1) {
    const token = tokens[at];
    if (token?.kind !== 'word') return false;
    const form = lexicons.cueForms.get(token.lower);
    if (form?.form === 'finite') return !form.isGesture;
    if (at === mention.to && mention.kind === 'pronoun') return false;
  }
  return false;
}

const replies =
  /^(?:repl(?:ied|ies)|protest(?:ed|s)|retort(?:ed|s)|counter(?:ed|s)|answer(?:ed|s)|respond(?:ed|s)|shot|shoots)$/;

/** In `"…," she protested`, she is not who spoke just before. */
function isReply({ mention, tokens }: Circumstances): boolean {
  return tokens[mention.from - 1]?.kind === 'run' && replies.test(tokens[mention.to]?.lower ?? '');
}

/** In "When Kay asked why, she groaned", she is not Kay. */
function isAsker({ mention: last }: Trace, { mention, tokens }: Circumstances): boolean {
  if (last === null || last.sentence !== mention.sentence || last.kind === 'pronoun') return false;
  const verb = tokens[last.to]?.lower ?? '';
  const before = tokens[mention.from - 1];
  if (/^ask(?:s|ed)$/.test(verb) && /^(?:why|whether|if|how|what|where|who)$/.test(before?.lower ?? ''))
    return true;
  if (before?.text !== ',' || !/^(?:when|as|after|if|once)$/.test(tokens[last.from - 1]?.lower ?? ''))
    return false;
  return /^ask(?:s|ed)$/.test(verb) || /^(?:him|her|them)$/.test(tokens[last.to + 1]?.lower ?? '');
}
