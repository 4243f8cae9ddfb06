import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { KeptQuotation } from '../../src/domain.ts';
import type { Filters, Library, Search } from '../../src/library/index.ts';
import { anyCharacter } from '../any-character.ts';
import { describeFeeds } from './feed-contract.ts';
import { describePeople } from './people-contract.ts';
import { everything, makeSample, makeSearch, type Sketch } from './sample.ts';

const goat: Sketch = {
  id: 'goat',
  url: 'https://news.example/goat',
  title: 'Goat eats the envelope at the Lantern Awards',
  outlet: 'Union Wire',
  published: '2025-03-02T08:00:00Z',
  paragraphs: [
    'The ceremony stopped for a goat.',
    'Buy tickets here.',
    '"«I have waited twenty-two years to read that card»|," Zoë Okafor-Lind said, "«and a goat has eaten it.»"',
    'She laughed. "«The catering was wonderful.»"',
  ],
  noise: [1],
  by: 'Zoë Okafor-Lind',
  people: [
    { name: 'Zoë Okafor-Lind', aliases: ['Okafor-Lind', '@zoelind', 'the actress'] },
    { name: 'Clementine', aliases: ['the goat'] },
  ],
};

const strike: Sketch = {
  id: 'strike',
  url: 'https://news.example/strike',
  title: 'Writers end their walkout',
  outlet: 'OK! Weekly',
  published: '2025-06-10T12:30:00Z',
  paragraphs: [
    'Studios and writers shook hands.',
    '"«Catastrophic losses were never the plan,»" Bram Kutcher told reporters outside the courthouse.',
    '"«The coffee will be better now.»" That was Kutcher again.',
  ],
  by: 'Bram Kutcher',
  people: [{ name: 'Bram Kutcher', aliases: ['Kutcher'] }],
};

const undated: Sketch = {
  id: 'undated',
  title: 'An old interview',
  outlet: null,
  paragraphs: ['"«Nobody ever kept a card of mine,»" an insider recalled.'],
};

/** What every library must do, whatever it is made of. */
export function describeLibrary(name: string, open: () => Promise<Library>): void {
  describe(name, () => {
    let library: Library;
    const keep = (sketch: Sketch) => {
      const { story, reading } = makeSample(sketch);
      return library.keep(story, reading);
    };
    const wordsFound = async (fields: Partial<Search>) =>
      (await library.searchQuotations(makeSearch(fields))).hits.map(({ kept }) =>
        kept.runs.map(({ text }) => text).join(' … '),
      );

    // One library for all: a thread takes a while to start, and a library that was emptied must be as good as new.
    beforeAll(async () => {
      library = await open();
    });
    afterEach(async () => {
      const { hits } = await library.latest(everything, 1000, 0);
      for (const { id } of hits) await library.forget(id);
    });
    afterAll(() => library.close());

    describe('keeping', () => {
      it('gives a story back as it was kept', async () => {
        expect(await keep(goat)).toEqual({ result: 'added', storyId: 'goat' });
        expect(await library.story('goat')).toEqual(makeSample(goat).story);
        expect(await library.storyByUrl('https://news.example/goat')).toEqual(makeSample(goat).story);
        expect(await library.story('nothing')).toBeNull();
        expect(await library.storyByUrl('http://www.news.example/goat/?utm_source=chat#top')).toEqual(
          makeSample(goat).story,
        );
        expect(await library.storyByUrl('no address')).toBeNull();
        expect(await library.storyByUrl('https://news.example/nothing')).toBeNull();
      });

      it('gives the quotations of a story in page order, with words, passage and speaker', async () => {
        await keep(goat);
        const kept = await library.quotationsOf('goat');
        const { story, reading } = makeSample(goat);
        expect(kept.map(({ quotation }) => quotation)).toEqual(reading.quotations);
        const { paragraphs: _paragraphs, noise: _noise, ...head } = story;
        expect(kept[0]).toMatchObject({
          story: head,
          personId: 'zoe-okafor-lind',
          runs: [
            { paragraph: 2, text: 'I have waited twenty-two years to read that card' },
            { paragraph: 2, text: 'and a goat has eaten it.' },
          ],
          passage: story.paragraphs[2],
        });
        for (const { passage, places, runs } of kept)
          expect(runs.map(({ text }, at) => passage.startsWith(text, places[at]))).toEqual(
            runs.map(() => true),
          );
        expect(await library.quotationsOf('nothing')).toEqual([]);
      });

      it('writes nothing when nothing changed', async () => {
        await keep(goat);
        expect(await keep(goat)).toEqual({ result: 'unchanged', storyId: 'goat' });
        expect(await keep({ ...goat, id: 'another-id' })).toEqual({ result: 'unchanged', storyId: 'goat' });
      });

      it('replaces the story with the same address and keeps its first id', async () => {
        await keep(goat);
        expect(await keep({ ...goat, id: 'later-id', title: 'Goat, updated' })).toEqual({
          result: 'changed',
          storyId: 'goat',
        });
        expect((await library.story('goat'))?.title).toBe('Goat, updated');
        expect(await library.story('later-id')).toBeNull();
        expect(await library.counts()).toMatchObject({ stories: 1, quotations: 2 });
      });

      it('keeps a new reading of a story only while the story stands as it was read', async () => {
        await keep(goat);
        const { story, reading } = makeSample(goat);
        const fewer = { ...reading, quotations: reading.quotations.slice(0, 1) };
        expect(await library.rekeep(story, fewer)).toEqual({ result: 'changed', storyId: 'goat' });
        expect(await library.rekeep(story, fewer)).toEqual({ result: 'unchanged', storyId: 'goat' });
        expect(await library.quotationsOf('goat')).toHaveLength(1);
        const changes = [
          { title: 'Goat, updated' },
          { noise: [] },
          { layout: { blockQuotes: [1], boldLines: [] } },
          { paragraphs: [...goat.paragraphs, 'Late.'] },
        ];
        for (const change of changes) {
          await keep({ ...goat, ...change });
          expect(await library.rekeep(story, fewer)).toBeNull();
          expect(await library.story('goat')).toEqual(makeSample({ ...goat, ...change }).story);
          expect(await library.quotationsOf('goat')).toHaveLength(2);
        }
        await library.forget('goat');
        expect(await library.rekeep(story, fewer)).toBeNull();
        expect(await library.counts()).toMatchObject({ stories: 0 });
      });

      it('replaces the story with the same id when either has no address', async () => {
        await keep(undated);
        expect(await keep({ ...undated, url: 'https://news.example/old' })).toMatchObject({
          result: 'changed',
        });
        expect(await keep({ ...undated, title: 'Without address again' })).toMatchObject({
          result: 'changed',
        });
        expect(await library.counts()).toMatchObject({ stories: 1 });
      });

      it('keeps both of two stories that share an id but not the address', async () => {
        await keep(goat);
        const other = { ...strike, id: 'goat' };
        const { result, storyId } = await keep(other);
        expect(result).toBe('added');
        expect(storyId).not.toBe('goat');
        expect((await library.storyByUrl('https://news.example/strike'))?.id).toBe(storyId);
        expect((await library.quotationsOf(storyId)).map(({ quotation }) => quotation.storyId)).toEqual([
          storyId,
          storyId,
        ]);
        expect(await keep(other)).toEqual({ result: 'unchanged', storyId });
      });

      it('keeps both of two files of one name whose texts have nothing in common', async () => {
        const first = { ...goat, id: 'story', url: null };
        const second = { ...strike, id: 'story', url: null };
        await keep(first);
        const { result, storyId } = await keep(second);
        expect([result, storyId === 'story']).toEqual(['added', false]);
        expect(await keep(second)).toEqual({ result: 'unchanged', storyId });
        expect(await keep(first)).toEqual({ result: 'unchanged', storyId: 'story' });
        expect(await keep({ ...first, title: 'Goat, corrected' })).toEqual({
          result: 'changed',
          storyId: 'story',
        });
        expect(await library.counts()).toMatchObject({ stories: 2 });
      });

      it('keeps the ids of unchanged quotations when a story is read again', async () => {
        await keep(goat);
        const [card, catering] = await library.quotationsOf('goat');
        await keep({
          ...goat,
          id: 'other-id',
          paragraphs: ['"«New words at the top,»" she said.', ...goat.paragraphs],
          noise: [2],
        });
        const ids = (await library.quotationsOf('goat')).map(({ quotation }) => quotation.id);
        expect(ids).toHaveLength(3);
        expect(ids.slice(1)).toEqual([card?.quotation.id, catering?.quotation.id]);
        expect(new Set(ids).size).toBe(3);
      });

      it('never gives the id of words that are gone to other words', async () => {
        await keep(undated);
        const [before] = await library.quotationsOf('undated');
        await keep({ ...undated, paragraphs: ['"«Something else altogether.»"'] });
        const [after] = await library.quotationsOf('undated');
        expect(after?.quotation.id).not.toBe(before?.quotation.id);
      });

      it('refuses spans that are not in the story, and keeps nothing of it', async () => {
        const { story, reading } = makeSample(goat);
        const [first] = reading.quotations;
        if (first === undefined) throw new Error('The sample has quotations.');
        for (const span of [
          { paragraph: 9, start: 0, end: 4 },
          { paragraph: 0, start: 4, end: 400 },
          { paragraph: 0, start: 4, end: 4 },
        ]) {
          const quotations = [{ ...first, contents: [span] as const }];
          await expect(library.keep(story, { quotations, people: [] })).rejects.toThrow(/span/);
        }
        expect(await library.counts()).toEqual({ stories: 0, quotations: 0, people: 0 });
      });

      it('forgets a story with its quotations and the people whom no other story names', async () => {
        await keep(goat);
        await keep(strike);
        expect(await library.forget('goat')).toBe(true);
        expect(await library.forget('goat')).toBe(false);
        expect(await library.story('goat')).toBeNull();
        expect(await wordsFound({ text: 'goat' })).toEqual([]);
        expect(await library.person('zoe-okafor-lind')).toBeNull();
        expect(await library.matchNames(['Zoë'])).toEqual([[]]);
        expect(await library.counts()).toEqual({ stories: 1, quotations: 2, people: 1 });
        expect(await keep(goat)).toEqual({ result: 'added', storyId: 'goat' });
      });

      it('gives every character back that print can have', async () => {
        const paragraph = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
        await fc.assert(
          fc.asyncProperty(fc.array(paragraph, { minLength: 1, maxLength: 4 }), async (paragraphs) => {
            const sketch = { id: 'any', paragraphs: [], url: null };
            const { story, reading } = makeSample({ ...sketch, paragraphs: ['«x»'] });
            const [quotation] = reading.quotations;
            if (quotation === undefined) throw new Error('The sample has a quotation.');
            const quotations = paragraphs.map((text, index) => ({
              ...quotation,
              id: `any-${index}`,
              contents: [{ paragraph: index, start: 0, end: text.length }] as const,
            }));
            await library.keep({ ...story, paragraphs }, { quotations, people: [] });
            expect((await library.story('any'))?.paragraphs).toEqual(paragraphs);
            const kept = await library.quotationsOf('any');
            expect(kept.map(({ runs: [run] }) => run.text)).toEqual(paragraphs);
          }),
          { numRuns: 40 },
        );
      });

      it.each([
        ['a NUL', 'bro\0ken', 'bro\uFFFDken'],
        ['half a surrogate pair', 'bro\uD83Dken', 'bro\uFFFDken'],
      ])('keeps places right around %s, which no file can hold', async (_what, printed, kept) => {
        await keep({ id: 'odd', paragraphs: [`${printed} «words after it»`] });
        expect((await library.story('odd'))?.paragraphs).toEqual([`${kept} words after it`]);
        expect(await wordsFound({ text: 'words' })).toEqual(['words after it']);
      });
    });

    describe('the same words elsewhere', () => {
      const said = (id: string, words: string, parts: Partial<Sketch> = {}) =>
        keep({
          id,
          url: `https://news.example/${id}`,
          outlet: `Outlet of ${id}`,
          published: '2025-03-02T08:00:00Z',
          paragraphs: [`"«${words}»" she said.`],
          by: 'Zoë Okafor-Lind',
          people: [{ name: 'Zoë Okafor-Lind', aliases: [] }],
          ...parts,
        });
      const variantsOf = async (quotationId: string, limit = 10, offset = 0) =>
        (await library.variantsOf(quotationId, limit, offset)).hits.map(({ quotation }) => quotation.id);
      const reportsOf = async (quotationId: string) => (await library.reportsOf([quotationId]))[0];

      it('is found however a quotation was cut and worded, in whichever order stories come', async () => {
        await said('late', 'I’ve waited 22 years to read that card', { published: '2025-03-03T08:00:00Z' });
        await said('full', 'I have waited twenty-two years to read that card, and a goat has eaten it.', {
          published: '2025-03-02T09:00:00Z',
        });
        await said('unnamed', 'a goat’s eaten it … I’ve waited 22 years to read that card', {
          by: null,
          people: [],
        });
        expect(await variantsOf('late-q0')).toEqual(['full-q0', 'unnamed-q0', 'late-q0']);
        expect(await reportsOf('late-q0')).toMatchObject({
          leadId: 'full-q0',
          otherStoryCount: 2,
          otherOutletCount: 2,
        });
        const ids = ['late-q0', 'full-q0', 'unnamed-q0'];
        const utterances = (await library.reportsOf(ids)).map((reports) => reports?.utteranceId);
        expect(new Set(utterances).size).toBe(1);
        expect(await variantsOf('late-q0', 1, 1)).toEqual(['unnamed-q0']);
        expect(await library.variantsOf('late-q0', 1, 9)).toEqual({ hits: [], total: 3 });
      });

      it('stands alone where nobody else reports it, and is null for no quotation', async () => {
        await said('one', 'Nobody had a plan for livestock.');
        expect(await reportsOf('one-q0')).toMatchObject({
          leadId: 'one-q0',
          otherStoryCount: 0,
          otherOutletCount: 0,
        });
        expect(await variantsOf('one-q0')).toEqual(['one-q0']);
        expect(await library.reportsOf(['one-q0', 'nothing'])).toEqual([expect.anything(), null]);
        expect(await library.variantsOf('nothing', 5, 0)).toEqual({ hits: [], total: 0 });
      });

      it('is not what two people say in the same few words', async () => {
        await said('one', 'I love this town so much.');
        await said('other', 'I love this town so much.', { by: 'Bram Kutcher', people: [] });
        expect(await variantsOf('one-q0')).toEqual(['one-q0']);
      });

      it('never joins two sayings by a few words that both have', async () => {
        await said('one', 'The tour was a nightmare from the first night to the last.');
        await said('other', 'My kitchen at home was a nightmare when the pipes burst.');
        await said('piece', 'a nightmare');
        expect(await variantsOf('one-q0')).not.toContain('other-q0');
        expect([...(await variantsOf('one-q0')), ...(await variantsOf('other-q0'))].toSorted()).toEqual([
          'one-q0',
          'other-q0',
          'piece-q0',
        ]);
      });

      it('follows what stories change to, and ids stay', async () => {
        await said('one', 'Nobody had a plan for livestock.');
        await said('other', 'Nobody had a plan for livestock.');
        const utterance = (await reportsOf('one-q0'))?.utteranceId;
        await said('other', 'Nobody had a plan for livestock.', { title: 'A new headline' });
        expect((await reportsOf('other-q0'))?.utteranceId).toBe(utterance);
        await said('other', 'We sold the bus to a choir in Leeds.');
        expect(await variantsOf('one-q0')).toEqual(['one-q0']);
        await said('other', 'Nobody had a plan for livestock.');
        expect(await variantsOf('one-q0')).toEqual(['one-q0', 'other-q0']);
      });

      it('falls apart when the story that held it together is forgotten', async () => {
        await said('start', 'We rehearsed in a barn through the whole winter.');
        await said('end', 'The goat only joined us for the last three songs.');
        await said(
          'whole',
          'We rehearsed in a barn through the whole winter. The goat only joined us for the last three songs.',
        );
        expect(await variantsOf('start-q0')).toHaveLength(3);
        await library.forget('whole');
        expect(await variantsOf('start-q0')).toEqual(['start-q0']);
        expect(await variantsOf('end-q0')).toEqual(['end-q0']);
        await library.forget('start');
        expect(await reportsOf('start-q0')).toBeNull();
        await said('again', 'The goat only joined us for the last three songs');
        expect(await variantsOf('end-q0')).toEqual(['end-q0', 'again-q0']);
      });

      it('keeps the others together when one of many is forgotten', async () => {
        const words = 'Nobody had a plan for livestock, and it showed.';
        for (const id of ['a', 'b', 'c', 'd']) await said(id, words);
        await library.forget('a');
        expect(await variantsOf('d-q0')).toEqual(['b-q0', 'c-q0', 'd-q0']);
        expect(await reportsOf('d-q0')).toMatchObject({ leadId: 'b-q0', otherStoryCount: 2 });
      });

      it('is listed once among the latest, unless the filters keep its lead back', async () => {
        await said('early', 'Nobody had a plan for livestock.', { published: '2025-03-01T08:00:00Z' });
        await said('later', 'Nobody had a plan for livestock.', { published: '2025-03-02T08:00:00Z' });
        await said('other', 'The canal gave the album back.', { published: '2025-03-03T08:00:00Z' });
        const latest = async (filters: Partial<Filters>) => {
          const { hits, total } = await library.latestQuotations({ ...everything, ...filters }, 10, 0);
          expect(total).toBe(hits.length);
          return hits.map(({ quotation }) => quotation.id);
        };
        expect(await latest({})).toEqual(['other-q0', 'early-q0']);
        expect(await latest({ personIds: ['zoe-okafor-lind'] })).toEqual(['other-q0', 'early-q0']);
        expect(await latest({ since: '2025-03-02T00:00:00Z' })).toEqual(['other-q0', 'later-q0']);
        expect(await latest({ outlet: 'outlet of later' })).toEqual(['later-q0']);
        expect(await latest({ personIds: ['nobody'] })).toEqual([]);
      });
    });

    describe('searching quotations', () => {
      beforeEach(async () => {
        for (const sketch of [goat, strike, undated]) await keep(sketch);
      });

      it.each([
        ['words of the quotation', 'coffee', 'The coffee will be better now.'],
        ['other forms of a word', 'loss catastrophe', 'Catastrophic losses were never the plan,'],
        [
          'a number in figures',
          '22',
          'I have waited twenty-two years to read that card … and a goat has eaten it.',
        ],
        ['any case and accent', 'CÁTÉRING', 'The catering was wonderful.'],
        ['a misspelt word', 'catestrophic', 'Catastrophic losses were never the plan,'],
        [
          'words that print a number out',
          'twenty two years',
          'I have waited twenty-two years to read that card … and a goat has eaten it.',
        ],
        ['words around the quotation', 'courthouse', 'Catastrophic losses were never the plan,'],
      ])('finds by %s', async (_what, text, words) => {
        expect((await wordsFound({ text }))[0]).toBe(words);
      });

      it('finds by headline and lead in the wide scope only', async () => {
        expect(await wordsFound({ text: 'walkout' })).toHaveLength(2);
        expect(await wordsFound({ text: 'ceremony' })).toHaveLength(2);
        expect(await wordsFound({ text: 'walkout', scope: 'words' })).toEqual([]);
        expect(await wordsFound({ text: 'courthouse', scope: 'words' })).toEqual([]);
        expect(await wordsFound({ text: 'coffee', scope: 'words' })).toHaveLength(1);
      });

      it('leaves out words that say nothing, unless there are no others', async () => {
        expect(await wordsFound({ text: 'what did they say about the coffee', scope: 'words' })).toEqual([
          'The coffee will be better now.',
        ]);
        expect(await wordsFound({ text: 'nobody', scope: 'words' })).toEqual([
          'Nobody ever kept a card of mine,',
        ]);
        expect(await wordsFound({ text: 'will be now', scope: 'words' })).not.toEqual([]);
      });

      it('does not look for likenesses of a word that stands somewhere', async () => {
        await keep({ id: 'near', paragraphs: ['"«A toffee for everybody.»"'] });
        expect(await wordsFound({ text: 'coffee', scope: 'words' })).toEqual([
          'The coffee will be better now.',
        ]);
      });

      it('puts the quotation with more of the words first', async () => {
        const [first] = await wordsFound({ text: 'goat card' });
        expect(first).toMatch(/^I have waited/);
      });

      it('lists everything newest first, undated last, when no words are given', async () => {
        const { hits, total } = await library.searchQuotations(makeSearch({}));
        expect(total).toBe(5);
        expect(hits.map(({ kept }) => kept.quotation.id)).toEqual([
          'strike-q0',
          'strike-q1',
          'goat-q0',
          'goat-q1',
          'undated-q0',
        ]);
      });

      it.each([
        ['person', { personIds: ['zoe-okafor-lind'] }, ['goat']],
        ['several people', { personIds: ['zoe-okafor-lind', 'bram-kutcher'] }, ['goat', 'strike']],
        ['a person who is not known', { personIds: ['nobody'] }, []],
        ['outlet, without regard to case and marks', { outlet: 'ok weekly' }, ['strike']],
        ['since, that moment included', { since: '2025-03-02T08:00:00Z' }, ['goat', 'strike']],
        ['since, later', { since: '2025-03-02T08:00:01Z' }, ['strike']],
        ['until, that moment not included', { until: '2025-03-02T08:00:00.000Z' }, []],
        ['until, later', { until: '2025-03-02T08:00:00.001Z' }, ['goat']],
        [
          'since and until in another zone',
          { since: '2025-03-02T01:00:00-08:00', until: '2025-07-01' },
          ['strike'],
        ],
        [
          'all at once',
          { personIds: ['bram-kutcher'], outlet: 'OK! Weekly', since: '2025-01-01' },
          ['strike'],
        ],
      ])('lets through by %s, with words and without', async (_what, filter, storyIds) => {
        const filters = { ...everything, ...filter };
        for (const text of ['', 'card coffee catering catastrophic kept']) {
          const { hits, total } = await library.searchQuotations(makeSearch({ text, filters }));
          expect(total).toBe(hits.length);
          expect([...new Set(hits.map(({ kept }) => kept.story.id))].sort()).toEqual(storyIds);
        }
      });

      it('gives nothing, and no error, for words that stand nowhere and for signs', async () => {
        for (const text of ['xylophonist', '?!', '🎉', '"']) {
          expect(await library.searchQuotations(makeSearch({ text }))).toEqual({ hits: [], total: 0 });
        }
      });

      it('takes very long texts', async () => {
        expect(await wordsFound({ text: 'coffee '.repeat(2000) })).toHaveLength(1);
      });

      it('pages without gaps or repeats, with the same total on each page', async () => {
        for (let number = 0; number < 25; number += 1) {
          await keep({ id: `same-${number}`, paragraphs: ['"«Same words each time.»"'] });
        }
        for (const text of ['', 'same words']) {
          const all = await library.searchQuotations(makeSearch({ text, limit: 100 }));
          const pages = [];
          for (let offset = 0; offset < all.total; offset += 7) {
            const page = await library.searchQuotations(makeSearch({ text, limit: 7, offset }));
            expect(page.total).toBe(all.total);
            pages.push(...page.hits);
          }
          expect(pages).toEqual(all.hits);
          expect((await library.searchQuotations(makeSearch({ text, offset: 1000 }))).hits).toEqual([]);
        }
      });

      it('searches the new words of a changed story and not the old ones', async () => {
        await keep({ ...strike, paragraphs: ['"«Tea, from now on.»"'] });
        expect(await wordsFound({ text: 'coffee' })).toEqual([]);
        expect(await wordsFound({ text: 'tea' })).toEqual(['Tea, from now on.']);
      });

      it('finds with filters just what it finds without them and they would let through', async () => {
        const outlets = ['Union Wire', 'OK! Weekly', null];
        const speakers = ['Ada Kettle', 'Bram Kutcher', null];
        for (let number = 0; number < 27; number += 1) {
          await keep({
            id: `of-${number}`,
            title: `Kettle ${number}`,
            outlet: outlets[number % 3] ?? null,
            published: number % 4 === 0 ? null : `2025-04-${10 + number}T00:00:00Z`,
            paragraphs: ['"«A kettle sang.»"', 'Then "«the teapot answered»".'],
            by: speakers[Math.floor(number / 3) % 3] ?? null,
          });
        }
        const all = await library.searchQuotations(makeSearch({ text: 'kettle', limit: 100 }));
        expect(all.total).toBe(54);
        const filters: Filters[] = [
          { ...everything, personIds: ['ada-kettle'] },
          { ...everything, personIds: ['ada-kettle', 'bram-kutcher'], outlet: 'ok weekly' },
          { ...everything, since: '2025-04-15T00:00:00Z', until: '2025-04-22T00:00:00Z' },
          { personIds: ['bram-kutcher'], outlet: 'union wire', since: '2025-04-02T00:00:00Z', until: null },
        ];
        for (const filter of filters) {
          const found = await library.searchQuotations(
            makeSearch({ text: 'kettle', limit: 100, filters: filter }),
          );
          const expected = all.hits.filter(({ kept }) => wouldPass(kept, filter));
          expect(expected.length).toBeGreaterThan(0);
          expect(found).toEqual({ hits: expected, total: expected.length });
        }
      });

      it('finds at once what was kept, and no more what was forgotten, amid other calls', async () => {
        const others = Array.from({ length: 20 }, (_, number) =>
          keep({ id: `other-${number}`, paragraphs: [`"«Heron ${number} flew.»"`] }).then(() =>
            library.searchQuotations(makeSearch({ text: 'heron' })),
          ),
        );
        for (let number = 0; number < 10; number += 1) {
          await keep({ id: `mine-${number}`, paragraphs: [`"«Stork ${number} landed.»"`] });
          expect(await wordsFound({ text: 'stork', scope: 'words' })).toHaveLength(1);
          await library.forget(`mine-${number}`);
          expect(await wordsFound({ text: 'stork', scope: 'words' })).toEqual([]);
        }
        await Promise.all(others);
        expect(await wordsFound({ text: 'heron', limit: 50 })).toHaveLength(20);
      });
    });

    describe('searching stories', () => {
      beforeEach(async () => {
        for (const sketch of [goat, strike, undated]) await keep(sketch);
      });

      const storiesFound = async (fields: Partial<Search>) =>
        (await library.searchStories(makeSearch(fields))).hits.map(({ story }) => story.id);

      it.each([
        ['headline', 'walkout', 'strike'],
        ['lead', 'ceremonies', 'goat'],
        ['body', 'courthouse', 'strike'],
      ])('finds by words of the %s', async (_field, text, storyId) => {
        expect(await storiesFound({ text })).toEqual([storyId]);
      });

      it("leaves out what is not the story's own prose", async () => {
        expect(await storiesFound({ text: 'tickets' })).toEqual([]);
      });

      it('lists newest first and filters by who is named, outlet and date', async () => {
        expect(await storiesFound({})).toEqual(['strike', 'goat', 'undated']);
        for (const text of ['', 'goat writers']) {
          expect(await storiesFound({ text, filters: { ...everything, personIds: ['clementine'] } })).toEqual(
            ['goat'],
          );
          expect(await storiesFound({ text, filters: { ...everything, outlet: 'OK! Weekly' } })).toEqual([
            'strike',
          ]);
        }
        expect(await library.latest(everything, 2, 1)).toMatchObject({
          hits: [{ id: 'goat' }, { id: 'undated' }],
          total: 3,
        });
      });
    });

    describe('how rare words are', () => {
      const rarities = (...words: string[]) => library.rarities(words);

      it('is most for words that stand by no quotation, in an empty library too', async () => {
        expect(await rarities('goat', 'zeppelin')).toEqual([1, 1]);
        await keep(goat);
        expect(await rarities('zeppelin')).toEqual([1]);
      });

      it('is the less the more quotations a word stands in or by, whatever its form, and follows what is kept and forgotten', async () => {
        for (let number = 0; number < 6; number += 1) {
          const often = number < 4 ? 'herons' : 'storks';
          await keep({ id: `bird-${number}`, paragraphs: [`"«The ${often} flew.»"`] });
        }
        const [heron = 0, stork = 0, flew = 0] = await rarities('heron', 'STORKS', 'flying');
        expect(heron).toBeLessThan(stork);
        expect(flew).toBeLessThan(heron);
        expect(stork).toBeLessThan(1);
        expect(flew).toBeGreaterThanOrEqual(0);
        await library.forget('bird-5');
        const [rarer = 0] = await rarities('stork');
        expect(rarer).toBeGreaterThan(stork);
      });
    });

    describe('people', () => {
      beforeEach(async () => {
        for (const sketch of [goat, strike]) await keep(sketch);
      });

      const fits = async (name: string) => {
        const [matches = []] = await library.matchNames([name]);
        return matches.map(({ person, kind, distance }) => [person.id, kind, distance]);
      };

      it('knows people by id, with their names and how often they are quoted', async () => {
        expect(await library.person('zoe-okafor-lind')).toEqual({
          id: 'zoe-okafor-lind',
          name: 'Zoë Okafor-Lind',
          aliases: ['@zoelind', 'Okafor-Lind'],
          quotationCount: 2,
        });
        expect(await library.person('clementine')).toMatchObject({ quotationCount: 0 });
        expect(await library.person('nobody')).toBeNull();
      });

      it.each([
        ['full name', 'Zoë Okafor-Lind', 'full', 0],
        ['full name in small letters without accents', 'zoe okafor lind', 'full', 0],
        ['surname', 'Okafor-Lind', 'surname', 0],
        ['half of the surname', 'lind', 'surname', 0],
        ['first name', 'ZOE', 'first', 0],
        ['handle', '@ZoeLind', 'alias', 0],
        ['possessive', 'Okafor-Lind’s', 'surname', 0],
        ['title', 'Ms. Zoë Okafor-Lind', 'full', 0],
        ['one wrong letter', 'zoe okafor lint', 'full', 1],
        ['swapped letters', 'okafro', 'surname', 1],
        ['two wrong letters in a long name', 'zoe okofor lint', 'full', 2],
      ])('fits a name to a person by %s', async (_what, name, kind, distance) => {
        expect(await fits(name)).toEqual([['zoe-okafor-lind', kind, distance]]);
      });

      it.each(['the actress', 'actress', 'the goat', 'Beyoncé', 'zo', '', '!!', 'x'.repeat(5000)])(
        'fits nobody to %s',
        async (name) => {
          expect(await fits(name)).toEqual([]);
        },
      );

      it('puts exact full names before surnames before first names, and the more quoted first', async () => {
        await keep({
          id: 'names',
          paragraphs: ['"«One.»" "«Two.»" "«Three.»"'],
          by: 'Grace',
          people: [
            { name: 'Grace Osei', aliases: [] },
            { name: 'Topher Grace', aliases: [] },
          ],
        });
        expect(await fits('grace')).toEqual([
          ['grace', 'full', 0],
          ['topher-grace', 'surname', 0],
          ['grace-osei', 'first', 0],
        ]);
      });

      it('answers for each name in turn', async () => {
        const answers = await library.matchNames(['Kutcher', 'nobody at all', 'Clementine']);
        expect(answers.map((matches) => matches.map(({ person }) => person.id))).toEqual([
          ['bram-kutcher'],
          [],
          ['clementine'],
        ]);
      });

      it('holds one full name in several stories for one person and joins the aliases', async () => {
        await keep({
          id: 'again',
          paragraphs: ['"«Third.»"'],
          by: 'Zoe Okafor-Lind',
          people: [{ name: 'Zoe Okafor-Lind', aliases: ['Zo-Lo'] }],
        });
        expect(await library.person('zoe-okafor-lind')).toMatchObject({ quotationCount: 3 });
        expect(await fits('zo lo')).toEqual([['zoe-okafor-lind', 'alias', 0]]);
        await library.forget('again');
        expect(await fits('zo lo')).toEqual([]);
        expect(await library.person('zoe-okafor-lind')).toMatchObject({ quotationCount: 2 });
      });

      it('takes a speaker named by surname only for the person whom the story names in full', async () => {
        await keep({
          id: 'short',
          paragraphs: ['"«Short.»"'],
          by: 'Kutcher',
          people: [{ name: 'Bram Kutcher', aliases: ['Kutcher'] }],
        });
        const [kept] = await library.quotationsOf('short');
        expect(kept?.personId).toBe('bram-kutcher');
      });

      it('completes names by the beginning of any word, most quoted first', async () => {
        await keep({ id: 'more', paragraphs: ['"«A.»" "«B.»" "«C.»"'], by: 'Kuno Lindqvist' });
        const completed = async (typed: string, limit = 10) =>
          (await library.completePerson(typed, limit)).map(({ id }) => id);
        expect(await completed('')).toEqual([
          'kuno-lindqvist',
          'bram-kutcher',
          'zoe-okafor-lind',
          'clementine',
        ]);
        expect(await completed('', 2)).toEqual(['kuno-lindqvist', 'bram-kutcher']);
        expect(await completed('LIN')).toEqual(['kuno-lindqvist', 'zoe-okafor-lind']);
        expect(await completed('ku ')).toEqual(['kuno-lindqvist', 'bram-kutcher']);
        expect(await completed('zoë ok')).toEqual(['zoe-okafor-lind']);
        expect(await completed('ind')).toEqual([]);
      });
    });

    it('completes outlets by the beginning of any word, the one with most stories first', async () => {
      for (const sketch of [goat, strike, undated, { ...undated, id: 'two', outlet: 'Union Wire' }])
        await keep(sketch);
      expect(await library.completeOutlet('', 10)).toEqual(['Union Wire', 'OK! Weekly']);
      expect(await library.completeOutlet('wi', 10)).toEqual(['Union Wire']);
      expect(await library.completeOutlet('ok!', 10)).toEqual(['OK! Weekly']);
      expect(await library.completeOutlet('nion', 10)).toEqual([]);
      expect(await library.completeOutlet('', 1)).toEqual(['Union Wire']);
    });

    it('completes headlines by beginnings of their words, newest first', async () => {
      for (const sketch of [goat, strike, undated]) await keep(sketch);
      const completed = async (typed: string) => (await library.completeStory(typed, 10)).map(({ id }) => id);
      expect(await completed('')).toEqual(['strike', 'goat', 'undated']);
      expect(await completed('the')).toEqual(['strike', 'goat']);
      expect(await completed('enve goat')).toEqual(['goat']);
      expect(await completed('nvelope')).toEqual([]);
    });

    describe('requests', () => {
      it('gives a request back under an id made of its content', async () => {
        const request = { command: 'ask', options: { text: 'goats', count: 3, private: true }, page: 2 };
        const id = await library.keepRequest(request);
        expect(id).toMatch(/^[a-z0-9]{1,16}$/);
        expect(await library.request(id)).toEqual(request);
        const otherOrder = { page: 2, options: { private: true, count: 3, text: 'goats' }, command: 'ask' };
        expect(await library.keepRequest(otherOrder)).toBe(id);
        expect(await library.keepRequest({ ...request, page: 3 })).not.toBe(id);
        expect(await library.request('0000000000000000')).toBeNull();
      });

      it('gives any request back', async () => {
        const option = fc.oneof(
          fc.string({ unit: anyCharacter }),
          fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
          fc.boolean(),
        );
        const requests = fc.record({
          command: fc.string(),
          options: fc.dictionary(fc.string(), option, { noNullPrototype: true }),
          page: fc.nat(),
        });
        await fc.assert(
          fc.asyncProperty(requests, async (request) => {
            expect(await library.request(await library.keepRequest(request))).toEqual(request);
          }),
          { numRuns: 60 },
        );
      });
    });

    describePeople(() => library);

    describeFeeds(() => library);

    it('counts what it holds', async () => {
      expect(await library.counts()).toEqual({ stories: 0, quotations: 0, people: 0 });
      await keep(goat);
      await keep(undated);
      expect(await library.counts()).toEqual({ stories: 2, quotations: 3, people: 2 });
    });

    it('tells how much of it searches cover', async () => {
      await keep(goat);
      await keep(undated);
      await library.searchQuotations(makeSearch({ text: 'goat' }));
      expect(await library.coverage()).toMatchObject({
        storyCount: 2,
        searchableCount: 2,
        isLoading: false,
        lackingBytes: 0,
      });
    });

    it('answers many calls at once, each as if it were alone', async () => {
      const kept = await Promise.all(
        Array.from({ length: 30 }, (_, number) =>
          keep({
            id: `s${number}`,
            paragraphs: [`"«Number ${number} speaks of kettles.»"`],
            by: `Speaker ${number}`,
          }),
        ),
      );
      expect(kept.every(({ result }) => result === 'added')).toBe(true);
      const answers = await Promise.all([
        ...Array.from({ length: 30 }, () =>
          library.searchQuotations(makeSearch({ text: 'kettles', limit: 50 })),
        ),
        keep({ id: 's30', paragraphs: ['"«No tea.»"'] }),
      ]);
      expect(answers.slice(0, 30).every((found) => 'total' in found && found.total === 30)).toBe(true);
    });

    it('refuses calls after it was closed, with a reason, and may be closed twice', async () => {
      const closed = await open();
      await closed.close();
      const { story, reading } = makeSample(goat);
      await expect(closed.counts()).rejects.toMatchObject({ name: 'LibraryError' });
      await expect(closed.keep(story, reading)).rejects.toMatchObject({ name: 'LibraryError' });
      await expect(closed.searchQuotations(makeSearch({ text: 'goat' }))).rejects.toMatchObject({
        name: 'LibraryError',
      });
      await closed.close();
    });
  });
}

/** Whether the filters let a quotation through, going by what it says of itself. */
function wouldPass(
  { personId, story }: KeptQuotation,
  { personIds, outlet, since, until }: Filters,
): boolean {
  const { published } = story;
  const isFrom = (moment: string | null, isPast: (at: number, bound: number) => boolean) =>
    moment === null || (published !== null && isPast(Date.parse(published), Date.parse(moment)));
  return (
    (personIds.length === 0 || (personId !== null && personIds.includes(personId))) &&
    (outlet === null || story.outlet?.toLowerCase().replace('!', '') === outlet) &&
    isFrom(since, (at, bound) => at >= bound) &&
    isFrom(until, (at, bound) => at < bound)
  );
}
