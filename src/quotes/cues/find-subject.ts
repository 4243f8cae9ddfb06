import type { Lexicons } from '../lexicons/lexicons.ts';
import { isAdverb } from '../phrases/is-adverb.ts';
import type { Mention } from '../phrases/mention.ts';
import type { Site } from '../scene.ts';
import type { Token } from '../text/story-text.ts';

/** Finds the subject of a verb between `from` and the verb. */
export function findSubject(site: Site, from: number, verb: number): Mention | null {
  const { paragraph, mentions, scene } = site;
  const { tokens } = paragraph;
  let at = verb - 1;
  while (at >= from && isAdverb(tokens[at], scene.lexicons)) at -= 1;
  const within = listWithin(mentions, from, verb);
  const told = tokens[at]?.lower === 'who' ? findBeforeWho(tokens, within, at) : null;
  if (told !== null) return told;
  const acting = tokens.slice(at + 1, verb).some(isJoining) ? findActing(site, within, at + 1) : null;
  if (acting !== null) return acting;
  const beside = within.find((mention) => mention.to === at + 1 || mention.reach === at + 1);
  const nearest =
    beside ?? (tokens[at]?.text === ',' ? findBeforeCommas(site, within, { from, to: at }) : null);
  if (nearest !== null) return climb(nearest, within, site);
  return within.find((mention) => !mention.isPossessive && !followsPreposition(mention, site)) ?? null;
}

const isJoining = ({ lower }: Token) => lower === 'and' || lower === 'but';

/** "Kay called Lou back and said": the subject is that of the verb before, not what stands beside the "and". */
function findActing(site: Site, within: readonly Mention[], to: number): Mention | null {
  const acting = within.findLast((mention) => isActing(mention, to, site));
  return acting === undefined ? null : climb(acting, within, site);
}

/** Whether a phrase is a subject with its verb before a token. */
function isActing(mention: Mention, to: number, site: Site): boolean {
  if (mention.isPossessive || followsPreposition(mention, site)) return false;
  const { tokens } = site.paragraph;
  let at = mention.reach;
  while (at < to && isAdverb(tokens[at], site.scene.lexicons)) at += 1;
  return at < to && isVerb(tokens[at], site.scene.lexicons);
}

/** Whether a word that follows a phrase looks like its verb. */
function isVerb(token: Token | undefined, { cueForms, irregularPasts }: Lexicons): boolean {
  if (token?.kind !== 'word' || token.isCapital || token.isPossessive) return false;
  const form = cueForms.get(token.lower)?.form;
  return form === 'finite' || irregularPasts.has(token.lower) || /[^s]s$|ed$/.test(token.lower);
}

/** Finds the subject in front of what commas set off: "Kay, who has played in nine bands, said". */
function findBeforeCommas(
  site: Site,
  within: readonly Mention[],
  { from, to }: { from: number; to: number },
): Mention | null {
  const { tokens } = site.paragraph;
  let governed: Mention | null = null;
  for (let comma = to - 1; comma >= from; comma -= 1) {
    if (tokens[comma]?.text !== ',') continue;
    const anchor = within.find((mention) => mention.to === comma && !mention.isPossessive);
    if (anchor === undefined) continue;
    if (!followsPreposition(anchor, site)) return anchor;
    governed ??= anchor;
  }
  return governed;
}

/** "… of Kay Reyes, who said": it is Kay who said so, whatever stands before. */
function findBeforeWho(tokens: readonly Token[], within: readonly Mention[], who: number): Mention | null {
  const end = tokens[who - 1]?.text === ',' ? who - 1 : who;
  return within.find(({ to, reach, isPossessive }) => !isPossessive && (to === end || reach === end)) ?? null;
}

/** "Kay wrote that it rained, adding: “…”": the subject is that of the verb before. */
export function findParticipleSubject(site: Site, participle: number): Mention | null {
  const { paragraph, sentence, scene } = site;
  const verb = findProgressive(site, participle);
  if (verb !== null) return findSubject(site, sentence.from, verb);
  // "Kay recalls her agent telling her", "the suit quotes Lou as telling her".
  const end = paragraph.tokens[participle - 1]?.lower === 'as' ? participle - 1 : participle;
  const telling = site.mentions.find(
    ({ to, kind, isPossessive }) => to === end && kind !== 'pronoun' && !isPossessive,
  );
  if (telling !== undefined && telling.from > sentence.from) return telling;
  for (let verb = participle - 1; verb > sentence.from; verb -= 1) {
    const form = scene.lexicons.cueForms.get(paragraph.tokens[verb]?.lower ?? '');
    const subject = form?.form === 'finite' ? findSubject(site, sentence.from, verb) : null;
    if (subject !== null) return subject;
  }
  return findFirstSubject(site, sentence.from, participle);
}

/** "Kay quotes Lou as saying": the words are Lou's. */
export function findQuoted(
  { paragraph: { tokens }, mentions }: Site,
  verb: number,
  base: string,
): Mention | null {
  if (base !== 'quote' && base !== 'cite') return null;
  const quoted = findMentionAt(mentions, verb + 1);
  return quoted !== null && tokens[quoted.to]?.lower === 'as' ? quoted : null;
}

/** How many adverbs may stand before a verb. */
const adverbsMax = 4;

/** What makes a verb of an -ing form: "was saying", "keeps saying". */
const progressive = /^(?:is|are|was|were|been|keeps?|kept|began|begins|started|starts|heard)$/;

/** Gives the token before which the subject of an -ing form stands where that is a verb by itself; else null. */
export function findProgressive({ paragraph: { tokens } }: Site, participle: number): number | null {
  let at = participle - 1;
  while (at > participle - adverbsMax && /ly$|^(?:also|still|not|always)$/.test(tokens[at]?.lower ?? ''))
    at -= 1;
  return progressive.test(tokens[at]?.lower ?? '') ? at : null;
}

/** Finds the first phrase of a stretch that a verb follows, else one that no preposition governs, else its first. */
export function findFirstSubject(site: Site, from: number, to: number): Mention | null {
  const within = listWithin(site.mentions, from, to);
  const acting = within.find((mention) => isActing(mention, to, site));
  return acting ?? within.find((mention) => !followsPreposition(mention, site)) ?? within[0] ?? null;
}

/**
 * Whether a word that may be a noun is one where it stands: "the reports", "her home state", but not "Kay reports" and "they
 * state".
 */
export function isNoun({ paragraph: { tokens }, mentions, scene: { lexicons } }: Site, at: number): boolean {
  const { lower = '' } = tokens[at] ?? {};
  if (/ed$/.test(lower) || lexicons.irregularPasts.has(lower)) return false;
  let last = at - 1;
  while (last > at - adverbsMax && /ly$/.test(tokens[last]?.lower ?? '')) last -= 1;
  const before = tokens[last];
  if (before?.kind !== 'word' || /^(?:who|which|that|i|we|you)$/.test(before.lower)) return false;
  if (lexicons.determiners.has(before.lower) || before.isPossessive) return true;
  if (lexicons.auxiliaries.has(before.lower) || before.isCapital) return false;
  return !mentions.some(({ to, reach }) => to === last + 1 || reach === last + 1);
}

/** Gives the mention that starts at a token. */
export function findMentionAt(mentions: readonly Mention[], at: number): Mention | null {
  return mentions.find(({ from }) => from === at) ?? null;
}

function listWithin(mentions: readonly Mention[], from: number, to: number): readonly Mention[] {
  return mentions.filter((mention) => mention.from >= from && mention.to <= to);
}

/** Goes from "Crumb" in "a rep for Crumb" to the rep, and from an explanation to what it explains. */
function climb(mention: Mention, within: readonly Mention[], site: Site): Mention {
  const anchor =
    mention.appositiveOf === null || mention.kind === 'name'
      ? undefined
      : within.find(({ index }) => index === mention.appositiveOf);
  if (anchor !== undefined) return climb(anchor, within, site);
  if (!followsPreposition(mention, site)) return mention;
  const outer = within.find(({ to, isPossessive }) => to === mention.from - 1 && !isPossessive);
  return outer === undefined ? mention : climb(outer, within, site);
}

/** Whether a preposition ties a phrase to what stands before, or an "as" that opens no clause here: "known as Kay". */
function followsPreposition({ from }: Mention, { paragraph, scene }: Site): boolean {
  const before = paragraph.tokens[from - 1]?.lower ?? '';
  return before === 'as' || scene.lexicons.prepositions.get(before) === 'tying';
}
