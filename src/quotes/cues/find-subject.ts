import type { Lexicons } from '../lexicons/lexicons.ts';
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
  const beside = within.find((mention) => mention.to === at + 1 || mention.reach === at + 1);
  const nearest =
    beside ?? (tokens[at]?.text === ',' ? findBeforeCommas(site, within, { from, to: at }) : null);
  if (nearest !== null) return climb(nearest, within, site);
  return within.find((mention) => !mention.isPossessive && !followsPreposition(mention, site)) ?? null;
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
  for (let verb = participle - 1; verb > sentence.from; verb -= 1) {
    const form = scene.lexicons.cueForms.get(paragraph.tokens[verb]?.lower ?? '');
    const subject = form?.form === 'finite' ? findSubject(site, sentence.from, verb) : null;
    if (subject !== null) return subject;
  }
  return findFirstSubject(site, sentence.from, participle);
}

/** Finds the first phrase of a stretch that no preposition governs, else its first. */
export function findFirstSubject(site: Site, from: number, to: number): Mention | null {
  const within = listWithin(site.mentions, from, to);
  return within.find((mention) => !followsPreposition(mention, site)) ?? within[0] ?? null;
}

/** Gives the mention that starts at a token. */
export function findMentionAt(mentions: readonly Mention[], at: number): Mention | null {
  return mentions.find(({ from }) => from === at) ?? null;
}

/** Whether a word may stand between a subject and its verb: "Kay has since said". */
export function isAdverb(token: Token | undefined, { auxiliaries }: Lexicons): boolean {
  return token?.kind === 'word' && (auxiliaries.has(token.lower) || token.lower.endsWith('ly'));
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
