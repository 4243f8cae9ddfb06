import type { CueForm } from '../lexicons/lexicons.ts';
import type { Mention } from '../phrases/mention.ts';
import type { Site } from '../scene.ts';
import type { Token } from '../text/story-text.ts';
import type { Cue } from './cue.ts';
import { findAccordingTo } from './find-according-to.ts';
import { findFirstSubject, findMentionAt, findParticipleSubject, findSubject } from './find-subject.ts';

/** What stands right before the marks of a title. */
const givesTitle = /^(?:titled|entitled|headlined|named|nicknamed)$/;

/** Finds the cue before a run that is nearest to it: "Kay said, “…”", "“…,” as Kay put it: “…”". */
export function findCueBefore(site: Site): Cue | null {
  const { paragraph, sentence, at } = site;
  if (givesTitle.test(paragraph.tokens[at - 1]?.lower ?? '')) return null;
  for (let verb = at - 1; verb >= sentence.from; verb -= 1) {
    const cue = findAccordingTo(site, verb) ?? readVerb(site, verb);
    if (cue !== null) return cue;
  }
  return readColon(site);
}

/** How many tokens a deed ("shrugged") may stand before the run: any other verb says who spoke from further off. */
const gestureReachTokens = 4;

function readVerb(site: Site, verb: number): Cue | null {
  const { paragraph, at, scene } = site;
  const token = paragraph.tokens[verb];
  const form = scene.lexicons.cueForms.get(token?.lower ?? '');
  if (token === undefined || form === undefined) return null;
  if (form.isGesture && verb < at - gestureReachTokens) return null;
  const speaker = isPassive(paragraph.tokens, verb) ? findAgent(site, verb) : findSpeaker(site, verb, form);
  return speaker === null
    ? null
    : { pattern: 'subject before', word: token.text, verb: form, speaker, at: verb };
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

/** "has been called", "was widely described": what stands before is not who calls. */
function isPassive(tokens: readonly Token[], verb: number): boolean {
  const word = tokens[verb]?.lower ?? '';
  if (!/[tdn]$/.test(word)) return false;
  let at = verb - 1;
  while (/ly$|^(?:also|once|often|not|since|long)$/.test(tokens[at]?.lower ?? '')) at -= 1;
  return /^(?:is|are|was|were|be|been|being|gets?|got)$/.test(tokens[at]?.lower ?? '');
}
