import { runCli } from '../../src/cli/run-cli.ts';
import { readConfig } from '../../src/config.ts';

export interface Typed {
  readonly code: number;
  /** What a pipe would receive. */
  readonly out: string;
  /** What is told beside the result. */
  readonly err: string;
}

/** Runs the terminal's program as if typed, with what is piped into it; the result goes to a pipe. */
export async function type(words: readonly string[], piped: string | null = null): Promise<Typed> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCli(words, readConfig({}), {
    print: (text) => out.push(text.endsWith('\n') ? text : `${text}\n`),
    tell: (text) => err.push(`${text}\n`),
    progress: () => undefined,
    stdin: pipe(piped ?? ''),
    stdinIsTyped: piped === null,
    colour: false,
    width: Number.POSITIVE_INFINITY,
  });
  return { code, out: out.join(''), err: err.join('') };
}

async function* pipe(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}
