/** The terminal as the commands meet it: where words go, and what it can show. */
export interface Terminal {
  /** Writes a line of the result. */
  print(text: string): void;
  /** Writes a line about the work: progress, notes, faults. */
  tell(text: string): void;
  /** Shows how far the work is, on a line that the next one replaces; nothing where nobody watches. */
  progress(text: string): void;
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Whether a person types, rather than a file or a pipe. */
  readonly stdinIsTyped: boolean;
  readonly colour: boolean;
  /** Columns; `Infinity` when the result goes to a file or a pipe. */
  readonly width: number;
}

/** What a process tells the one that started it. */
export const exitCodes = { found: 0, nothingFound: 1, badInput: 2 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Terminals wider than this are read in lines of this many columns. */
const WIDTH_MAX = 100;
/** Clears the line and goes back to its start. */
const CLEAR_LINE = '\r\x1b[K';

/** Opens the terminal that this process runs in. Colours follow `NO_COLOR` and stay off in files and pipes. */
export function openTerminal({ stdout, stderr, stdin }: typeof process, noColour: boolean): Terminal {
  let isProgressShown = false;
  const clearProgress = () => {
    if (isProgressShown) stderr.write(CLEAR_LINE);
    isProgressShown = false;
  };
  return {
    print(text) {
      clearProgress();
      stdout.write(text.endsWith('\n') ? text : `${text}\n`);
    },
    tell(text) {
      clearProgress();
      stderr.write(`${text}\n`);
    },
    progress(text) {
      if (!stderr.isTTY) return;
      stderr.write(`${CLEAR_LINE}${text.slice(0, stderr.columns - 1)}`);
      isProgressShown = true;
    },
    stdin,
    stdinIsTyped: stdin.isTTY === true,
    colour: stdout.isTTY === true && !noColour,
    width: stdout.isTTY === true ? Math.min(stdout.columns, WIDTH_MAX) : Number.POSITIVE_INFINITY,
  };
}
