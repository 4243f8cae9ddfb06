import type { Mention } from '../phrases/mention.ts';
import { takeAt } from '../phrases/take-at.ts';
import { listMentions, type Scene, type Site } from '../scene.ts';
import { isSomebody } from './choose-topic.ts';
import { isAllRun } from './is-all-run.ts';
import {
  type AttributedRun,
  carryOver,
  followCue,
  goByNoPhrase,
  goByPhrase,
  type Proposal,
  type Reader,
} from './proposal.ts';

/** A paragraph that ended inside a quotation goes on in the next that opens with one. */
export function continueOpenParagraph(site: Site, { before, scene }: Reader): Proposal[] {
  const last = before.at(-1);
  if (last === undefined || last.site.run.closed || site.at !== 0) return [];
  if (scene.above[site.paragraph.index] !== last.site.paragraph.index) return [];
  return [carryOver('open paragraph', last, true)];
}

/** "Kirra: “…”" */
export function followLabel(_site: Site, { cues, discourse }: Reader): Proposal[] {
  return cues.filter(({ pattern }) => pattern === 'label').map((cue) => followCue(cue, discourse, false));
}

/** "Kay said Lou told her: “…”": who tells of another's words only passes them on. */
export function followRelayed(_site: Site, { cues, discourse }: Reader): Proposal[] {
  return cues.filter(({ isRelayed }) => isRelayed === true).map((cue) => followCue(cue, discourse, false));
}

/** A line that is all quotation, after a question: the one who is interviewed answers. */
export function answerInterview(site: Site, { before, scene, discourse }: Reader): Proposal[] {
  const above = scene.above[site.paragraph.index] ?? null;
  if (above === null || site.at !== 0 || !isAllRun(site)) return [];
  const question = scene.paragraphs[above];
  if (question === undefined || before.at(-1)?.site.paragraph.index === above) return [];
  const isQuestion = /\?["”’')]*\s*$/.test(question.text);
  if (!isQuestion && !isUnderWay(before, above, scene)) return [];
  const entity = discourse.interviewee();
  if (entity === null) return [];
  return [goByNoPhrase('interview', entity)];
}

/** Whether the questions and answers of an interview alternate up to here. */
function isUnderWay(before: readonly AttributedRun[], question: number, { above }: Scene): boolean {
  const last = before.at(-1);
  const isAnswer = last?.pass === 'interview' || last?.pass === 'open paragraph';
  return isAnswer && last.site.paragraph.index === above[question];
}

/** A line that is all quotation, and the next one signs it: "— Kay Reyes, drummer". */
export function followSignature(site: Site, { scene, discourse }: Reader): Proposal[] {
  const below = scene.below[site.paragraph.index] ?? null;
  const { tokens = [] } = takeAt(scene.paragraphs, below) ?? {};
  if (below === null || tokens.length > signatureMax || !isAllRun(site)) return [];
  const first = tokens.findIndex(({ text }) => !/^[–—―~-]+$/.test(text));
  const [speaker] = scene.mentionsOf[below] ?? [];
  if (first <= 0 || speaker?.from !== first || speaker.kind !== 'name') return [];
  if (tokens[speaker.to]?.kind === 'word') return [];
  return [goByPhrase('signature', speaker, discourse)];
}

/** Longer lines under a quotation are no signature, in tokens. */
const signatureMax = 14;

/** What joins a reaction to who spoke: "said Kay, and her mother sighed". */
const reactionOpeners = /^(?:and|but|while|as)$/;

/** "…," said Kay, and her mother sighed. "…": the sentence before ends with somebody else's reaction. */
export function followReaction(site: Site, { before, cues, discourse, scene }: Reader): Proposal[] {
  const last = before.at(-1);
  const sentence = site.paragraph.sentences[site.sentenceAt - 1];
  if (last?.site.sentenceAt !== site.sentenceAt - 1 || last.site.paragraph !== site.paragraph) return [];
  if (cues.length > 0 || sentence === undefined || site.at !== site.sentence.from) return [];
  const verb = sentence.to - 2;
  const { tokens } = site.paragraph;
  if (scene.lexicons.cueForms.get(tokens[verb]?.lower ?? '')?.form !== 'finite') return [];
  const subject = tokens[verb - 1]?.text === ',' ? verb - 1 : verb;
  const stretch = { from: Math.max(last.site.at + 1, sentence.from), to: sentence.to };
  const reacting = listMentions(scene, site.paragraph.index, stretch).find(
    ({ to, reach }) => to === subject || reach === subject,
  );
  const isOther =
    reacting !== undefined &&
    isJoinedOn(reacting, site) &&
    reacting !== last.phrase &&
    discourse.resolve(reacting) !== last.entity;
  if (!isOther || !isSomebody(reacting, scene)) return [];
  return [goByPhrase('reaction', reacting, discourse)];
}

/** Whether a clause of its own opens with a phrase; the subject of the words that say who spoke is no reaction. */
function isJoinedOn({ appositiveOf, from }: Mention, { scene, paragraph }: Site): boolean {
  const start = takeAt(scene.mentions, appositiveOf)?.from ?? from;
  return reactionOpeners.test(paragraph.tokens[start - 1]?.lower ?? '');
}
