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
  const speaking = somebody.find((mention) => {
    const after = paragraph.tokens[mention.to]?.lower ?? '';
    return scene.lexicons.cueForms.get(after)?.form === 'finite' && mention.role !== 'oblique';
  });
  if (speaking !== undefined) return { mention: speaking, isSpeaking: true };
  const topic = somebody.find(({ role }) => role === 'subject') ?? somebody[0];
  return topic === undefined ? null : { mention: topic, isSpeaking: false };
}

/** Whether a phrase may stand for somebody who speaks. */
export function isSomebody(mention: Mention, { people: { people, personOf } }: Scene): boolean {
  if (mention.isPossessive) return false;
  if (mention.kind === 'pronoun') return /^(?:he|she|they)$/.test(mention.heads[0] ?? '');
  const person = people[personOf[mention.index] ?? -1];
  if (person !== undefined) return person.personhood >= 0.5 || person.isBody;
  return mention.kind === 'description' && !mention.isBody;
}
