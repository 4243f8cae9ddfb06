import type { IngestOutcome } from '../../commands/command.ts';

/** What became of one input, or of one part of it. */
export interface InputOutcome extends IngestOutcome {
  /** Whether it was to be a story and is none; what is no story and need not be one is merely skipped. */
  readonly isProblem: boolean;
}

/** What is told of an input besides what became of it in the library. */
export type InputFacts = Omit<InputOutcome, 'result' | 'storyId'>;

/** Tells that a mistake of ours broke over an input; what the mistake was stands in the log. */
export function describeBroken(input: string): string {
  return `${input} broke Soundbite and was left out.`;
}
