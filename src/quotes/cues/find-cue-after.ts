import { isAdverb } from '../phrases/is-adverb.ts';
import type { Mention } from '../phrases/mention.ts';
import type { Site } from '../scene.ts';
import type { Cue } from './cue.ts';
import { findAccordingTo } from './find-according-to.ts';
import { findMentionAt, findProgressive, findQuoted, findSubject } from './find-subject.ts';

/** Finds a verb right after a run with its subject behind it: "“…,” said Kay". */
export function findInvertedCue(site: Site): Cue | null {
  const { paragraph, mentions, sentence, at, scene } = site;
  const { tokens } = paragraph;
  const next = tokens[at + 1];
  const verb = next?.kind === 'mark' && /[,–—―-]/.test(next.text) ? at + 2 : at + 1;
  const word = tokens[verb];
  if (verb >= sentence.to || word === undefined) return null;
  const according = findAccordingTo(site, verb) ?? findNamer(site, verb);
  if (according !== null) return according;
  const form = scene.lexicons.cueForms.get(word.lower) ?? null;
  if (form === null ? !isUnlistedVerb(site, verb) && !isComing(site, verb) : form.form === 'participle')
    return null;
  let start = verb + 1;
  while (start < sentence.to && isAdverb(tokens[start], scene.lexicons)) start += 1;
  const speaker = findSpeakerAt(mentions, start) ?? (form === null ? null : findBearer(site, start));
  return speaker === null ? null : { pattern: 'inverted', word: word.text, verb: form, speaker, at: verb };
}

/** "called “…” by Kay", "hailed as “…” by Kay". */
function findNamer(
  { paragraph: { tokens }, mentions, at, scene: { lexicons } }: Site,
  by: number,
): Cue | null {
  if (by !== at + 1 || tokens[by]?.lower !== 'by') return null;
  const naming = tokens[at - 1]?.lower === 'as' ? at - 2 : at - 1;
  const verb = lexicons.cueForms.get(tokens[naming]?.lower ?? '');
  const speaker = findMentionAt(mentions, by + 1);
  if (verb?.isNaming !== true || verb.form !== 'finite') return null;
  if (speaker?.kind !== 'name' || speaker.isPossessive) return null;
  return { pattern: 'inverted', word: tokens[naming]?.text ?? null, verb, speaker, at: naming };
}

/** "“No!” gasped Kay": a past form right after words that end as speech does. */
function isUnlistedVerb({ paragraph: { tokens }, words, at }: Site, verb: number): boolean {
  const { lower = '', isCapital = true } = tokens[verb] ?? {};
  return verb === at + 1 && !isCapital && /ed$/.test(lower) && /[,.!?…—–-]["”’'»]*$/.test(words);
}

/** "“No,” came the reply": what comes is the words of whoever replies. */
function isComing({ paragraph: { tokens }, mentions }: Site, verb: number): boolean {
  return tokens[verb]?.lower === 'came' && findMentionAt(mentions, verb + 1)?.isDocument === true;
}

/** How many words may stand before the name: "said undecided voter Kay Reyes". */
const bearerReachTokens = 6;

/** Finds the name behind words that no phrase takes in. */
function findBearer(
  { paragraph: { tokens }, mentions, scene: { lexicons } }: Site,
  from: number,
): Mention | null {
  // "said her opposite number, Kay Reyes".
  const isOwned = /^(?:his|her|their|its)$/.test(tokens[from]?.lower ?? '');
  for (let at = isOwned ? from + 1 : from; at <= from + bearerReachTokens; at += 1) {
    const mention = findMentionAt(mentions, at);
    const isNameNext = findMentionAt(mentions, at + 1)?.kind === 'name';
    if (isOwned && tokens[at]?.text === ',' && isNameNext) continue;
    const { kind, lower = '', isPossessive } = tokens[at] ?? {};
    if (mention !== null) return mention.kind === 'name' && !mention.isPossessive ? mention : null;
    // "said goose farmer and part-time singer Kay Reyes".
    const isBetweenRoles = lower === 'and' && lexicons.personNouns.has(tokens[at - 1]?.lower ?? '');
    if (kind !== 'word' || isPossessive || (lexicons.functionWords.has(lower) && !isBetweenRoles))
      return null;
  }
  return null;
}

/** Finds the phrase that starts at a token; of "Kay's rep" the rep, of "her attorney, Kay Reyes," the name. */
function findSpeakerAt(mentions: readonly Mention[], at: number): Mention | null {
  const first = findMentionAt(mentions, at);
  if (first === null) return null;
  return first.isPossessive ? findMentionAt(mentions, first.to) : preferName(first, mentions);
}

function preferName(mention: Mention, mentions: readonly Mention[]): Mention {
  if (mention.kind === 'name') return mention;
  return (
    mentions.find(({ appositiveOf, kind }) => appositiveOf === mention.index && kind === 'name') ?? mention
  );
}

/** Finds what says after a run who spoke: "“…,” Kay said", or without a verb of speech "“…,” Kay, laughing". */
export function findCueAfter(site: Site): Cue | null {
  const { paragraph, sentence, at } = site;
  const { tokens } = paragraph;
  let end = at + 1;
  while (end < sentence.to && tokens[end]?.kind !== 'run' && tokens[end]?.text !== ';') end += 1;
  for (let verb = at + 1; verb < end; verb += 1) {
    const cue = readVerb(site, verb);
    if (cue !== null) return cue;
  }
  return findCitation(site) ?? findVerbless(site, end);
}

/** Verbs behind which no listener stands, so that a phrase after them is who speaks. */
const speechOnly = /^(?:say|write|add|note|explain|recall|continue|post|tweet|joke|argue|declare|warn)$/;

/** Finds who speaks behind what a sentence goes on with: "“…” and it rained, said Kay", "“…” when it rained, according to Kay". */
export function findLateCue(site: Site): Cue | null {
  const { paragraph, sentence, at, mentions, scene } = site;
  const { tokens } = paragraph;
  for (let verb = at + 3; verb < sentence.to; verb += 1) {
    const token = tokens[verb];
    if (token?.kind !== 'word') continue;
    const according = findAccordingTo(site, verb);
    if (according !== null) return { ...according, pattern: 'late according' };
    const form = scene.lexicons.cueForms.get(token.lower);
    if (form?.form !== 'finite' || tokens[verb - 1]?.text !== ',' || !speechOnly.test(form.base)) continue;
    const speaker = findSpeakerAt(mentions, verb + 1);
    if (speaker !== null && speaker.kind !== 'pronoun')
      return { pattern: 'late after', word: token.text, verb: form, speaker, at: verb };
  }
  return null;
}

/** Words that make of a verb after them part of a relative clause or an infinitive. */
const subordinators = /^(?:who|which|that|to)$/;

function readVerb(site: Site, verb: number): Cue | null {
  const { paragraph, at, scene } = site;
  const { tokens } = paragraph;
  const form = scene.lexicons.cueForms.get(tokens[verb]?.lower ?? '');
  if (form === undefined) return null;
  if (subordinators.test(tokens[verb - 1]?.lower ?? '')) return null;
  const start = form.form === 'participle' ? findProgressive(site, verb) : verb;
  const quoted = findQuoted(site, verb, form.base);
  const speaker = quoted ?? (start === null ? null : findSubject(site, at + 1, start));
  if (speaker === null) return null;
  return { pattern: 'subject after', word: tokens[verb]?.text ?? null, verb: form, speaker, at: verb };
}

/** How many tokens after a name the year of what its bearer wrote may stand. */
const yearReach = 6;

/** "“…” (Reyes 2006: 12)", "“…” (Reyes & Finch, 2006)"; but "“…” (Casablanca, 1942)" is a film's line. */
function findCitation({ paragraph: { tokens }, mentions, at }: Site): Cue | null {
  if (tokens[at + 1]?.text !== '(') return null;
  const speaker = findMentionAt(mentions, at + 2);
  if (speaker?.kind !== 'name') return null;
  const near = tokens.slice(speaker.to, speaker.to + yearReach);
  const year = near.findIndex(({ text }) => /^(?:1[5-9]|20)\d\d/.test(text));
  const isPaged = /^[:,]$/.test(near[year + 1]?.text ?? '') || /:\d/.test(near[year]?.text ?? '');
  const isOfTwo = speaker.name?.includes('&') === true || /^(?:&|and|et)$/.test(near[0]?.text ?? '');
  if (year < 0 || !(isPaged || isOfTwo)) return null;
  return { pattern: 'citation', word: null, verb: null, speaker, at: at + 2 };
}

/** "“…” — Kay Reyes", "“…” — Kay Reyes, notebook of 1951" and "“…,” Kay Reyes with a laugh". */
function findVerbless({ paragraph: { tokens }, mentions, words, at }: Site, end: number): Cue | null {
  const mark = tokens[at + 1]?.text ?? '';
  let first = /[,–—―-]/.test(mark) ? at + 2 : at + 1;
  // "“…” -- Kay Reyes"
  if (mark === '-' && tokens[first]?.text === '-') first += 1;
  const speaker = findMentionAt(mentions, first);
  if (speaker === null || first >= end || speaker.isPossessive) return null;
  // "— Kay Reyes, drummer", "— Kay Reyes on her new band".
  const goesOn = speaker.kind === 'name' ? /^(?:[,(]|on|about|to)$/ : /^[,(]$/;
  const isAttributed = speaker.to >= end - 1 || (at === 0 && goesOn.test(tokens[speaker.to]?.lower ?? ''));
  const isDash = /[–—―-]/.test(mark) && isAttributed;
  if (!isDash && !/[,?!…—–-][”"’'»]*$/.test(words)) return null;
  return {
    pattern: isDash ? 'dash' : 'verbless after',
    word: tokens[speaker.to]?.text ?? null,
    verb: null,
    speaker,
    at: speaker.to,
  };
}
