import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import Database from 'libsql';
import { afterAll, expect, it } from 'vitest';
import { makeRecord } from '../fetch/make-warc.ts';
import { type Child, startScript } from '../library/child-process.ts';
import { inventStory } from './invent-story.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

// More rounds and stories by hand: KILL_ROUNDS=40 STORIES=1000 npx vitest run tests/ingest/kill.test.ts
const roundCount = Number(process.env['KILL_ROUNDS'] ?? 2);
const storyCount = Number(process.env['STORIES'] ?? 40);
/** A reading that came to its end before it could be killed is begun anew. */
const attemptsMax = 10 * roundCount;

it('a folder of archives whose reading is killed at any moment and taken up again gives the same library and report as one that was read in one go', {
  timeout: 120_000 + roundCount * 30_000 + storyCount * 1000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'soundbite-archive-'));
  folders.push(folder);
  const archives = join(folder, 'archives');
  mkdirSync(archives);
  writeFileSync(join(archives, 'a.jsonl'), writeLines());
  writeFileSync(join(archives, 'b.warc.gz'), writeWarc());
  const whole = { library: join(folder, 'whole.db'), report: join(folder, 'whole.report') };
  expect(await start(archives, whole).ended).toBe(2);

  const cut = { library: join(folder, 'cut.db'), report: join(folder, 'cut.report') };
  const wholeSize = statSync(whole.report).size;
  let killCount = 0;
  for (let attempt = 0; killCount < roundCount && attempt < attemptsMax; attempt += 1) {
    const child = start(archives, cut);
    await untilReporting(child, cut.report, wholeSize);
    // With its whole report written, a reading is at its end, though the program may still be there.
    const isCut = child.process.exitCode === null && statSync(cut.report).size < wholeSize;
    child.process.kill('SIGKILL');
    await child.ended;
    killCount = isCut ? killCount + 1 : 0;
    if (!isCut)
      for (const file of readdirSync(folder)) if (file.startsWith('cut.')) rmSync(join(folder, file));
  }
  expect(killCount).toBe(roundCount);
  const last = start(archives, cut);
  expect(await last.ended).toBe(2);
  expect(dump(cut.library)).toEqual(dump(whole.library));
  expect(last.errors.join('\n')).toContain('Going on where this was cut off');
  expect(readFileSync(cut.report, 'utf8')).toBe(readFileSync(whole.report, 'utf8'));
});

interface Paths {
  readonly library: string;
  readonly report: string;
}

function start(archive: string, { library, report }: Paths): Child {
  const words = ['ingest', '--library', library, '--report', report, archive];
  return startScript(new URL('../../src/cli.ts', import.meta.url), words);
}

/** Waits until the report has grown by any part of what is still to come, so that there is something to lose. */
async function untilReporting(child: Child, report: string, wholeSize: number): Promise<void> {
  const size = () => (existsSync(report) ? statSync(report).size : 0);
  const before = size();
  const wanted = before + Math.random() * (wholeSize - before);
  while (size() <= wanted && child.process.exitCode === null) await sleep(5);
}

/**
 * Everything the library holds, but for the moments and changes at which it came, and the index that is made from it: people
 * are settled once a batch, and where a batch begins depends on where the reading was cut off.
 */
function dump(path: string): unknown {
  const database = new Database(path);
  try {
    const tables = database
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'segments' ORDER BY name")
      .all();
    return (tables as { name: string }[]).map(({ name }) => {
      const rows = database.prepare(`SELECT * FROM ${name}`).all() as Record<string, unknown>[];
      return [
        name,
        rows.map(({ added_ms: _addedMs, ...row }) => (name === 'people' ? leaveOutChange(row) : row)),
      ];
    });
  } finally {
    database.close();
  }
}

const leaveOutChange = ({ change: _change, ...row }: Record<string, unknown>) => row;

// ── The archive ──────────────────────────────────────────────────────────────────────────────────────

/** Some lines are broken, and some stories come again. */
function writeLines(): string {
  return Array.from({ length: storyCount }, (_, number) => {
    if (number % 50 === 7) return '{"title": "cut o';
    return JSON.stringify(inventStory(number % 20 === 3 ? number - 1 : number));
  }).join('\n');
}

function writeWarc(): Buffer {
  const records = Array.from({ length: storyCount }, (_, number) => {
    const { url, title, paragraphs } = inventStory(storyCount + number);
    const lines = paragraphs.map((line) => `<p>${line}</p>`).join('\n');
    const body = `<!doctype html><html><head><title>${title}</title></head><body><article><h1>${title}</h1>${lines}</article></body></html>`;
    const record = gzipSync(
      makeRecord({ url, body, status: number % 30 === 4 ? '404 Not Found' : '200 OK' }),
    );
    if (number % 60 === 11) record.fill(0, 20, record.length - 10);
    return record;
  });
  return Buffer.concat(records);
}
