import { answerQuestion, loadVocabulary } from '../../src/answer/index.ts';
import type { Answer } from '../../src/domain.ts';
import type { Library } from '../../src/library/index.ts';

/** An answer and what it took. */
export interface TimedAnswer {
  readonly answer: Answer;
  readonly ms: number;
  /** The processor's own time: on a busy machine the clock counts the others' work too. */
  readonly processorMs: number;
}

/** Asks a library a question twice: the first time warms the machine up, the second is timed. */
export async function askTimed(text: string, library: Library, now: Date): Promise<TimedAnswer> {
  const question = { text, reading: 'any', person: null, outlet: null, since: null, until: null } as const;
  const ask = () =>
    answerQuestion(question, { limit: 10, offset: 0 }, { library, now, vocabulary: loadVocabulary() });
  await ask();
  const start = performance.now();
  const startUsage = process.cpuUsage();
  const answer = await ask();
  const { user, system } = process.cpuUsage(startUsage);
  return { answer, ms: performance.now() - start, processorMs: (user + system) / 1000 };
}
