import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { RefusedStoryError } from '../src/errors.ts';
import {
  type Library,
  openEmbeddedLibrary,
  openMemoryLibrary,
  readLibraryOptions,
} from '../src/library/index.ts';
import { forgetOld, startRetention } from '../src/retention.ts';
import { everything, makeSample } from './library/sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'soundbite-retention-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const now = () => new Date('2025-06-10T12:00:00Z');

async function fill(library: Library): Promise<void> {
  for (let day = 1; day <= 28; day += 1) {
    const published = `2025-05-${String(day).padStart(2, '0')}T12:00:00Z`;
    const { story, reading } = makeSample({ id: `s${day}`, published, paragraphs: [`A day: ${day}.`] });
    await library.keep(story, reading);
  }
}

describe('a library that keeps stories for some days', () => {
  it('forgets all that are older, and no others', async () => {
    const library = await openMemoryLibrary();
    await fill(library);
    expect(await forgetOld({ library, keepDays: 20, now })).toBe(20);
    const { hits } = await library.latest(everything, 100, 0);
    expect(hits.map(({ id }) => id)).toEqual(['s28', 's27', 's26', 's25', 's24', 's23', 's22', 's21']);
    expect(await forgetOld({ library, keepDays: 20, now })).toBe(0);
  });

  it('does so by itself, and tells of it', async () => {
    const library = await openMemoryLibrary();
    await fill(library);
    const told: string[] = [];
    const stop = startRetention({
      library,
      keepDays: 30,
      now,
      tell: (line) => told.push(line),
      warn: (line) => told.push(line),
    });
    await vi.waitFor(() => expect(told).toEqual(['Forgot 10 stories older than 30 days.']), 10_000);
    stop();
  });

  it('tells what went wrong', async () => {
    const library = openEmbeddedLibrary(join(folder, 'closed.db'));
    await library.close();
    const told: string[] = [];
    const warn = (line: string) => told.push(line);
    const stop = startRetention({ library, keepDays: 30, now, tell: warn, warn });
    await vi.waitFor(() => expect(told).toEqual(['Old stories could not be forgotten.']), 10_000);
    stop();
  });

  it('keeps no older one, and says so', async () => {
    const library = openEmbeddedLibrary(join(folder, 'young.db'), readLibraryOptions({ keepDays: 10 }));
    const keep = (published: string | null) => {
      const { story, reading } = makeSample({ id: `at ${published}`, published, paragraphs: ['A day.'] });
      return library.keep(story, reading);
    };
    await expect(keep('2020-05-01T00:00:00Z')).rejects.toThrow(RefusedStoryError);
    await expect(keep('2020-05-01T00:00:00Z')).rejects.toThrow(
      /is from 2020-05-01, and stories are kept for 10 days/,
    );
    expect(await keep(new Date().toISOString())).toMatchObject({ result: 'added' });
    expect(await keep(null)).toMatchObject({ result: 'added' });
    await library.close();
  });
});
