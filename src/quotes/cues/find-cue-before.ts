import type { CueForm } from '../lexicons/lexicons.ts';
import { isAdverb } from '../phrases/is-adverb.ts';
import type { Mention } from '../phrases/mention.ts';
import type { Site } from '../scene.ts';
import type { Token } from '../text/story-text.ts';
import type { Cue } from './cue.ts';
import { findAccordingTo } from './find-according-to.ts';
import {
  findFirstSubject,
  findMentionAt,
  findParticipleSubject,
  findQuoted,
  findSubject,
  isNoun,
} from './find-subject.ts';

/** What stands right before the marks of a title. */
const givesTitle = /^(?:titled|entitled|headlined|named|nicknamed)$/;

/**
 * Finds the cues before a run, the nearest first: "Kay said, “…”", "“…,” as Kay put it: “…”". One further off is told apart
 * from the nearest: in "Kay said Lou's remarks were “…”" she may be who speaks.
 */
export function findCuesBefore(site: Site): Cue[] {
  const { paragraph, sentence, at } = site;
  if (givesTitle.test(paragraph.tokens[at - 1]?.lower ?? '')) return [];
  let nearest: Cue | null = null;
  for (let verb = at - 1; verb >= sentence.from; verb -= 1) {
    // "Kay called it “…” while Lou called it “…”": what stands before other words speaks for those.
    if (nearest !== null && paragraph.tokens[verb]?.kind === 'run') break;
    const cue = findAccordingTo(site, verb) ?? readVerb(site, verb);
    if (cue === null) continue;
    if (nearest === null) nearest = cue;
    else if (cue.speaker !== nearest.speaker)
      return [
        { ...nearest, isRelayed: isBroughtOn(site, nearest) || isRelayed(site, nearest, cue) },
        { ...cue, pattern: 'further before' },
      ];
  }
  if (nearest !== null) return [{ ...nearest, isRelayed: isBroughtOn(site, nearest) }];
  const colon = readColon(site);
  return colon === null ? [] : [colon];
}

/** Verbs behind which a listener stands before the words. */
const tells = /^(?:tell|ask|urge|beg|order|warn|advise|remind|text)$/;

/** Whether a clause that leads straight into the words says that somebody else said them: "Kay said Lou told her: “…”". */
function isRelayed(site: Site, nearest: Cue, further: Cue): boolean {
  const { verb, at, speaker, pattern } = nearest;
  if (verb === null || further.verb === null || pattern !== 'subject before') return false;
  if (verb.isNaming || verb.isGesture || further.verb.isNaming || further.verb.form === 'participle')
    return false;
  if (verb.form === 'base' || speaker.isDocument || further.at > speaker.from) return false;
  const { tokens } = site.paragraph;
  // "Kay says she was told by Lou to “…”".
  if (speaker.from === at + 2) return leadsIn(site, speaker.reach, verb);
  let start = at;
  while (start > speaker.reach && isBeforeVerb(tokens[start - 1], site)) start -= 1;
  return start === speaker.reach && leadsIn(site, at + 1, verb);
}

/** Verbs of perception and the like, whose object may do something. */
const witnesses = /^(?:hear[ds]?|heard|saw|sees|watch(?:ed|es)|let|lets|makes|made|has|had)$/;

/** "Kay heard Lou mutter “…”", "…, prompting Lou to shout “…”". */
function isBroughtOn({ paragraph: { tokens } }: Site, { verb, at, speaker }: Cue): boolean {
  if (verb?.form !== 'base' || speaker.kind === 'pronoun') return false;
  const before = tokens[speaker.from - 1]?.lower ?? '';
  if (speaker.to === at) return witnesses.test(before);
  return speaker.to === at - 1 && before.endsWith('ing') && tokens[speaker.from - 2]?.text === ',';
}

const isBeforeVerb = (token: Token | undefined, { scene: { lexicons } }: Site) =>
  isAdverb(token, lexicons) || lexicons.auxiliaries.has(token?.lower ?? '') || token?.lower === 'once';

/** Whether nothing but a listener and a comma, colon or "to" stands between a verb and the words. */
function leadsIn({ paragraph: { tokens }, mentions, at }: Site, from: number, { base }: CueForm): boolean {
  const to = tokens[from]?.lower === 'to' && from < at - 1 ? from + 1 : from;
  const listener = /^(?:him|her|them|me|us)$/.test(tokens[to]?.lower ?? '')
    ? to + 1
    : findMentionAt(mentions, to)?.reach;
  const end = listener ?? from;
  if (end === at) return true;
  return (
    end === at - 1 &&
    (/^[,:]$/.test(tokens[end]?.text ?? '') || (tells.test(base) && tokens[end]?.lower === 'to'))
  );
}

/** How many tokens a deed ("shrugged") may stand before the run: any other verb says who spoke from further off. */
const gestureReachTokens = 4;

function readVerb(site: Site, verb: number): Cue | null {
  const { paragraph, at, scene } = site;
  const token = paragraph.tokens[verb];
  if (token !== undefined && isBeLike(site, verb)) return readBeLike(site, verb);
  const form = scene.lexicons.cueForms.get(token?.lower ?? '');
  if (token === undefined || form === undefined) return null;
  if (form.isGesture && verb < at - gestureReachTokens) return null;
  // "Kay, once called “…” by Lou": Lou stands behind.
  if (form.isNaming && verb >= at - 2 && paragraph.tokens[at + 1]?.lower === 'by') return null;
  const moved = findMoved(site, verb, form);
  if (moved === null && form.form !== 'participle' && isNoun(site, verb)) return readOwner(site, verb, form);
  const speaker =
    findQuoted(site, verb, form.base) ??
    moved ??
    (isPassive(paragraph.tokens, verb) ? findAgent(site, verb) : findSpeaker(site, verb, form));
  if (speaker === null || isForestalled(site, speaker, verb)) return null;
  return { pattern: 'subject before', word: token.text, verb: form, speaker, at: verb };
}

/** "Before Kay could answer, Lou cut in: “…”": nobody said so by then. */
function isForestalled({ paragraph: { tokens }, at }: Site, { from }: Mention, verb: number): boolean {
  if (!/^(?:before|until)$/.test(tokens[from - 1]?.lower ?? '')) return false;
  return tokens.slice(verb + 1, at - 1).some(({ text }) => text === ',');
}

/** Verbs that tell somebody what to say, which they then need not have said. */
const orders = /^(?:tell|ask|urge|order|beg|invite|want|get|allow|teach)$/;

/** "…, prompting Kay to shout “…”": who does so is whom the verb before moves. */
function findMoved(
  { paragraph: { tokens }, mentions, scene }: Site,
  verb: number,
  { form }: CueForm,
): Mention | null {
  if (form !== 'base' || tokens[verb - 1]?.lower !== 'to') return null;
  const moved = mentions.find(({ to, isPossessive }) => to === verb - 1 && !isPossessive);
  const mover = tokens[(moved?.from ?? 0) - 1]?.lower ?? '';
  if (moved === undefined || !/(?:ing|ed)$/.test(mover)) return null;
  return orders.test(scene.lexicons.cueForms.get(mover)?.base ?? '') ? null : moved;
}

/** How people who talk bring on what was said: "and I'm like, “…”", "she was all “…”". */
const beLike: CueForm = { base: 'be like', form: 'finite', isNaming: false, isGesture: false };

/** Whether a word right before the run is the "like" of "he was like, “…”"; a verb run together with its pronoun is gone. */
function isBeLike({ paragraph: { tokens }, at, mentions }: Site, word: number): boolean {
  if (word !== (tokens[at - 1]?.text === ',' ? at - 2 : at - 1)) return false;
  if (!/^(?:like|all)$/.test(tokens[word]?.lower ?? '')) return false;
  const before = tokens[word - 1]?.lower ?? '';
  if (/^(?:was|were|is|am|are|just|be)$/.test(before)) return true;
  return mentions.some(({ to, kind }) => to === word && kind === 'pronoun');
}

function readBeLike(site: Site, word: number): Cue | null {
  const { tokens } = site.paragraph;
  let verb = word;
  while (/^(?:was|were|is|am|are|just|be)$/.test(tokens[verb - 1]?.lower ?? '')) verb -= 1;
  const speaker = site.mentions.find(({ to, reach }) => to === verb || reach === verb) ?? null;
  if (speaker === null) return null;
  return { pattern: 'subject before', word: tokens[word]?.text ?? null, verb: beLike, speaker, at: word };
}

/** "Kay's reply:", "her remark that “…”". */
function readOwner({ paragraph: { tokens }, mentions }: Site, noun: number, verb: CueForm): Cue | null {
  const speaker = mentions.find(({ to, isPossessive }) => isPossessive && to === noun);
  return speaker === undefined
    ? null
    : { pattern: 'owner', word: tokens[noun]?.text ?? null, verb, speaker, at: noun };
}

/** "was called by Kay Reyes “…”". */
function findAgent({ paragraph: { tokens }, mentions }: Site, verb: number): Mention | null {
  return tokens[verb + 1]?.lower === 'by' ? findMentionAt(mentions, verb + 2) : null;
}

/** Finds the subject, which a verb that opens the sentence has behind it: "Says Kay: “…”". */
function findSpeaker(site: Site, verb: number, { form }: CueForm): Mention | null {
  const { from } = site.sentence;
  const inverted = verb === from ? findMentionAt(site.mentions, verb + 1) : null;
  if (inverted !== null) return inverted;
  return form === 'participle' ? findParticipleSubject(site, verb) : findSubject(site, from, verb);
}

/** "Kay Reyes on her new band: “…”". */
function readColon(site: Site): Cue | null {
  const { paragraph, sentence, at } = site;
  if (paragraph.tokens[at - 1]?.text !== ':') return null;
  const speaker = findFirstSubject(site, sentence.from, at);
  return speaker === null ? null : { pattern: 'colon', word: ':', verb: null, speaker, at: at - 1 };
}

/** "has been called", "was widely described", "described by": what stands before is not who calls. */
function isPassive(tokens: readonly Token[], verb: number): boolean {
  const word = tokens[verb]?.lower ?? '';
  if (!/[tdn]$/.test(word)) return false;
  if (tokens[verb + 1]?.lower === 'by') return true;
  let at = verb - 1;
  while (/ly$|^(?:also|once|often|not|since|long)$/.test(tokens[at]?.lower ?? '')) at -= 1;
  return /^(?:is|are|was|were|be|been|being|gets?|got)$/.test(tokens[at]?.lower ?? '');
}
