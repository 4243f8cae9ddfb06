import type { IngestOutcome } from '../../commands/command.ts';

/** What became of one input, or of one part of it. */
export interface InputOutcome extends IngestOutcome {
  /** Whether it was to be a story and is none; what is no story and need not be one is merely skipped. */
  readonly isProblem: boolean;
}

/** What is told of an input besides what became of it in the library. */
export interface InputFacts extends Omit<InputOutcome, 'result' | 'storyId'> {
  /** The story that stands in the library already, where the input's own server says that it has not changed. */
  readonly knownId?: string;
}

/** Tells that a mistake of ours broke over an input; what the mistake was stands in the log. */
export function describeBroken(input: string): string {
  return `${input} broke Soundbite and was left out.`;
}
