import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type House, openHouse } from '../../src/house.ts';
import { ingest } from '../../src/ingest/index.ts';

const STORIES = resolve(import.meta.dirname, '../../data/stories');

/** The invented sample stories in a library file of the test's own. */
export interface SampleHouse {
  readonly house: House;
  readonly libraryPath: string;
  /** Closes the house and opens another on the same file, as a restart does. */
  reopen(): Promise<House>;
  close(): Promise<void>;
}

/** Opens a house and reads the sample stories, and more inputs if wanted, into its library. */
export async function openSampleHouse(...more: readonly string[]): Promise<SampleHouse> {
  const folder = mkdtempSync(join(tmpdir(), 'soundbite-wire-'));
  const libraryPath = join(folder, 'library.db');
  const open = () =>
    openHouse({ libraryPath, whenEmpty: 'keep', contact: null, now: () => new Date('2025-07-01T12:00:00Z') });
  let house = await open();
  for await (const { result, input, reason } of ingest([STORIES, ...more], house)) {
    if (result === 'skipped') throw new Error(`${input}: ${reason}`);
  }
  return {
    get house() {
      return house;
    },
    libraryPath,
    async reopen() {
      await house.close();
      house = await open();
      return house;
    },
    async close() {
      await house.close();
      rmSync(folder, { recursive: true });
    },
  };
}
