import { afterAll, expect, it } from 'vitest';
import { LibraryError } from '../../src/errors.ts';
import { type InputOutcome, ingest } from '../../src/ingest/index.ts';
import { openMemoryLibrary } from '../../src/library/index.ts';
import { openReader, type Reader } from '../../src/reader/index.ts';
import { inventStory } from './invent-story.ts';

const sound = openReader();
afterAll(() => sound.close());

/** Reads three stories with a reader that does something else at the second; gives what was told. */
async function readThree(readSecond: Reader['read']) {
  const library = await openMemoryLibrary();
  const log: string[] = [];
  let count = 0;
  const reader: Reader = {
    read: (page) => {
      count += 1;
      return count === 2 ? readSecond(page) : sound.read(page);
    },
    reread: (story) => sound.reread(story),
    feed: (text, url) => sound.feed(text, url),
    close: async () => {},
  };
  async function* stdin() {
    for (const number of [1, 2, 3]) yield Buffer.from(`${JSON.stringify(inventStory(number))}\n`);
  }
  const outcomes: InputOutcome[] = [];
  const reading = ingest(['-'], { reader, library }, { stdin: stdin(), log: (line) => log.push(line) });
  for await (const outcome of reading) outcomes.push(outcome);
  return { outcomes, log };
}

it('a page that a mistake of ours breaks over is a problem, and those behind it are kept', async () => {
  const { outcomes, log } = await readThree(() => Promise.reject(new TypeError('a goat is no function')));
  expect(outcomes.map(({ result, isProblem }) => [result, isProblem])).toEqual([
    ['added', false],
    ['skipped', true],
    ['added', false],
  ]);
  expect(log).toEqual([expect.stringMatching(/mistake in Soundbite, .*: TypeError: a goat/)]);
});

it('a story that the library breaks over is a problem, and the rest of its batch is kept', async () => {
  const { outcomes, log } = await readThree(async (page) => {
    const read = await sound.read(page);
    return { ...read, story: { ...read.story, paragraphs: [] } };
  });
  expect(outcomes.map(({ result, isProblem }) => [result, isProblem])).toEqual([
    ['added', false],
    ['skipped', true],
    ['added', false],
  ]);
  expect(outcomes[1]).toMatchObject({
    reason: expect.stringContaining('broke Soundbite'),
    quotationCount: 0,
  });
  expect(log).toEqual([expect.stringMatching(/mistake in Soundbite, .*: Error: Quotation .* is not in its/)]);
});

it('a library that fails ends the reading', async () => {
  const fail = () => Promise.reject(new LibraryError('/l.db', 'The disk is full.'));
  await expect(readThree(fail)).rejects.toThrow(LibraryError);
});
