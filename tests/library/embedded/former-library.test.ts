import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterAll, expect, it, vi } from 'vitest';
import { openEmbeddedLibrary } from '../../../src/library/embedded/open-embedded-library.ts';
import { migrations } from '../../../src/library/embedded/record/migrations.ts';
import { makeSample } from '../sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'soundbite-former-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** How many quotations there are: more than are gathered in one slice. */
const storyCount = 150;

it('a library made before utterances were kept gathers them after opening', async () => {
  const path = join(folder, 'former.db');
  const before = openEmbeddedLibrary(path);
  for (let number = 0; number < storyCount; number += 1) {
    const { story, reading } = makeSample({
      id: `s${number}`,
      published: `2025-03-0${1 + (number % 3)}T08:00:00Z`,
      paragraphs: [`"«Nobody had a plan for the ${number % 50} goats of the harbour band»" he said.`],
      by: 'Bram Kutcher',
    });
    await before.keep(story, reading);
  }
  const together = async (library: typeof before) =>
    (await library.variantsOf('s7-q0', 10, 0)).hits.map(({ quotation }) => quotation.id);
  const kept = await together(before);
  expect(kept).toHaveLength(3);
  await before.close();

  const formerPath = join(folder, 'first-version.db');
  writeFirstVersion(path, formerPath);
  const after = openEmbeddedLibrary(formerPath);
  await vi.waitFor(async () => expect(await together(after)).toEqual(kept), 10_000);
  await after.close();
});

it('a library made before stories were told when they came dates those that have no date', async () => {
  const path = join(folder, 'undated.db');
  const before = openEmbeddedLibrary(path);
  const { story, reading } = makeSample({ id: 'undated', paragraphs: ['Nobody was quoted.'] });
  await before.keep(story, reading);
  await before.close();

  const formerPath = join(folder, 'undated-first-version.db');
  writeFirstVersion(path, formerPath);
  const after = openEmbeddedLibrary(formerPath);
  const olderThan = (ms: number) =>
    after.wouldForget({
      storyId: null,
      address: null,
      outlet: null,
      before: new Date(ms).toISOString(),
      withUndated: true,
    });
  expect(await olderThan(Date.now() - 60_000)).toMatchObject({ stories: 0 });
  expect(await olderThan(Date.now() + 60_000)).toMatchObject({ stories: 1 });
  await after.close();
});

it('a library made before addresses had keys is at once found by every form of them', async () => {
  const path = join(folder, 'addressed.db');
  const before = openEmbeddedLibrary(path);
  // More than are looked at for copies before the call below is answered.
  for (let number = 0; number < 100; number += 1) {
    const { story, reading } = makeSample({
      id: `s${number}`,
      url: `https://www.unionwire.example/${number}/`,
      paragraphs: [`The goat numbered ${number} had its say.`],
    });
    await before.keep(story, reading);
  }
  await before.close();

  const formerPath = join(folder, 'addressed-first-version.db');
  writeFirstVersion(path, formerPath);
  const after = openEmbeddedLibrary(formerPath);
  const all = { storyId: null, address: null, outlet: 'unionwire.example', before: null, withUndated: false };
  expect((await after.wouldForget(all)).stories).toBe(100);
  const { story, reading } = makeSample({
    id: 'other',
    url: 'http://unionwire.example/99',
    paragraphs: ['The goat.'],
  });
  expect(await after.keep(story, reading)).toMatchObject({ result: 'changed', storyId: 's99' });
  expect(await after.forgetSome(all, 1000)).toBe(100);
  await after.close();
});

it('a library made before reasons were told without addresses loses those that have one', async () => {
  const path = join(folder, 'reasons.db');
  const stepCount = migrations.findIndex((step) => step.includes('reason LIKE'));
  const former = new Database(path);
  former.exec(migrations.slice(0, stepCount).join(';'));
  former.exec(`PRAGMA application_id = 0x53644274; PRAGMA user_version = ${stepCount};
    INSERT INTO feeds (key, url, added_ms, next_ms, interval_ms) VALUES (1, 'https://goat.example/feed', 0, 0, 0)`);
  const add = former.prepare(
    "INSERT INTO feed_entries (feed_key, guid, digest, state, failures, reason) VALUES (1, ?, '', 'given-up', 1, ?)",
  );
  add.run('a', 'https://goat.example/1 was forgotten on 2025-01-01 and is not kept again.');
  add.run('b', 'The page is empty.');
  former.close();

  const after = openEmbeddedLibrary(path);
  const names = ['a', 'b'].map((guid) => ({ guid, address: null }));
  const reasons = (await after.matchEntries('1', names)).map(({ byGuid }) => byGuid?.reason);
  expect(reasons).toEqual([null, 'The page is empty.']);
  await after.close();
});

/** Writes what a file holds into one of the first version, with the tables and columns that there were then. */
function writeFirstVersion(path: string, formerPath: string): void {
  const former = new Database(formerPath);
  former.exec(`${migrations[0]}; PRAGMA application_id = 0x53644274; PRAGMA user_version = 1`);
  former.exec(`ATTACH '${path}' AS today; DELETE FROM clock`);
  const tables = former.prepare("SELECT name FROM main.sqlite_master WHERE type = 'table'").all();
  for (const { name } of tables as { name: string }[]) {
    const columns = former.prepare(`SELECT name FROM pragma_table_info('${name}')`).all();
    const names = (columns as { name: string }[]).map((column) => column.name).join(', ');
    former.exec(`INSERT OR REPLACE INTO main.${name} (${names}) SELECT ${names} FROM today.${name}`);
  }
  former.close();
  expect(migrations.length).toBeGreaterThan(1);
}
