import { fold } from '../words/index.ts';
import type { Vocabulary } from './vocabulary.ts';

const pronouns = new Set(['he', 'she', 'they']);
const definite = new Set(['the', 'his', 'her', 'their']);

/**
 * Whether the words that stand for a speaker may stand for somebody with a name: "she", "the actress"; but not "a
 * waiter" nor "the source", whom the story keeps unnamed, not "the company", and not another's name.
 */
export function couldBeNamed(
  speakerAs: string | null,
  { unnamedNouns, bodyWords }: Pick<Vocabulary, 'unnamedNouns' | 'bodyWords'>,
): boolean {
  if (speakerAs === null) return true;
  const [first = '', ...rest] = fold(speakerAs).match(/[\p{L}\p{N}-]+/gu) ?? [];
  if (rest.length === 0) return pronouns.has(first);
  if (!definite.has(first) || rest.some((word) => unnamedNouns.has(word))) return false;
  const [head = ''] =
    fold(speakerAs).match(/[\p{L}\p{N}-]+(?=$|,| (?:of|for|from|behind|who|that)\b)/u) ?? [];
  return !bodyWords.has(head);
}
