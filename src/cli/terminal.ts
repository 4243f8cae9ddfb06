import { neutraliseControls } from '../card/index.ts';

/** The terminal as the commands meet it: where words go, and what it can show. */
export interface Terminal {
  /** Writes lines of the result, so that nothing in them, from a story or wherever, steers the screen. */
  print(text: string): void;
  /** Writes a line of JSON; it means the same however it is escaped. */
  printJson(value: object): void;
  /** Writes a rendered card or page as it is: who rendered it has seen to that, and its colours are wanted. */
  printRendered(text: string): void;
  /** Writes a line about the work: progress, notes, faults; nothing in it steers the screen either. */
  tell(text: string): void;
  /** Shows how far the work is, on a line that the next one replaces; nothing where nobody watches. */
  progress(text: string): void;
  /** Calls once at the first Ctrl+C, after which a second one ends the program; gives a way to take that back. */
  onInterrupt(stop: () => void): () => void;
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Whether a person types, rather than a file or a pipe. */
  readonly stdinIsTyped: boolean;
  readonly colour: boolean;
  /** Columns; `Infinity` when the result goes to a file or a pipe. */
  readonly width: number;
}

/** What a process tells the one that started it. */
export const exitCodes = { found: 0, nothingFound: 1, badInput: 2, interrupted: 130 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Terminals wider than this are read in lines of this many columns. */
const WIDTH_MAX = 100;
/** Clears the line and goes back to its start. */
const CLEAR_LINE = '\r\x1b[K';

interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** A process's own streams, as far as they are used. */
interface Streams {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly stdin: AsyncIterable<Uint8Array> & { readonly isTTY?: boolean };
  /** The process, where it can be sent signals. */
  readonly once?: (signal: 'SIGINT' | 'SIGTERM', listener: () => void) => unknown;
  readonly off?: (signal: 'SIGINT' | 'SIGTERM', listener: () => void) => unknown;
}

/** Opens the terminal that this process runs in. Colours follow `NO_COLOR` and stay off in files and pipes. */
export function openTerminal(streams: Streams, noColour: boolean): Terminal {
  const { stdout, stderr, stdin } = streams;
  let isProgressShown = false;
  const clearProgress = () => {
    if (isProgressShown) stderr.write(CLEAR_LINE);
    isProgressShown = false;
  };
  const write = (text: string) => {
    clearProgress();
    stdout.write(text.endsWith('\n') ? text : `${text}\n`);
  };
  return {
    print: (text) => write(neutraliseControls(text)),
    printJson: (value) => write(escapeControls(JSON.stringify(value))),
    printRendered: write,
    tell(text) {
      clearProgress();
      stderr.write(`${neutraliseControls(text)}\n`);
    },
    progress(text) {
      if (!stderr.isTTY) return;
      stderr.write(`${CLEAR_LINE}${text.slice(0, (stderr.columns ?? WIDTH_MAX) - 1)}`);
      isProgressShown = true;
    },
    onInterrupt(stop) {
      const forget = () => {
        for (const signal of signals) streams.off?.(signal, onSignal);
      };
      const onSignal = () => {
        forget();
        stop();
      };
      for (const signal of signals) streams.once?.(signal, onSignal);
      return forget;
    },
    stdin,
    stdinIsTyped: stdin.isTTY === true,
    colour: stdout.isTTY === true && !noColour,
    width:
      stdout.isTTY === true ? Math.min(stdout.columns ?? WIDTH_MAX, WIDTH_MAX) : Number.POSITIVE_INFINITY,
  };
}

const signals = ['SIGINT', 'SIGTERM'] as const;

/** JSON escapes the first 32 controls by itself; terminals obey those from 127 on too. */
function escapeControls(json: string): string {
  return json.replace(/[\x7f-\x9f]/g, (control) => `\\u00${control.charCodeAt(0).toString(16)}`);
}
