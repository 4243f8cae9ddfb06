import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Arguments that let plain Node run a TypeScript file of ours from any folder. */
export const tsxArguments: readonly string[] = [
  '--import',
  pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href,
];

/** A program under test and what it printed so far. */
export interface Child {
  readonly process: ChildProcess;
  readonly lines: string[];
  readonly errors: string[];
  readonly ended: Promise<number | null>;
}

/** Starts a program and gathers its lines; a line counts only when it came whole. */
export function startChild(command: string, args: readonly string[], options: { cwd?: string } = {}): Child {
  const started = spawn(command, [...args], { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const gather = (stream: NodeJS.ReadableStream) => {
    const lines: string[] = [];
    createInterface({ input: stream }).on('line', (line) => lines.push(line));
    return lines;
  };
  const lines = gather(started.stdout);
  const errors = gather(started.stderr);
  const ended = new Promise<number | null>((resolve) => started.on('close', resolve));
  return { process: started, lines, errors, ended };
}

/** Starts a TypeScript file of ours. */
export function startScript(file: URL, args: readonly string[], options: { cwd?: string } = {}): Child {
  return startChild(process.execPath, [...tsxArguments, fileURLToPath(file), ...args], options);
}
