import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Documents } from '../../../src/library/embedded/index/segments/documents.ts';
import { mergeSegments } from '../../../src/library/embedded/index/segments/merge-segments.ts';
import { PackedSegment } from '../../../src/library/embedded/index/segments/packed-segment.ts';
import {
  listSegments,
  prepareSegment,
  readBody,
  readSegment,
  storeSegment,
} from '../../../src/library/embedded/index/segments/segment-store.ts';
import { openEmbeddedLibrary } from '../../../src/library/embedded/open-embedded-library.ts';
import { readChange } from '../../../src/library/embedded/record/change-clock.ts';
import { openRecord } from '../../../src/library/embedded/record/open-record.ts';
import { describeCoverage, type Library, type LibraryOptions } from '../../../src/library/index.ts';
import { makeSample, makeSearch, type Sketch } from '../sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'soundbite-segments-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let path = '';
let fileCount = 0;
beforeEach(() => {
  fileCount += 1;
  path = join(folder, `${fileCount}.db`);
});

/** More than one segment's worth of stories, so that some stand in a segment that is written down. */
const storyCount = 300;

const sketch = (number: number): Sketch => ({
  id: `s${number}`,
  title: `Kettle number ${number}`,
  outlet: number % 2 === 0 ? 'Union Wire' : 'OK! Weekly',
  published: new Date(Date.UTC(2025, 0, 1 + number)).toISOString(),
  paragraphs: [
    'A kettle sang.',
    `"«The teapot ${number % 7} is older than lantern ${number}»" she said of goats.`,
  ],
  by: number % 3 === 0 ? 'Ada Kettle' : 'Bram Kutcher',
});

const keepMany = (library: Library, first: number, count: number) =>
  library.keepAll(
    Array.from({ length: count }, (_, index) => makeSample(sketch(first + index))),
    null,
  );

const searches = ['teapot', 'teapot 3', 'lantern 17', 'kettle', 'lantren 17', 'is older than'];

/** Asks for everything, best first; scores are rounded, since sums differ in the last places. */
async function askAll(library: Library): Promise<unknown> {
  const answers = searches.map(async (text) => {
    const search = makeSearch({ text, limit: 1000 });
    const [quotations, stories] = [
      await library.searchQuotations(search),
      await library.searchStories(search),
    ];
    return [
      quotations.hits.map(({ kept, score }) => [kept.quotation.id, score.toFixed(6)]),
      stories.hits.map(({ story, score }) => [story.id, score.toFixed(6)]),
    ];
  });
  return Promise.all(answers);
}

async function ask(options?: LibraryOptions): Promise<unknown> {
  const library = openEmbeddedLibrary(path, options);
  const answers = await askAll(library);
  await library.close();
  return answers;
}

/** Reads or changes the file behind the library's back. */
function withDatabase<T>(work: (database: Database.Database) => T): T {
  const database = new Database(path);
  try {
    return work(database);
  } finally {
    database.close();
  }
}

const segmentKeys = () =>
  withDatabase((database) => database.prepare('SELECT key FROM segments ORDER BY key').all()) as {
    key: number;
  }[];

async function untilSegments(count: number): Promise<void> {
  await vi.waitFor(() => expect(segmentKeys().length).toBeGreaterThanOrEqual(count), 20_000);
}

let made: { readonly path: string; readonly answers: unknown } | null = null;

/** Makes a library of many stories with a segment written down, or copies the one made before; gives its answers. */
async function makeLibrary(): Promise<unknown> {
  if (made === null) {
    const library = openEmbeddedLibrary(path);
    await keepMany(library, 0, storyCount);
    const answers = await askAll(library);
    await untilSegments(1);
    await library.close();
    made = { path: join(folder, 'made.db'), answers };
    copyFileSync(path, made.path);
  } else copyFileSync(made.path, path);
  return made.answers;
}

describe('an index that is written down', () => {
  it('gives the same answers when it is read again', async () => {
    const before = await makeLibrary();
    const keys = segmentKeys();
    expect(await ask()).toEqual(before);
    expect(segmentKeys()).toEqual(keys);
  });

  it.each([
    ['its documents are damaged', 'UPDATE segments SET head = substr(head, 2)'],
    ['its words are damaged', "UPDATE segments SET body = CAST(replace(body, 'teapot', 'teepot') AS BLOB)"],
    ['it is of another format', 'UPDATE segments SET format = 0'],
    ['it is gone', 'DELETE FROM segments'],
  ])('is made anew where %s', async (_name, harm) => {
    const before = await makeLibrary();
    const keys = segmentKeys();
    expect(withDatabase((database) => database.prepare(harm).run().changes)).toBe(1);
    const library = openEmbeddedLibrary(path);
    expect(await askAll(library)).toEqual(before);
    await vi.waitFor(() => expect(segmentKeys()[0]?.key).toBeGreaterThan(keys[0]?.key ?? 0), 20_000);
    await library.close();
    expect(await ask()).toEqual(before);
  });

  it('is dropped where others hold all its stories', async () => {
    const before = await makeLibrary();
    const columns =
      'format, change, story_count, row_count, term_count, posting_count, head, head_digest, body, body_digest';
    withDatabase((database) =>
      database.exec(`INSERT INTO segments (${columns}) SELECT ${columns} FROM segments`),
    );
    expect(segmentKeys()).toHaveLength(2);
    expect(await ask()).toEqual(before);
    expect(segmentKeys()).toHaveLength(1);
  });

  it('follows stories that are changed, added and forgotten, before and after it is read again', async () => {
    await makeLibrary();
    const library = openEmbeddedLibrary(path);
    const found = async (text: string) =>
      (await library.searchQuotations(makeSearch({ text, scope: 'words' }))).hits.map(
        ({ kept }) => kept.story.id,
      );
    expect(await found('lantern 17')).toContain('s17');
    await library.keep(...storyAndReading({ ...sketch(17), paragraphs: ['"«A heron came by.»"'] }));
    await library.keep(...storyAndReading({ ...sketch(9), id: 'new', paragraphs: ['"«A stork came by.»"'] }));
    await library.forget('s18');
    const expectAll = async () => {
      expect(await found('heron')).toEqual(['s17']);
      expect(await found('stork')).toEqual(['new']);
      expect(await found('17')).toEqual([]);
      expect(await found('18')).toEqual([]);
      expect(await found('19')).toEqual(['s19']);
    };
    await expectAll();
    await library.close();
    const again = openEmbeddedLibrary(path);
    const foundAgain = async (text: string) =>
      (await again.searchQuotations(makeSearch({ text, scope: 'words' }))).hits.map(
        ({ kept }) => kept.story.id,
      );
    expect(await foundAgain('heron')).toEqual(['s17']);
    expect(await foundAgain('17')).toEqual([]);
    expect(await foundAgain('18')).toEqual([]);
    await again.close();
  });

  it('keeps nothing on the disk of stories that were forgotten, once they are wiped', async () => {
    await makeLibrary();
    const library = openEmbeddedLibrary(path);
    await library.forget('s3');
    await library.scrub();
    await library.close();
    expect(segmentKeys()).toEqual([]);
  });

  it('becomes few large segments of many small ones, and says the same', { timeout: 120_000 }, async () => {
    const library = openEmbeddedLibrary(path);
    // Two batches make a small segment, and eight of these a large one of the oldest four.
    for (let first = 0; first < 2340; first += 130) {
      await keepMany(library, first, 130);
      await library.searchQuotations(makeSearch({ text: 'kettle' }));
    }
    await vi.waitFor(() => {
      const sizes = withDatabase((database) => database.prepare('SELECT story_count FROM segments').all());
      expect(sizes).toContainEqual({ story_count: expect.toSatisfy((count: number) => count >= 1024) });
    }, 60_000);
    const before = await askAll(library);
    await library.close();
    expect(await ask()).toEqual(before);
  });
});

describe('an index that answers before all of it is loaded', () => {
  it('covers the newest first, says so, and all in the end', async () => {
    const before = await makeLibrary();
    withDatabase((database) => database.exec('DELETE FROM segments'));
    const library = openEmbeddedLibrary(path, { answers: 'soon', memoryBytesMax: 1e9, keepDays: null });
    const newest = await library.searchQuotations(
      makeSearch({ text: `lantern ${storyCount - 1}`, limit: 1 }),
    );
    expect(newest.hits[0]?.kept.story.id).toBe(`s${storyCount - 1}`);
    await vi.waitFor(async () => expect((await library.coverage()).isLoading).toBe(false), 20_000);
    const coverage = await library.coverage();
    expect(coverage).toMatchObject({ storyCount, searchableCount: storyCount, lackingBytes: 0 });
    expect(describeCoverage(coverage)).toBeNull();
    expect(describeCoverage({ ...coverage, isLoading: true, searchableCount: 7 })).toContain(
      'newest 7 of 300',
    );
    expect(await askAll(library)).toEqual(before);
    await library.close();
  });

  it('leaves out the oldest when there is too little memory, and says what to do', async () => {
    await makeLibrary();
    const library = openEmbeddedLibrary(path);
    await keepMany(library, storyCount, storyCount);
    await askAll(library);
    await untilSegments(2);
    await library.close();
    const small = openEmbeddedLibrary(path, { answers: 'whole', memoryBytesMax: 1000, keepDays: null });
    const found = async (number: number) =>
      (await small.searchQuotations(makeSearch({ text: `lantern ${number}`, scope: 'words', limit: 1 })))
        .hits[0]?.kept.story.id;
    expect(await found(2 * storyCount - 1)).toBe(`s${2 * storyCount - 1}`);
    expect(await found(0)).not.toBe('s0');
    expect((await small.latest(makeSearch({}).filters, 1, 2 * storyCount - 1)).hits[0]?.id).toBe('s0');
    const coverage = await small.coverage();
    expect(coverage.searchableCount).toBeLessThan(coverage.storyCount);
    expect(describeCoverage(coverage)).toMatch(/SOUNDBITE_MEMORY_MB=\d+/);
    await small.close();
  });

  it('leaves out the oldest when it has outgrown its memory, and says what to do', async () => {
    const options = { answers: 'whole', memoryBytesMax: 100_000, keepDays: null } as const;
    const library = openEmbeddedLibrary(path, options);
    const found = async (number: number) =>
      (await library.searchQuotations(makeSearch({ text: `lantern ${number}`, scope: 'words', limit: 1 })))
        .hits[0]?.kept.story.id;
    await keepMany(library, 0, storyCount);
    expect(await found(0)).toBe('s0');
    expect((await library.coverage()).lackingBytes).toBe(0);
    for (let first = storyCount; first < 3 * storyCount; first += storyCount) {
      await keepMany(library, first, storyCount);
      expect(await found(first + storyCount - 1)).toBe(`s${first + storyCount - 1}`);
    }
    await vi.waitFor(async () => expect((await library.coverage()).lackingBytes).toBeGreaterThan(0), 20_000);
    expect(await found(0)).not.toBe('s0');
    expect(describeCoverage(await library.coverage())).toMatch(/SOUNDBITE_MEMORY_MB=\d+/);
    await library.close();
  });
});

describe('an index of which many stories are packed at once', () => {
  it.each(['whole', 'soon'] as const)('finds all of them or says that it does not: %s', async (answers) => {
    const library = openEmbeddedLibrary(path, { answers, memoryBytesMax: 1e9, keepDays: null });
    await keepMany(library, 0, 5);
    const search = makeSearch({ text: 'kettle', limit: 1000 });
    await library.searchStories(search);
    await keepMany(library, 5, 400);
    for (let round = 0; round < 200; round += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      const { isLoading } = await library.coverage();
      const { hits } = await library.searchStories(search);
      if (answers === 'whole' || !isLoading) expect(hits.length).toBeGreaterThanOrEqual(400);
    }
    await library.close();
  });
});

describe('an index beside which another process keeps many stories', () => {
  it.each(['soon', 'whole'] as const)(
    'has them all in the end where answers are wanted %s',
    async (answers) => {
      await makeLibrary();
      const library = openEmbeddedLibrary(path, { answers, memoryBytesMax: 1e9, keepDays: null });
      await askAll(library);
      const other = openEmbeddedLibrary(path);
      await keepMany(other, storyCount, 4 * storyCount);
      await other.forget('s17');
      await other.close();
      const found = async (text: string) =>
        (await library.searchQuotations(makeSearch({ text, scope: 'words' }))).hits.map(
          ({ kept }) => kept.story.id,
        );
      // What is gone is gone at once, however much there is to be indexed.
      expect(await found('lantern 17')).not.toContain('s17');
      if (answers === 'soon')
        await vi.waitFor(async () => expect((await library.coverage()).isLoading).toBe(false), 20_000);
      for (const number of [storyCount, 3 * storyCount, 5 * storyCount - 1])
        expect((await found(`lantern ${number}`))[0]).toBe(`s${number}`);
      expect((await library.coverage()).searchableCount).toBe(5 * storyCount - 1);
      await library.close();
    },
  );
});

describe('a segment with words of a story that another process has forgotten', () => {
  it('is not written down', async () => {
    await makeLibrary();
    const record = openRecord(path);
    const [key = 0] = listSegments(record);
    const documents = readSegment(record, key)?.documents ?? new Documents();
    const body = readBody(record, key) ?? new Uint8Array();
    const part = new PackedSegment(documents, body);
    const since = record.read(() => readChange(record));
    const prepared = prepareSegment(await mergeSegments([part], async () => {}));
    const library = openEmbeddedLibrary(path);
    await library.forget('s3');
    await library.scrub();
    expect(listSegments(record)).toEqual([]);
    expect(storeSegment(record, prepared, { insteadOf: [], since })).toBe('stale');
    expect(listSegments(record)).toEqual([]);
    await library.close();
    record.close();
  });
});

function storyAndReading(given: Sketch) {
  const { story, reading } = makeSample(given);
  return [story, reading] as const;
}
