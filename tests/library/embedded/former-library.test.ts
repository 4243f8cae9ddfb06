import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterAll, expect, it, vi } from 'vitest';
import { migrations } from '../../../src/library/embedded/migrations.ts';
import { openEmbeddedLibrary } from '../../../src/library/embedded/open-embedded-library.ts';
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

  takeUtterancesOut(path);
  const after = openEmbeddedLibrary(path);
  await vi.waitFor(async () => expect(await together(after)).toEqual(kept), 10_000);
  await after.close();
});

/** Brings a file back to the form of the first version. */
function takeUtterancesOut(path: string): void {
  const file = new Database(path);
  file.exec(`
    DROP TABLE utterance_keys;
    DROP INDEX quotations_by_utterance;
    DROP INDEX quotations_by_speech;
    DROP INDEX quotations_to_gather;
    ALTER TABLE quotations DROP COLUMN published_ms;
    ALTER TABLE quotations DROP COLUMN word_count;
    ALTER TABLE quotations DROP COLUMN utterance_key;
    ALTER TABLE quotations DROP COLUMN leads;
    ALTER TABLE stories DROP COLUMN layout;
    PRAGMA user_version = 1;
  `);
  file.close();
  expect(migrations.length).toBeGreaterThan(1);
}
