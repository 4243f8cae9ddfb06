import type { Lexicons } from '../lexicons/lexicons.ts';
import type { Mention } from '../phrases/mention.ts';
import { takeAt } from '../phrases/take-at.ts';
import type { Paragraph, Token } from '../text/story-text.ts';
import { addTold, type Draft } from './draft-people.ts';

/** "Kay Reyes, who directed it", "Kay Reyes directed it", "directed by Kay Reyes" and "Directing is Kay Reyes" make Kay Reyes the director. */
export function readDeeds(
  mentions: readonly Mention[],
  personOf: readonly (number | null)[],
  drafts: readonly Draft[],
  paragraphs: readonly Paragraph[],
  lexicons: Lexicons,
): void {
  for (const mention of mentions) {
    const draft = takeAt(drafts, personOf[mention.index]);
    if (draft === undefined) continue;
    const tokens = paragraphs[mention.paragraph]?.tokens ?? [];
    const noun =
      findDeedAfter(tokens, mention, lexicons) ?? findDeedBefore(tokens, mention.from, lexicons.deeds);
    if (noun !== undefined) draft.heads.add(noun);
  }
}

/** "Late With Kay Reyes": whose name a show bears hosts it. */
export function readShows(
  mentions: readonly Mention[],
  personOf: readonly (number | null)[],
  drafts: readonly Draft[],
  paragraphs: readonly Paragraph[],
): void {
  for (const mention of mentions) {
    const draft = takeAt(drafts, personOf[mention.index]);
    const tokens = paragraphs[mention.paragraph]?.tokens ?? [];
    if (draft === undefined || draft.words.length < 2 || draft.isBody) continue;
    if (tokens[mention.from - 1]?.text === 'With' && tokens[mention.from - 2]?.isCapital)
      draft.heads.add('host');
  }
}

/** "Kay Reyes, who directed it", "Kay Reyes, who also directed it"; and "Kay Reyes directed it" of a verb that tells a trade. */
function findDeedAfter(
  tokens: readonly Token[],
  { to, isPossessive, role }: Mention,
  { deeds, ownDeeds, instruments }: Lexicons,
): string | undefined {
  if (isPossessive) return undefined;
  const who = tokens[to]?.text === ',' ? to + 1 : to;
  const isTold = tokens[who]?.lower === 'who';
  const verb = isTold ? who + 1 : to;
  const played = findInstrument(tokens, verb, instruments);
  if (played !== undefined) return played;
  if (isTold) return deeds.get(tokens[verb]?.lower ?? '') ?? deeds.get(tokens[verb + 1]?.lower ?? '');
  return role === 'subject' || role === 'embedded' ? ownDeeds.get(tokens[verb]?.lower ?? '') : undefined;
}

/** "Plays the drums" and "on drums". */
function findInstrument(
  tokens: readonly Token[],
  at: number,
  instruments: Lexicons['instruments'],
): string | undefined {
  if (!/^(?:play(?:s|ed|ing)?|on)$/.test(tokens[at]?.lower ?? '')) return undefined;
  const first = /^(?:the|lead)$/.test(tokens[at + 1]?.lower ?? '') ? at + 2 : at + 1;
  return instruments.get(tokens[first]?.lower ?? '');
}

/** "Directing is Kay Reyes", "directed by Kay Reyes". */
function findDeedBefore(
  tokens: readonly Token[],
  from: number,
  deeds: Lexicons['deeds'],
): string | undefined {
  if (tokens[from - 1]?.lower === 'by') {
    const participle = tokens[from - 2]?.lower ?? '';
    return /(?:ed|en)$/.test(participle) ? deeds.get(participle) : undefined;
  }
  const verb = tokens[from - 2]?.lower ?? '';
  if (!verb.endsWith('ing') || !/^(?:is|was|are|were)$/.test(tokens[from - 1]?.lower ?? '')) return undefined;
  return deeds.get(verb);
}

/** "Her attorney, Kay Reyes" means Kay Reyes by both, and makes her an attorney. */
export function linkAppositives(
  mentions: readonly Mention[],
  personOf: (number | null)[],
  drafts: readonly Draft[],
): void {
  for (const mention of mentions) {
    if (mention.appositiveOf === null) continue;
    const anchor = mentions[mention.appositiveOf];
    if (anchor === undefined) continue;
    const named = personOf[anchor.index] ?? personOf[mention.index] ?? null;
    if (named === null) continue;
    const described = personOf[anchor.index] === null ? anchor : mention;
    if (personOf[described.index] === null) personOf[described.index] = named;
    const draft = drafts[named];
    if (draft === undefined) continue;
    addTold(draft, described);
    if (draft.gender === '-') draft.gender = described.gender;
  }
}

/** "Kay Reyes is a baker", "Kay Reyes, 30, was once a baker": what somebody is said to be means them. */
export function linkComplements(
  mentions: readonly Mention[],
  personOf: (number | null)[],
  drafts: readonly Draft[],
  paragraphs: readonly Paragraph[],
  lexicons: Lexicons,
): void {
  for (const mention of mentions) {
    const { tokens } = paragraphs[mention.paragraph] ?? { tokens: [] };
    const [head = ''] = mention.heads;
    if (mention.kind !== 'description' || mention.isPlural || mention.isDocument) continue;
    if (personOf[mention.index] !== null || !lexicons.personNouns.has(head)) continue;
    const subject = findPredicated(mention, mentions, tokens);
    const draft = takeAt(drafts, personOf[subject?.index ?? -1]);
    if (subject === null || draft === undefined || draft.isBody) continue;
    personOf[mention.index] = personOf[subject.index] ?? null;
    addTold(draft, mention);
    if (draft.gender === '-') draft.gender = mention.gender;
  }
}

/** Finds the name before the verb that says what somebody is; what commas set off may stand between. */
function findPredicated(
  { index, from, sentence }: Mention,
  mentions: readonly Mention[],
  tokens: readonly Token[],
): Mention | null {
  let verb = from - 1;
  while (/^(?:also|once|now|still|himself|herself)$/.test(tokens[verb]?.lower ?? '')) verb -= 1;
  if (!/^(?:is|was|became|remains)$/.test(tokens[verb]?.lower ?? '')) return null;
  let end = verb;
  if (tokens[verb - 1]?.text === ',') {
    end = verb - 2;
    while (end > verb - asideMax && tokens[end]?.text !== ',') end -= 1;
    if (mentions[index - 1]?.to === verb - 1) end = verb - 1;
  }
  const subject = mentions.slice(Math.max(0, index - 3), index).findLast(({ to }) => to === end);
  const isSubject = subject?.kind === 'name' && subject.sentence === sentence && !subject.isPossessive;
  return isSubject && subject.role !== 'oblique' ? subject : null;
}

/** How many tokens what commas set off may have. */
const asideMax = 8;

/** What may stand between a description and the name of whom it means. */
const bearsName =
  /^,? ?(?:(?:a )?(?:user|man|woman|account) )?(?:who (?:posts|streams|tweets|writes|goes|performs|records|blogs) (?:as|by|under)(?: the (?:name|handle|username))?|(?:named|known (?:\w+ )?as|going by|under the (?:name|handle|username)|posting as|(?:whose|who gave (?:his|her|their)) name (?:was|is|as)|who (?:uses|used) the name|who asked to be (?:called|known as|identified (?:only )?as)|identified (?:only )?as|by the name|using the (?:name|handle|username)))(?: of)? ?$/u;

/** How many tokens they may be apart. */
const bearsReach = 8;

/** "A therapist who posts as @drkay" and "a fan named Kay Reyes" mean whom they name. */
export function linkBearers(
  mentions: readonly Mention[],
  personOf: (number | null)[],
  drafts: readonly Draft[],
  paragraphs: readonly Paragraph[],
): void {
  for (const mention of mentions) {
    const next = mentions[mention.index + 1];
    const named = next?.kind === 'name' ? (personOf[next.index] ?? null) : null;
    if (mention.kind !== 'description' || mention.isPlural || mention.isDocument) continue;
    if (mention.isBody && mention.heads[0] !== 'account') continue;
    if (named === null || next?.paragraph !== mention.paragraph || next.from - mention.to > bearsReach)
      continue;
    const draft = drafts[named];
    if (draft === undefined || !isCalledSo(mention, next, paragraphs[mention.paragraph])) continue;
    personOf[mention.index] = named;
    addTold(draft, mention);
  }
}

/** Whether the words between say that a description means whom the next phrase names. */
function isCalledSo(mention: Mention, name: Mention, paragraph: Paragraph | undefined): boolean {
  const { tokens = [], text = '' } = paragraph ?? {};
  const between = text.slice(tokens[mention.to - 1]?.end ?? 0, tokens[name.from]?.start ?? 0).trimStart();
  if (bearsName.test(between)) return true;
  if (!/^,? ?called ?$/.test(between)) return false;
  return name.name?.startsWith('@') === true || (mention.isIndefinite && !isGivenName(name, tokens));
}

/** Whether somebody is given another name or a judgement: "a fan called Kay Reyes a hero", "… Kay Reyes “a hero”". */
function isGivenName({ to }: Mention, tokens: readonly Token[]): boolean {
  const after = tokens[to];
  return after?.kind === 'run' || /^(?:an?|the|his|her|their|to|in|at)$/.test(after?.lower ?? '');
}

/** Reads ", 46," after a mention. */
export function readAges(
  mentions: readonly Mention[],
  personOf: readonly (number | null)[],
  drafts: readonly Draft[],
  paragraphs: readonly Paragraph[],
): void {
  for (const mention of mentions) {
    const person = personOf[mention.index] ?? null;
    const tokens = paragraphs[mention.paragraph]?.tokens ?? [];
    if (person === null || tokens[mention.to]?.text !== ',') continue;
    const age = tokens[mention.to + 1]?.text ?? '';
    if (/^\d{1,3}$/.test(age)) drafts[person]?.ages.add(age);
  }
}
