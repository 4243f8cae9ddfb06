import type { IngestOutcome } from '../../commands/command.ts';

/** What became of one input, or of one part of it. */
export interface InputOutcome extends IngestOutcome {
  /** Whether it was to be a story and is none; what is no story and need not be one is merely skipped. */
  readonly isProblem: boolean;
}

/** What is told of an input besides what became of it in the library. */
export type InputFacts = Omit<InputOutcome, 'result' | 'storyId'>;
