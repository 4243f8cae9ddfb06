import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The argument that lets plain Node run the TypeScript file of ours that follows it, from any folder. */
export const starter = fileURLToPath(new URL('./start-program.mjs', import.meta.url));

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
  return startChild(process.execPath, [starter, fileURLToPath(file), ...args], options);
}
