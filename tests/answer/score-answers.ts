import type { Answer, Hit } from '../../src/domain.ts';

/** A question with the answers that are right. */
export interface AskedQuestion {
  readonly id: string;
  readonly kind: string;
  readonly question: string;
  readonly answers: readonly { readonly story: string; readonly text: string }[];
  readonly stories: readonly string[];
}

/** Gives the place of the first right hit from 0; -1 when there is none, or when something was found for nothing. */
export function rankRight(question: AskedQuestion, { found, hits }: Answer): number {
  if (question.answers.length === 0 && question.stories.length === 0) return found ? -1 : 0;
  return found ? hits.findIndex((hit) => isRight(question, hit)) : -1;
}

/** Whether a hit is one of the answers to a question. */
export function isRight({ answers, stories }: AskedQuestion, hit: Hit): boolean {
  if (answers.length === 0) return stories.includes(hit.story.id);
  const wanted = new Set(answers.map(({ story, text }) => `${story}\0${foldWords(text)}`));
  const runs = hit.kept?.runs.map(({ text }) => text) ?? [];
  return [runs.join(' … '), ...runs].some((text) => wanted.has(`${hit.story.id}\0${foldWords(text)}`));
}

/** Makes words comparable whatever marks surround them. */
function foldWords(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[“”„«»"]/g, '')
    .replace(/[‘’`]/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/^[\s'.,;:!?…\-–—]+|[\s'.,;:!?…\-–—]+$/g, '');
}
