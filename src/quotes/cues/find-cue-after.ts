import type { Mention } from '../phrases/mention.ts';
import type { Site } from '../scene.ts';
import type { Cue } from './cue.ts';
import { findAccordingTo } from './find-according-to.ts';
import { findMentionAt, findSubject, isAdverb } from './find-subject.ts';

/** Finds a verb right after a run with its subject behind it: "“…,” said Kay". */
export function findInvertedCue(site: Site): Cue | null {
  const { paragraph, mentions, sentence, at, scene } = site;
  const { tokens } = paragraph;
  const next = tokens[at + 1];
  const verb = next?.kind === 'mark' && /[,–—―-]/.test(next.text) ? at + 2 : at + 1;
  const word = tokens[verb];
  if (verb >= sentence.to || word === undefined) return null;
  const according = findAccordingTo(site, verb);
  if (according !== null) return according;
  const form = scene.lexicons.cueForms.get(word.lower);
  if (form === undefined || form.form === 'participle') return null;
  let start = verb + 1;
  while (start < sentence.to && isAdverb(tokens[start], scene.lexicons)) start += 1;
  const speaker = findSpeakerAt(mentions, start);
  return speaker === null ? null : { pattern: 'inverted', word: word.text, verb: form, speaker, at: verb };
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
  return findVerbless(site, end);
}

/** Words that make of a verb after them part of a relative clause or an infinitive. */
const subordinators = /^(?:who|which|that|to)$/;

function readVerb(site: Site, verb: number): Cue | null {
  const { paragraph, at, scene } = site;
  const { tokens } = paragraph;
  const form = scene.lexicons.cueForms.get(tokens[verb]?.lower ?? '');
  if (form === undefined || form.form === 'participle') return null;
  if (subordinators.test(tokens[verb - 1]?.lower ?? '')) return null;
  const speaker = findSubject(site, at + 1, verb);
  if (speaker === null) return null;
  return { pattern: 'subject after', word: tokens[verb]?.text ?? null, verb: form, speaker, at: verb };
}

/** "“…” — Kay Reyes", and "“…,” Kay Reyes with a laugh". */
function findVerbless({ paragraph: { tokens }, mentions, words, at }: Site, end: number): Cue | null {
  const mark = tokens[at + 1]?.text ?? '';
  const first = /[,–—―-]/.test(mark) ? at + 2 : at + 1;
  const speaker = findMentionAt(mentions, first);
  if (speaker === null || first >= end || speaker.isPossessive) return null;
  const isDash = /[–—―-]/.test(mark) && speaker.to >= end - 1;
  if (!isDash && !/[,?!…—–-][”"’'»]*$/.test(words)) return null;
  return {
    pattern: isDash ? 'dash' : 'verbless after',
    word: tokens[speaker.to]?.text ?? null,
    verb: null,
    speaker,
    at: speaker.to,
  };
}
