import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { KeptEntry } from '../../../src/domain.ts';
import { RefusedStoryError } from '../../../src/errors.ts';
import {
  type Library,
  openEmbeddedLibrary,
  openMemoryLibrary,
  type Selection,
} from '../../../src/library/index.ts';
import { everything, makeSample, makeSearch, type Sketch } from '../sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'soundbite-forget-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const goat: Sketch = {
  id: 'goat',
  url: 'https://www.unionwire.example/2025/goat',
  outlet: 'Union Wire',
  published: '2025-03-02T08:00:00Z',
  paragraphs: ['A goat. "«Nobody briefed the quadrangular goat»," Oda Quillfeather said.'],
  by: 'Oda Quillfeather',
};
const strike: Sketch = {
  id: 'strike',
  url: 'https://okweekly.example/strike',
  outlet: 'OK! Weekly',
  published: '2025-06-10T12:30:00Z',
  paragraphs: ['"«The coffee will be better now»," Bram Kutcher said.'],
  by: 'Bram Kutcher',
};
const undated: Sketch = { id: 'undated', outlet: 'Union Wire', paragraphs: ['Nobody was quoted.'] };

const nothing: Selection = {
  storyId: null,
  address: null,
  outlet: null,
  before: null,
  withUndated: false,
};

describe('forgetting', () => {
  let library: Library;
  const keep = (sketch: Sketch) => {
    const { story, reading } = makeSample(sketch);
    return library.keep(story, reading);
  };
  beforeEach(async () => {
    library = await openMemoryLibrary();
    for (const sketch of [goat, strike, undated]) await keep(sketch);
  });

  it.each<[string, Partial<Selection>, readonly string[]]>([
    ['nothing where nothing is selected', {}, []],
    ['a story by its address', { address: 'https://www.unionwire.example/2025/goat' }, ['goat']],
    [
      'one by another form of its address',
      { address: 'http://unionwire.example/2025/goat/amp?utm_source=x' },
      ['goat'],
    ],
    ['none by the address of another', { address: 'https://unionwire.example/2025' }, []],
    ['an outlet by its name', { outlet: 'union wire' }, ['goat', 'undated']],
    ['an outlet by its host', { outlet: 'unionwire.example' }, ['goat']],
    ['an outlet by its host with www', { outlet: 'www.unionwire.example' }, ['goat']],
    ['no outlet by a part of its host', { outlet: 'wire.example' }, []],
    ['what is older than a date', { before: '2025-06-01T00:00:00Z' }, ['goat']],
    ['nothing without a date by one', { before: '2999-01-01T00:00:00Z' }, ['goat', 'strike']],
    [
      'what came before a date where it has none, when that is asked for',
      { before: '2999-01-01T00:00:00Z', withUndated: true },
      ['goat', 'strike', 'undated'],
    ],
    ['a story by its id', { storyId: 'undated' }, ['undated']],
    ['none by an id that nobody has', { storyId: 'yak' }, []],
    ['what all bounds mean', { outlet: 'Union Wire', before: '2025-06-01T00:00:00Z' }, ['goat']],
  ])('means %s', async (_name, bounds, ids) => {
    const selection = { ...nothing, ...bounds };
    const preview = await library.wouldForget(selection);
    expect(preview.examples.map(({ id }) => id).toSorted()).toEqual(ids);
    expect(preview.stories).toBe(ids.length);
    expect(preview.quotations).toBe(ids.filter((id) => id !== 'undated').length);
    expect(await library.forgetSome(selection, 100)).toBe(ids.length);
    expect(await library.forgetSome(selection, 100)).toBe(0);
    expect((await library.counts()).stories).toBe(3 - ids.length);
    for (const id of ids) expect(await library.story(id)).toBeNull();
  });

  it('takes no more in one go than asked for', async () => {
    const all = { ...nothing, before: '2999-01-01T00:00:00Z' };
    expect(await library.forgetSome(all, 2)).toBe(2);
    expect((await library.counts()).stories).toBe(1);
  });

  it('takes its people and its words out of every search', async () => {
    await library.forgetSome({ ...nothing, outlet: 'Union Wire' }, 100);
    expect((await library.searchQuotations(makeSearch({ text: 'quadrangular goat' }))).total).toBe(0);
    expect(await library.matchNames(['Oda Quillfeather'])).toEqual([[]]);
    expect((await library.latest(everything, 10, 0)).hits.map(({ id }) => id)).toEqual(['strike']);
  });

  it('leaves of it in the lists of feeds only that they had it', async () => {
    const now = '2025-06-01T12:00:00.000Z';
    const url = 'https://unionwire.example/feed';
    const { feed } = await library.addFeed({ url, title: null, addedAt: now, nextAt: now });
    const entry: KeptEntry = {
      key: null,
      guid: 'goat',
      address: 'digest-of-goat',
      title: 'digest-of-title',
      link: goat.url ?? null,
      published: null,
      digest: 'one',
      state: 'waiting',
      storyId: 'goat',
      reads: 1,
      failures: 1,
      nextAt: now,
      reason: `${goat.url} is out of order.`,
    };
    const other = { ...entry, guid: 'strike', address: 'digest-of-strike', storyId: 'strike' };
    await library.keepEntries(feed.id, [entry, other]);
    await library.forget('goat');
    const names = [entry, other].map(({ guid, address }) => ({ guid, address }));
    const [forgotten, standing] = await library.matchEntries(feed.id, names);
    expect(forgotten?.byGuid).toMatchObject({ storyId: 'goat', title: null, link: null, reason: null });
    expect(standing?.byGuid).toMatchObject({ title: other.title, link: other.link, reason: other.reason });
  });

  describe('for good', () => {
    it.each<[string, 'address' | 'outlet', string]>([
      ['a page', 'address', 'https://unionwire.example/2025/goat/'],
      ['an outlet', 'outlet', 'UNION WIRE'],
      ['a host', 'outlet', 'unionwire.example'],
    ])('refuses %s until it is allowed again', async (_name, kind, value) => {
      await library.forget('goat');
      await library.refuse([{ kind, value }]);
      await expect(keep(goat)).rejects.toThrow(RefusedStoryError);
      await expect(keep(goat)).rejects.toThrow(/was forgotten on \d{4}-.*soundbite forget --allow /);
      expect(await keep(strike)).toMatchObject({ result: 'unchanged' });
      expect(await library.allow([{ kind, value }])).toBe(1);
      expect(await library.allow([{ kind, value }])).toBe(0);
      expect(await keep(goat)).toMatchObject({ result: 'added' });
    });

    it.each([
      'https://m.unionwire.example/2025/goat',
      'https://amp.unionwire.example/2025/goat',
      'https://www-unionwire-example.cdn.ampproject.org/c/s/www.unionwire.example/2025/goat',
    ])('refuses what a refused host has in another dress: %s', async (url) => {
      await library.refuse([{ kind: 'outlet', value: 'unionwire.example' }]);
      expect(await library.refusalOf(url)).toContain('--allow --outlet unionwire.example');
      expect(await library.refusalOf('https://okweekly.example/strike')).toBeNull();
    });

    it('says beforehand that a page would be refused', async () => {
      await library.refuse([{ kind: 'address', value: goat.url ?? '' }]);
      expect(await library.refusalOf('http://unionwire.example/2025/goat')).toContain('was forgotten');
      expect(await library.refusalOf('http://unionwire.example/2025/goats')).toBeNull();
    });

    it('refuses one of many and keeps the others', async () => {
      await library.forget('goat');
      await library.forget('strike');
      await library.refuse([{ kind: 'address', value: goat.url ?? '' }]);
      const outcomes = await library.keepAll([makeSample(goat), makeSample(strike)], null);
      expect(outcomes).toMatchObject([{ result: 'refused' }, { result: 'added', storyId: 'strike' }]);
    });
  });
});

it('nothing of what was forgotten is left in the file', async () => {
  const path = join(folder, 'scrubbed.db');
  const library = openEmbeddedLibrary(path);
  for (let number = 0; number < 200; number += 1) {
    const { story, reading } = makeSample({
      ...goat,
      id: `s${number}`,
      url: `https://unionwire.example/${number}`,
      outlet: number % 2 === 0 ? 'Union Wire' : 'Sandglass Daily',
      by: number % 2 === 0 ? 'Oda Quillfeather' : 'Bram Kutcher',
      paragraphs: [
        `${number % 2 === 0 ? 'Quadrangular' : 'Round'} news ${number}. `.repeat(1 + (number % 40)),
        `"«Nobody ${number % 2 === 0 ? 'quadrangularly' : 'roundly'} briefed goat number ${number}»," they said.`,
      ],
    });
    await library.keep(story, reading);
    // A newer text takes the place of a former one, which is to be gone as well.
    if (number % 5 === 0) await library.keep({ ...story, title: `Title ${number}` }, reading);
  }
  while ((await library.forgetSome({ ...nothing, outlet: 'Union Wire' }, 30)) > 0);
  await library.scrub();
  const bytes = readdirSync(folder).map((name) => readFileSync(join(folder, name)).toString('latin1'));
  await library.close();
  expect(bytes.join('')).toContain('roundly');
  for (const trace of ['uadrangular', 'uillfeather', 'quillfeather', 'nion Wire', 'union wire'])
    expect(bytes.join('')).not.toContain(trace);
});

describe('the reading of an archive', () => {
  const file = { path: '/a.jsonl', stamp: '1', done: 3, position: null, isWhole: false };

  it('goes on where it was last noted, until it ends', async () => {
    const library = await openMemoryLibrary();
    expect(await library.run('r')).toBeNull();
    await library.keepAll([makeSample(goat)], { runId: 'r', note: 'one', files: [file] });
    const other = { ...file, path: '/b.jsonl', position: 77 };
    const files = [{ ...file, done: 9, isWhole: true }, other];
    await library.keepAll([], { runId: 'r', note: 'two', files });
    await library.keepAll([], { runId: 'another', note: '', files: [] });
    expect(await library.run('r')).toEqual({
      note: 'two',
      outcomes: [],
      files,
    });
    await library.endRun('r');
    expect(await library.run('r')).toBeNull();
    expect(await library.run('another')).not.toBeNull();
  });

  it('is noted together with what was read, though a story among that cannot be kept', async () => {
    const library = await openMemoryLibrary();
    const { story, reading } = makeSample(goat);
    const broken = { story: { ...story, paragraphs: [] }, reading };
    const mark = { runId: 'r', note: '', files: [file] };
    const outcomes = await library.keepAll([makeSample(strike), broken, { story, reading }], mark);
    expect(outcomes).toEqual([
      { result: 'added', storyId: 'strike' },
      { result: 'broken', fault: expect.stringContaining('is not in its story') },
      { result: 'added', storyId: 'goat' },
    ]);
    expect((await library.run('r'))?.outcomes[1]).toEqual({ result: 'broken', fault: '' });
  });

  it('that goes on for long is not given up, and one that nobody goes on with is', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    const library = await openMemoryLibrary();
    const mark = (runId: string, day: string) => {
      vi.setSystemTime(`2025-${day}T12:00:00Z`);
      return library.keepAll([], { runId, note: '', files: [file] });
    };
    await mark('long', '01-01');
    await mark('left', '01-02');
    await mark('long', '02-10');
    await mark('other', '02-11');
    await library.endRun('other');
    expect([await library.run('long'), await library.run('left')]).toEqual([expect.anything(), null]);
  });

  it('keeps nothing of a story that breaks half written', async () => {
    const library = await openMemoryLibrary();
    const { story, reading } = makeSample(goat);
    await library.keepAll([{ story, reading }], null);
    const [quotation] = reading.quotations;
    // Only the table of quotations refuses it, when the story's own row is written.
    const unsure = { ...reading, quotations: reading.quotations.map((one) => ({ ...one, confidence: NaN })) };
    const changed = { story: { ...story, title: 'Another' }, reading: unsure };
    const [outcome, other] = await library.keepAll([changed, makeSample(strike)], null);
    expect([outcome?.result, other?.result]).toEqual(['broken', 'added']);
    const stranger = makeSample({
      ...goat,
      id: 'new',
      url: null,
      title: 'New',
      by: 'Ada Stranger',
      paragraphs: ['"«A new one»"'],
    });
    const strange = stranger.reading.quotations.map((one) => ({ ...one, confidence: NaN }));
    const all = [{ ...stranger, reading: { ...stranger.reading, quotations: strange } }, makeSample(strike)];
    expect((await library.keepAll(all, null)).map(({ result }) => result)).toEqual(['broken', 'unchanged']);
    expect(await library.matchNames(['Ada Stranger'])).toEqual([[]]);
    expect(await library.story('goat')).toEqual(story);
    expect((await library.quotationsOf('goat')).map((kept) => kept.quotation.id)).toEqual([quotation?.id]);
  });
});

describe('a story that comes by another form of its address', () => {
  const forms = [
    'http://unionwire.example/2025/goat',
    'https://www.unionwire.example/2025/goat/amp?utm_source=x',
  ];

  it.each(forms)('is the one that stands already: %s', async (url) => {
    const library = await openMemoryLibrary();
    const { story, reading } = makeSample(goat);
    await library.keep(story, reading);
    expect(await library.keep({ ...story, id: 'other', url }, reading)).toEqual({
      result: 'unchanged',
      storyId: 'goat',
    });
    expect((await library.counts()).stories).toBe(1);
    expect(await library.story('goat')).toEqual(story);
  });

  it.each(forms)('takes the better address when it comes first: %s', async (url) => {
    const library = await openMemoryLibrary();
    const { story, reading } = makeSample(goat);
    await library.keep({ ...story, url }, reading);
    expect(await library.keep(story, reading)).toMatchObject({ result: 'changed', storyId: 'goat' });
    expect(await library.keep({ ...story, url }, reading)).toMatchObject({ result: 'unchanged' });
    expect(await library.story('goat')).toEqual(story);
    expect((await library.quotationsOf('goat')).map(({ quotation }) => quotation.id)).toEqual(['goat-q0']);
  });
});
