import { runCli } from '../../src/cli/run-cli.ts';
import { openTerminal } from '../../src/cli/terminal.ts';
import { readConfig } from '../../src/config.ts';
import { type House, type HouseOptions, openHouse } from '../../src/house.ts';

export interface Typed {
  readonly code: number;
  /** What a pipe would receive. */
  readonly out: string;
  /** What is told beside the result. */
  readonly err: string;
}

const houses = new Map<string, House>();

/** Keeps a library's house open from one command to the next: each would start the same threads again. */
async function enter(options: HouseOptions): Promise<House> {
  const path = String(options.libraryPath);
  const known = houses.get(path);
  if (known !== undefined && options.libraryPath !== null) return known;
  const house = await openHouse(options);
  const open = { ...house, close: async () => undefined };
  houses.set(path, open);
  closings.push(house.close);
  return open;
}

const closings: (() => Promise<void>)[] = [];

/** Closes all houses that were entered. */
export async function closeHouses(): Promise<void> {
  await Promise.all(closings.splice(0).map((close) => close()));
  houses.clear();
}

/** Runs the terminal's program as if typed, with what is piped into it; the result goes to a pipe. */
export async function type(words: readonly string[], piped: string | null = null): Promise<Typed> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCli(words, {
    config: readConfig({}),
    enter,
    terminal: openTerminal(
      {
        stdout: { write: (text) => out.push(text) },
        stderr: { write: (text) => err.push(text) },
        stdin: Object.assign(pipe(piped ?? ''), { isTTY: piped === null }),
      },
      true,
    ),
  });
  return { code, out: out.join(''), err: err.join('') };
}

async function* pipe(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}
