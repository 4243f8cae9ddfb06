import { isAdverb } from '../phrases/is-adverb.ts';
import type { Mention } from '../phrases/mention.ts';
import { listMentions, type Scene } from '../scene.ts';
import type { Paragraph, Sentence } from '../text/story-text.ts';

/** Whom a sentence is about. */
export interface Topic {
  readonly mention: Mention;
  /** Whether the sentence says that they speak. */
  readonly isSpeaking: boolean;
}

/** How much of a sentence is looked at: longer ones are lists, not grammar. */
const reachTokens = 120;

/** Of a sentence's people, chooses who speaks in it, else whom it is about. */
export function chooseTopic(paragraph: Paragraph, stretch: Sentence, scene: Scene): Topic | null {
  const near = { from: Math.max(stretch.from, stretch.to - reachTokens), to: stretch.to };
  const somebody = listMentions(scene, paragraph.index, near).filter((mention) => isSomebody(mention, scene));
  const speaking = somebody.find((mention) => isSpeaking(mention, paragraph, scene));
  if (speaking !== undefined) return { mention: speaking, isSpeaking: true };
  const topic = somebody.find(({ role }) => role === 'subject') ?? somebody[0];
  return topic === undefined ? null : { mention: topic, isSpeaking: false };
}

/** How many tokens may be set off by commas between a phrase and its verb. */
const insertionMax = 24;

/** Whether a verb of speech follows a phrase, or "according to" stands before it: "Kay, who has nine goats, later said". */
function isSpeaking({ from, to, reach, role }: Mention, { tokens }: Paragraph, { lexicons }: Scene): boolean {
  if (tokens[from - 1]?.lower === 'to' && tokens[from - 2]?.lower === 'according') return true;
  if (role === 'oblique') return false;
  if (isCueAt(tokens, to, lexicons) || isCueAt(tokens, reach, lexicons)) return true;
  if (tokens[to]?.text !== ',' && tokens[reach]?.text !== ',') return false;
  for (let at = to; at < to + insertionMax; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.kind === 'run' || /^[.;:?!]/.test(token.text)) return false;
    if (token.text === ',' && isCueAt(tokens, at + 1, lexicons)) return true;
  }
  return false;
}

/** Whether a verb of speech stands at a token, perhaps behind adverbs. */
function isCueAt(tokens: Paragraph['tokens'], from: number, lexicons: Scene['lexicons']): boolean {
  let at = from;
  while (isAdverb(tokens[at], lexicons)) at += 1;
  return lexicons.cueForms.get(tokens[at]?.lower ?? '')?.form === 'finite';
}

/** Whether a phrase may stand for somebody who speaks. */
export function isSomebody(mention: Mention, { people: { people, personOf } }: Scene): boolean {
  if (mention.isPossessive) return false;
  if (mention.kind === 'pronoun') return /^(?:he|she|they)$/.test(mention.heads[0] ?? '');
  const person = people[personOf[mention.index] ?? -1];
  if (person !== undefined) return person.personhood >= 0.5 || person.isBody;
  return mention.kind === 'description' && !mention.isBody;
}
