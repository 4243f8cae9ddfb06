import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureRarity } from '../../../src/library/embedded/index/measure-rarity.ts';
import * as searching from '../../../src/library/embedded/index/search-segments.ts';
import { levelBm25 } from '../../../src/library/embedded/index/segments/bm25.ts';
import { ByteReader, ByteWriter } from '../../../src/library/embedded/index/segments/bytes.ts';
import {
  type Documents,
  decodeDocuments,
  encodeDocuments,
} from '../../../src/library/embedded/index/segments/documents.ts';
import { findLike } from '../../../src/library/embedded/index/segments/find-like.ts';
import { GrowingSegment } from '../../../src/library/embedded/index/segments/growing-segment.ts';
import { mergeSegments, type Part } from '../../../src/library/embedded/index/segments/merge-segments.ts';
import { PackedSegment } from '../../../src/library/embedded/index/segments/packed-segment.ts';
import { planTerms } from '../../../src/library/embedded/index/segments/plan-terms.ts';
import { PostingsCollector } from '../../../src/library/embedded/index/segments/postings-collector.ts';
import type { Segment } from '../../../src/library/embedded/index/segments/segment.ts';

const term: fc.Arbitrary<string> = fc.constantFrom(
  'goat',
  'kettle',
  'teapot',
  'said',
  'lantern',
  'köln',
  '22',
);
const terms = fc.array(term, { maxLength: 8 });
const quotation = fc.record({ personKey: fc.option(fc.nat(3)), words: terms, passage: terms });
const story = fc.record({
  outlet: fc.option(fc.constantFrom('union wire', 'ok weekly')),
  publishedMs: fc.option(fc.integer({ min: -1e12, max: 2e12 })),
  headline: terms,
  lead: terms,
  body: terms,
  quotations: fc.array(quotation, { maxLength: 4 }),
});
type Sketch = typeof story extends fc.Arbitrary<infer T> ? T : never;

/** Finds all, however many. */
const findQuotations = (segments: readonly Segment[], search: searching.QuotationSearch) =>
  searching.findQuotations(segments, search, Number.POSITIVE_INFINITY).best;
const findStories = (segments: readonly Segment[], search: searching.StorySearch) =>
  searching.findStories(segments, search, Number.POSITIVE_INFINITY).best;

const anything = { personKeys: null, outlet: null, sinceMs: null, untilMs: null };

describe('segments', () => {
  const searched = fc.record({
    stories: fc.array(story, { minLength: 1, maxLength: 12 }),
    cut: fc.nat(12),
    terms: fc.uniqueArray(term, { minLength: 1, maxLength: 4 }),
  });

  it('score as one index of everything would, added or read from what was written', async () => {
    await fc.assert(
      fc.asyncProperty(searched, async ({ stories, cut, terms: asked }) => {
        const whole = makeSegment(stories);
        const parts = [makeSegment(stories.slice(0, cut)), makeSegment(stories.slice(cut), cut)];
        const written = await Promise.all(parts.map((part) => rewrite([part])));
        const merged = await rewrite(parts);
        const mergedAgain = await rewrite(written);
        for (const segments of [parts, written, [merged], [mergedAgain]]) {
          for (const scope of ['words', 'context'] as const) {
            const search = { terms: asked, scope, filters: anything };
            expect(inOrder(findQuotations(segments, search))).toEqual(
              inOrder(findQuotations([whole], search)),
            );
          }
          const search = { terms: asked, filters: anything, naming: null };
          expect(inOrder(findStories(segments, search))).toEqual(inOrder(findStories([whole], search)));
        }
      }),
    );
  });

  it('find nothing of what was taken out, and keep none of it when they are written', async () => {
    await fc.assert(
      fc.asyncProperty(searched, fc.nat(11), async ({ stories, terms: asked }, taken) => {
        const number = taken % stories.length;
        const rest = stories.map((one, index) => (index === number ? null : one));
        const expected = makeSegment(rest);
        const added = makeSegment(stories);
        const read = await rewrite([makeSegment(stories)]);
        for (const segment of [added, read]) segment.bury(number);
        for (const segment of [added, read])
          expect(measureRarity([segment], asked)).toEqual(measureRarity([expected], asked));
        const search = { terms: asked, scope: 'context', filters: anything } as const;
        const keys = (segment: Segment) => findQuotations([segment], search).map(({ entry }) => entry.key);
        expect(inOrder(findQuotations([added], search))).toEqual(inOrder(findQuotations([expected], search)));
        expect(keys(read).sort()).toEqual(keys(expected).sort());
        const rewritten = await rewrite([makeSegment(stories)], number);
        expect(inOrder(findQuotations([rewritten], search))).toEqual(
          inOrder(findQuotations([expected], search)),
        );
      }),
    );
  });

  it('give the documents back as they were added', () => {
    fc.assert(
      fc.property(fc.array(story, { maxLength: 8 }), (stories) => {
        const { documents } = makeSegment(stories);
        const all = (of: Documents) => Array.from({ length: of.storyCount }, (_, at) => of.story(at));
        const writer = new ByteWriter();
        encodeDocuments(writer, all(documents));
        expect(all(decodeDocuments(new ByteReader(writer.finish())))).toEqual(all(documents));
      }),
    );
  });

  it('are let through by speaker, outlet and dates', () => {
    const base: Sketch = {
      outlet: null,
      publishedMs: null,
      headline: ['goat'],
      lead: [],
      body: [],
      quotations: [],
    };
    const said = (person: number | null) => ({
      personKey: person === null ? null : person - 1,
      words: ['kettle'],
      passage: [],
    });
    const segment = makeSegment([
      { ...base, outlet: 'union wire', publishedMs: 1000, quotations: [said(1), said(2)] },
      { ...base, outlet: 'ok weekly', publishedMs: 2000, quotations: [said(1), said(null)] },
      { ...base, quotations: [said(2)] },
    ]);
    const keysFor = (filters: object) =>
      findQuotations([segment], {
        terms: ['goat', 'kettle'],
        scope: 'context',
        filters: { ...anything, ...filters },
      })
        .map(({ entry }) => entry.key)
        .sort((a, b) => a - b);
    expect(keysFor({})).toEqual([1, 2, 101, 102, 201]);
    expect(keysFor({ personKeys: [1] })).toEqual([1, 101]);
    expect(keysFor({ personKeys: [] })).toEqual([]);
    expect(keysFor({ outlet: 'ok weekly' })).toEqual([101, 102]);
    expect(keysFor({ outlet: 'nobody' })).toEqual([]);
    expect(keysFor({ sinceMs: 1001 })).toEqual([101, 102]);
    expect(keysFor({ untilMs: 2000 })).toEqual([1, 2]);
  });
});

describe('words like one', () => {
  it('are those that a look at every word finds', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(fc.uniqueArray(word), word, fc.nat(2), (words, asked, edits) => {
        const ordered = words.sort();
        expect(findLike(ordered, asked, edits)).toEqual(
          ordered.filter((one) => countChangedLetters(one, asked) <= edits),
        );
      }),
    );
  });

  it('are none for a word longer than anybody misspells', () => {
    const ordered = ['goat', 'kettle', 'q'.repeat(10)];
    for (const length of [65, 254, 255, 256, 257, 1000])
      expect(findLike(ordered, 'q'.repeat(length), 2)).toEqual([]);
  });
});

/** Counts letters changed, dropped or added, the plain way; two letters swapped are two. */
function countChangedLetters(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const [restOfA, restOfB] = [a.slice(1), b.slice(1)];
  if (a[0] === b[0]) return countChangedLetters(restOfA, restOfB);
  if (Math.abs(a.length - b.length) > 2) return 3;
  return Math.min(
    3,
    1 +
      Math.min(
        countChangedLetters(restOfA, restOfB),
        countChangedLetters(restOfA, b),
        countChangedLetters(a, restOfB),
      ),
  );
}

describe('bytes', () => {
  it('give numbers and texts back', () => {
    const item = fc.oneof(fc.maxSafeNat(), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(fc.array(item), (items) => {
        const writer = new ByteWriter();
        for (const one of items) typeof one === 'number' ? writer.writeNumber(one) : writer.writeText(one);
        const reader = new ByteReader(writer.finish());
        const read = items.map((one) => (typeof one === 'number' ? reader.readNumber() : reader.readText()));
        expect(read).toEqual(items);
        expect(reader.isAtEnd).toBe(true);
      }),
    );
  });

  it('that end within a number are told of', () => {
    expect(() => new ByteReader(Uint8Array.of(0x80)).readNumber()).toThrow(RangeError);
  });
});

describe('BM25 of a segment', () => {
  it('weighs lengths as that of the whole does', () => {
    const length = fc.integer({ min: 1, max: 500 });
    fc.assert(
      fc.property(length, length, length, fc.integer({ min: 1, max: 9 }), (own, whole, one, frequency) => {
        const { bm25, factor } = levelBm25(own, whole);
        const score = ({ k, b, d }: typeof bm25, average: number) =>
          d + (frequency * (k + 1)) / (frequency + k * (1 - b + (b * one) / average));
        const ofWhole = levelBm25(whole, whole);
        expect(ofWhole.factor).toBeCloseTo(1, 10);
        expect(factor * score(bm25, own)).toBeCloseTo(score(ofWhole.bm25, whole), 10);
      }),
    );
  });
});

describe('a plan of terms', () => {
  const counts: Readonly<Record<string, number>> = { rare: 5, usual: 50, common: 500, everywhere: 5000 };
  it.each([
    [
      'all lead when they are few',
      { leading: 9999, following: 0 },
      ['rare', 'usual', 'common', 'everywhere'],
      [],
    ],
    ['the rarest lead, others follow', { leading: 60, following: 600 }, ['rare', 'usual'], ['common']],
    ['the rarest leads, however common it is', { leading: 1, following: 1 }, ['rare'], []],
    [
      'none leads past one that does not',
      { leading: 54, following: 9999 },
      ['rare'],
      ['usual', 'common', 'everywhere'],
    ],
  ])('%s', (_name, budget, leading, following) => {
    const weights = new Map(['everywhere', 'usual', 'nowhere', 'rare', 'common'].map((name) => [name, 1]));
    const plan = planTerms(weights, (name) => counts[name] ?? 0, budget);
    expect([...plan.leading.keys()]).toEqual(leading);
    expect([...plan.following.keys()]).toEqual(following);
  });
});

/** Makes a segment of stories; of those that are null only the place is kept, so that keys stay what they were. */
function makeSegment(stories: readonly (Sketch | null)[], firstNumber = 0): GrowingSegment {
  const segment = new GrowingSegment();
  stories.forEach((sketch, index) => {
    if (sketch === null) return;
    const key = 100 * (firstNumber + index);
    const { outlet, publishedMs, headline, lead, body, quotations } = sketch;
    const own = { key, position: 0, personKey: null, terms: { headline, lead, body } };
    segment.add({ storyKey: key, change: key + 1, outlet, publishedMs }, [
      own,
      ...quotations.map(({ personKey, words, passage }, position) => ({
        key: key + position + 1,
        position,
        // Rows begin with 1.
        personKey: personKey === null ? null : personKey + 1,
        terms: { words, passage },
      })),
    ]);
  });
  return segment;
}

/** Writes segments as one and reads that; without the story that was taken out meanwhile, if one was. */
async function rewrite(
  segments: readonly (GrowingSegment | PackedSegment)[],
  takenOut: number | null = null,
): Promise<PackedSegment> {
  const parts = segments.map((segment) =>
    segment instanceof PackedSegment ? segment : describePart(segment),
  );
  if (takenOut !== null) parts[0]?.documents.bury(takenOut);
  const { head, body } = await mergeSegments(parts, async () => {});
  return new PackedSegment(decodeDocuments(new ByteReader(head)), body);
}

function describePart(segment: GrowingSegment): Part {
  const terms = new PostingsCollector();
  for (const row of segment.rows()) terms.add(row);
  return { documents: segment.documents, postings: () => terms.finish() };
}

/** Sums differ in the last places by the order of their parts. */
function inOrder(scored: readonly searching.ScoredEntry[]): unknown {
  return scored
    .map(({ entry, score }) => ({ ...entry, score: score.toFixed(8) }))
    .sort((a, b) => a.key - b.key);
}
