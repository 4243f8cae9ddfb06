import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { openEmbeddedLibrary } from '../../../src/library/embedded/open-embedded-library.ts';
import type { Library } from '../../../src/library/index.ts';
import { everything, makeSample, makeSearch, type Sketch } from '../sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'soundbite-reopen-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const keep = (library: Library, sketch: Sketch) => {
  const { story, reading } = makeSample(sketch);
  return library.keep(story, reading);
};

describe('a library that is closed and opened again', () => {
  const word = fc.constantFrom(
    'kettle',
    'teapots',
    'goat',
    'said',
    'twenty-two',
    'Zoë’s',
    'catastrophic',
    'the',
  );
  const words = fc.array(word, { minLength: 1, maxLength: 8 }).map((list) => list.join(' '));
  const speaker = fc.constantFrom('Ada Kettle', 'Zoë Okafor-Lind', 'Bram Kutcher', 'Grace', null);
  const sketch: fc.Arbitrary<Sketch> = fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    title: words,
    outlet: fc.constantFrom('Union Wire', 'OK! Weekly', null),
    published: fc.constantFrom('2025-03-02T08:00:00Z', '2024-01-01T00:00:00Z', null),
    paragraphs: fc.array(
      fc.tuple(words, words).map(([before, said]) => `${before} «${said}»`),
      { minLength: 1, maxLength: 4 },
    ),
    by: speaker,
  });
  const step = fc.oneof(
    { weight: 4, arbitrary: sketch.map((given) => ({ kind: 'keep' as const, given })) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('a', 'b', 'c', 'd').map((id) => ({ kind: 'forget' as const, id })),
    },
    { weight: 1, arbitrary: words.map((text) => ({ kind: 'search' as const, text })) },
  );

  it('gives the same answers as before', {
    timeout: 60_000,
  }, async () => {
    let run = 0;
    const property = fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 25 }),
      words,
      async (steps, text) => {
        run += 1;
        const path = join(folder, `${run}.db`);
        const library = openEmbeddedLibrary(path);
        for (const next of steps) {
          if (next.kind === 'keep') await keep(library, next.given);
          else if (next.kind === 'forget') await library.forget(next.id);
          else await library.searchQuotations(makeSearch({ text: next.text }));
        }
        const before = await askAll(library, text);
        await library.close();
        const again = openEmbeddedLibrary(path);
        const after = await askAll(again, text);
        await again.close();
        expect(after).toEqual(before);
      },
    );
    await fc.assert(property, { numRuns: 25 });
  });
});

/** Asks a library everything that an index could get wrong. Scores are rounded: sums differ in the last places. */
async function askAll(library: Library, text: string): Promise<unknown> {
  const scored = async (search: Parameters<typeof makeSearch>[0]) => {
    const { hits, total } = await library.searchQuotations(makeSearch({ ...search, limit: 100 }));
    return [total, hits.map(({ kept, score }) => [kept, score.toFixed(6)])];
  };
  const stories = await library.searchStories(makeSearch({ text, limit: 100 }));
  return {
    words: await scored({ text, scope: 'words' }),
    context: await scored({ text }),
    person: await scored({ text, filters: { ...everything, personIds: ['ada-kettle'] } }),
    newest: await scored({}),
    stories: stories.hits.map(({ story, score }) => [story, score.toFixed(6)]),
    people: await library.completePerson('', 100),
    names: await library.matchNames(['kettle', 'lind', 'kucher', 'grace']),
    outlets: await library.completeOutlet('', 100),
    headlines: await library.completeStory('', 100),
    counts: await library.counts(),
  };
}
