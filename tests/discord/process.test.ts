import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { rateLimit, readWords, useCommand } from './double/index.ts';
import { callsTo, closeStages, openDouble, until } from './harness.ts';

const root = resolve(import.meta.dirname, '../..');

interface Run {
  readonly child: ChildProcess;
  /** All that was printed so far. */
  printed(): string;
  /** Waits for the end and gives the exit code. */
  ended(): Promise<number | null>;
}

let folder: string;
const runs: Run[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'soundbite-process-'));
});

afterEach(async () => {
  for (const { child, ended } of runs.splice(0)) {
    child.kill('SIGKILL');
    await ended();
  }
  await closeStages();
});

afterAll(() => rmSync(folder, { recursive: true }));

function startMain(token: string, apiUrl: string): Run {
  const child = spawn(process.execPath, ['src/start.mjs'], {
    cwd: root,
    env: {
      PATH: process.env['PATH'],
      DISCORD_TOKEN: token,
      DISCORD_API_URL: apiUrl,
      SOUNDBITE_LIBRARY: join(folder, 'library.db'),
      NO_COLOR: '1',
    },
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
    });
  }
  const exit = once(child, 'exit');
  const run: Run = {
    child,
    printed: () => text,
    ended: async () => {
      const [code]: readonly unknown[] = await exit;
      return typeof code === 'number' ? code : null;
    },
  };
  runs.push(run);
  return run;
}

describe('the process of the live bot', () => {
  it('finishes an answer under way at SIGTERM and ends well', async () => {
    const double = await openDouble();
    const run = startMain(double.token, double.apiUrl);
    await until(() => run.printed().includes('Ready in Discord'));
    double.faults.add(rateLimit('POST', /\/callback$/, 1));
    const exchange = useCommand(double, 'help');
    await until(() => callsTo(double, 'POST', /\/callback$/).length > 0);
    const startedAt = Date.now();
    run.child.kill('SIGTERM');
    expect(readWords(await exchange.answered())).toMatch(/\/ask/);
    expect(await run.ended()).toBe(0);
    expect(Date.now() - startedAt).toBeLessThan(10_000);
    await until(() => double.gateway.steps.at(-1) === 'closed');
    // An empty library says how to fill it, and a bot that hangs up does not speak of coming back.
    expect(run.printed()).toContain('The library is empty. Fill it with /feeds add');
    expect(run.printed()).not.toContain('reconnecting');
  });

  it('ends at SIGTERM also while Discord is out of reach', async () => {
    const double = await openDouble();
    const run = startMain(double.token, double.apiUrl);
    await until(() => run.printed().includes('Ready in Discord'));
    await double.close();
    await until(() => run.printed().includes('reconnecting'));
    const startedAt = Date.now();
    run.child.kill('SIGTERM');
    expect(await run.ended()).toBe(0);
    expect(Date.now() - startedAt).toBeLessThan(10_000);
  });

  it('ends well at SIGTERM also while it is still signing in', async () => {
    const double = await openDouble();
    double.faults.add(rateLimit('GET', /\/gateway\/bot$/, 20));
    const run = startMain(double.token, double.apiUrl);
    await until(() => callsTo(double, 'GET', /\/gateway\/bot$/).length > 0);
    run.child.kill('SIGTERM');
    expect(await run.ended()).toBe(0);
    expect(run.printed()).not.toContain('Ready in Discord');
  });

  it('ends well at SIGTERM the moment it is ready', async () => {
    const double = await openDouble();
    const run = startMain(double.token, double.apiUrl);
    const isReady = () => run.printed().includes('Ready in Discord');
    let isStopped = false;
    // With the very words, and not some time after; once, since a second one ends it whatever it is at.
    run.child.stderr?.on('data', () => {
      if (!isStopped && isReady()) isStopped = run.child.kill('SIGTERM');
    });
    expect(await run.ended()).toBe(0);
    expect(isStopped).toBe(true);
    await until(() => double.gateway.steps.at(-1) === 'closed');
  });

  it('ends with one clear line when the token is refused', async () => {
    const double = await openDouble();
    const run = startMain('not-the-token', double.apiUrl);
    expect(await run.ended()).toBeGreaterThan(0);
    expect(run.printed()).toMatch(/refused the bot token.*DISCORD_TOKEN/);
    expect(run.printed()).not.toMatch(/\n\s+at /);
    expect(run.printed()).not.toContain('not-the-token');
  });
});
