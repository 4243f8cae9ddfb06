import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { Person, StoryPerson } from '../../src/domain.ts';
import type { Library } from '../../src/library/index.ts';
import { everything, makeSample, makeSearch, type Sketch } from './sample.ts';

const at = '2026-01-01T00:00:00Z';

/** What every library must do with people of one name, of several names, and with what was decided of them. */
export function describePeople(use: () => Library): void {
  const keep = async (sketch: Partial<Sketch> & { readonly id: string }) => {
    const { story, reading } = makeSample({ paragraphs: ['"«Well, well.»"'], ...sketch });
    await use().keep(story, reading);
  };
  const speakerOf = async (storyId: string) => (await use().quotationsOf(storyId))[0]?.personId ?? null;
  const idsOf = async (name: string) => {
    const [matches = []] = await use().matchNames([name]);
    return matches.filter(({ kind }) => kind === 'full').map(({ person }) => person.id);
  };

  describe('people of one name', () => {
    const actress = { name: 'Kay Reyes', aliases: ['Reyes'], gender: 'f', nouns: ['actress'] } as const;
    const chef = { name: 'Kay Reyes', aliases: [], gender: 'm', nouns: ['chef'] } as const;

    it.each<[string, StoryPerson, StoryPerson, boolean]>([
      [
        'nothing is told of either',
        { name: 'Kay Reyes', aliases: [] },
        { name: 'Kay Reyes', aliases: [] },
        true,
      ],
      ['nothing is told of one', actress, { name: 'Kay Reyes', aliases: [] }, true],
      ['they work in one field', actress, { ...actress, nouns: ['singer'] }, true],
      ['one is only somebody’s mother', actress, { ...actress, nouns: ['mother'] }, true],
      ['their gender differs but not their trade', actress, { ...actress, gender: 'm' }, true],
      ['their trades have nothing to do with each other', actress, { ...actress, nouns: ['surgeon'] }, false],
      ['their gender differs and no trade is told', { ...actress, nouns: [] }, { ...chef, nouns: [] }, false],
    ])('are one or two where %s', async (_what, first, second, isOne) => {
      await keep({ id: 'one', by: 'Kay Reyes', people: [first] });
      await keep({ id: 'two', by: 'Kay Reyes', people: [second] });
      expect((await speakerOf('one')) === (await speakerOf('two'))).toBe(isOne);
      expect(await idsOf('kay reyes')).toHaveLength(isOne ? 1 : 2);
    });

    it('are one where others stand beside both', async () => {
      const friend = { name: 'Rowan Ashby', aliases: [] };
      await keep({ id: 'one', by: 'Kay Reyes', people: [actress, friend] });
      await keep({ id: 'two', by: 'Kay Reyes', people: [{ ...actress, nouns: ['restaurateur'] }, friend] });
      expect(await speakerOf('two')).toBe(await speakerOf('one'));
    });

    it('are two where they only stand in the same long lists', async () => {
      const list = Array.from({ length: 120 }, (_, at) => ({
        name: `Rowan ${String.fromCharCode(65 + (at % 26), 97 + Math.floor(at / 26))}shby`,
        aliases: [],
      }));
      await keep({ id: 'one', by: 'Kay Reyes', people: [actress, ...list] });
      await keep({ id: 'two', by: 'Kay Reyes', people: [chef, ...list] });
      expect(await speakerOf('two')).not.toBe(await speakerOf('one'));
    });

    it('are one where a work stands beside both', async () => {
      const paragraphs = ['Kay Reyes spoke of Velvet Precinct.', '"«Well, well.»"'];
      await keep({ id: 'one', by: 'Kay Reyes', people: [actress], paragraphs });
      await keep({ id: 'two', by: 'Kay Reyes', people: [{ ...actress, nouns: ['baker'] }], paragraphs });
      expect(await speakerOf('two')).toBe(await speakerOf('one'));
    });

    it('are told apart by what stories call them, and known again', async () => {
      await keep({ id: 'one', by: 'Kay Reyes', people: [actress] });
      await keep({ id: 'two', by: 'Kay Reyes', people: [chef] });
      await keep({ id: 'three', by: 'Kay Reyes', people: [{ ...chef, nouns: ['restaurateur', 'chef'] }] });
      expect(await speakerOf('three')).toBe(await speakerOf('two'));
      const people = await use().completePerson('kay', 10);
      expect(
        people.map(({ name, quotationCount, describedAs }) => [name, quotationCount, describedAs]),
      ).toEqual([
        ['Kay Reyes', 2, 'chef'],
        ['Kay Reyes', 1, 'actress'],
      ]);
      await use().forget('one');
      expect(await use().completePerson('kay', 10)).toEqual([
        expect.not.objectContaining({ describedAs: 'chef' }),
      ]);
    });

    it('stay who they were when their story is read again', async () => {
      await keep({ id: 'one', by: 'Kay Reyes', people: [actress] });
      await keep({ id: 'two', by: 'Kay Reyes', people: [chef] });
      const before = await speakerOf('two');
      await keep({ id: 'two', by: 'Kay Reyes', people: [{ name: 'Kay Reyes', aliases: [] }] });
      expect(await speakerOf('two')).toBe(before);
    });
  });

  describe('several names of one person', () => {
    const starOnly = { id: 'star', by: 'Moth', people: [{ name: 'Moth', aliases: [] }] };
    const both = {
      id: 'both',
      by: 'Marta Othmar',
      people: [{ name: 'Marta Othmar', aliases: ['Moth', 'Othmar'] }],
    };

    it.each([
      ['first', [starOnly, both]],
      ['last', [both, starOnly]],
    ])('are put together where a story gives one as the other’s, kept %s', async (_when, sketches) => {
      for (const sketch of sketches) await keep(sketch);
      expect(await speakerOf('star')).toBe('marta-othmar');
      expect(await use().person('moth')).toMatchObject({ id: 'marta-othmar', quotationCount: 2 });
      expect(await use().counts()).toMatchObject({ people: 1 });
      const filters = { ...everything, personIds: ['moth'] };
      expect((await use().latestQuotations(filters, 10, 0)).total).toBe(2);
      expect((await use().searchQuotations(makeSearch({ text: 'well', filters }))).total).toBe(2);
      await use().forget('both');
      expect(await speakerOf('star')).toBe('moth');
      expect(await use().person('marta-othmar')).toBeNull();
    });

    it('stay apart where one story names both', async () => {
      await keep(starOnly);
      await keep(both);
      await keep({
        id: 'duel',
        people: [
          { name: 'Moth', aliases: [] },
          { name: 'Marta Othmar', aliases: [] },
        ],
      });
      expect(await speakerOf('star')).toBe('moth');
    });

    it('stay apart where it is several people’s', async () => {
      await keep(starOnly);
      await keep(both);
      await keep({ id: 'third', people: [{ name: 'Ines Vale', aliases: ['Moth'] }] });
      expect(await speakerOf('star')).toBe('moth');
    });

    it.each([
      ['is nobody’s where nothing bears it out', [], 'othmar'],
      ['is theirs who stands beside the same people', [{ name: 'Rowan Ashby', aliases: [] }], 'marta-othmar'],
    ])('a surname alone %s', async (_what, others, expected) => {
      await keep({ ...both, people: [...both.people, ...others] });
      await keep({ id: 'short', by: 'Othmar', people: [{ name: 'Othmar', aliases: [] }, ...others] });
      expect(await speakerOf('short')).toBe(expected);
    });
  });

  describe('what is decided of people', () => {
    afterEach(async () => {
      for (const { id } of (await use().decisions(100, 0)).hits) await use().undoDecision(id);
    });

    const decide = (decision: Parameters<Library['decide']>[0]) => use().decide(decision, at);
    const merge = (personId: string, otherId: string) => decide({ kind: 'merge', personId, otherId });
    const splitName = (personId: string, nameId: string) =>
      decide({ kind: 'split', personId, part: { kind: 'name', nameId } });

    const kay = { id: 'kay', by: 'Kay Reyes', outlet: 'Union Wire', url: 'https://a.example/kay' };
    const mrsAshby = { id: 'ashby', by: 'Kay Ashby', outlet: 'Union Wire', url: 'https://a.example/ashby' };

    it('makes one of two, under both names, whatever is read again', async () => {
      await keep(kay);
      await keep(mrsAshby);
      expect(await merge('kay-reyes', 'kay-ashby')).toMatchObject({
        name: 'Kay Reyes',
        otherName: 'Kay Ashby',
        at,
      });
      const expected = { id: 'kay-reyes', name: 'Kay Reyes', aliases: ['Kay Ashby'], quotationCount: 2 };
      expect(await use().person('kay-ashby')).toEqual(expected);
      expect(await speakerOf('ashby')).toBe('kay-reyes');
      await keep({ ...mrsAshby, title: 'Read again' });
      expect(await use().person('kay-reyes')).toEqual(expected);
      // Even when nothing was left of both for a while.
      for (const id of ['kay', 'ashby']) await use().forget(id);
      await keep(mrsAshby);
      expect(await use().person('kay-ashby')).toMatchObject({ quotationCount: 1 });
      await keep(kay);
      expect(await use().person('kay-ashby')).toEqual(expected);
      expect(await use().partsOf('kay-reyes')).toEqual([
        { nameId: 'kay-reyes', name: 'Kay Reyes', quotationCount: 1, leads: true },
        { nameId: 'kay-ashby', name: 'Kay Ashby', quotationCount: 1, leads: false },
      ]);
    });

    it('parts one story’s words from a person, and an outlet’s, for good', async () => {
      await keep(kay);
      await keep({ ...kay, id: 'chef', outlet: 'Kitchen Post', url: 'https://b.example/chef' });
      await keep({ ...kay, id: 'chef-too', outlet: 'Kitchen Post', url: 'https://b.example/too' });
      const part = { kind: 'outlet', outlet: 'kitchen post' } as const;
      expect(await decide({ kind: 'split', personId: 'kay-reyes', part })).toMatchObject({
        otherName: 'kitchen post',
      });
      const other = await speakerOf('chef');
      expect(other).not.toBe('kay-reyes');
      expect(await speakerOf('kay')).toBe('kay-reyes');
      expect(await speakerOf('chef-too')).toBe(other);
      await keep({ ...kay, id: 'later', outlet: 'Kitchen Post', url: 'https://b.example/later' });
      expect(await speakerOf('later')).toBe(other);
      await use().forget('chef');
      await keep({ ...kay, id: 'chef', outlet: 'Kitchen Post', url: 'https://b.example/chef' });
      expect(await speakerOf('chef')).toBe(other);
      const filters = { ...everything, personIds: [other ?? ''] };
      expect((await use().searchQuotations(makeSearch({ text: 'well', filters }))).total).toBe(3);

      await decide({ kind: 'split', personId: other ?? '', part: { kind: 'story', storyId: 'later' } });
      expect(new Set([await speakerOf('later'), await speakerOf('chef'), await speakerOf('kay')]).size).toBe(
        3,
      );
    });

    it('renames, and finds by either name', async () => {
      await keep(kay);
      await decide({ kind: 'rename', personId: 'kay-reyes', name: 'Kay Reyes-Alder' });
      expect(await use().person('kay-reyes')).toMatchObject({
        name: 'Kay Reyes-Alder',
        aliases: ['Kay Reyes'],
      });
      await keep({ ...kay, title: 'Read again' });
      expect(
        (await use().matchNames(['kay reyes', 'reyes-alder'])).map(([match]) => match?.person.name),
      ).toEqual(['Kay Reyes-Alder', 'Kay Reyes-Alder']);
      await keep(mrsAshby);
      await merge('kay-ashby', 'kay-reyes');
      expect(await use().person('kay-reyes')).toMatchObject({ name: 'Kay Ashby' });
    });

    it('is listed newest first, and can be taken back', async () => {
      await keep(kay);
      await keep(mrsAshby);
      const first = await merge('kay-reyes', 'kay-ashby');
      const second = await decide({ kind: 'rename', personId: 'kay-reyes', name: 'K' });
      expect(await use().decisions(10, 0)).toEqual({ hits: [second, first], total: 2 });
      expect(await use().decisions(1, 1)).toEqual({ hits: [first], total: 2 });
      expect(await use().undoDecision(first?.id ?? '')).toBe(true);
      expect(await use().undoDecision(first?.id ?? '')).toBe(false);
      expect((await use().decisions(10, 0)).total).toBe(1);
      expect(await speakerOf('ashby')).toBe('kay-ashby');
      expect(await use().person('kay-reyes')).toMatchObject({ name: 'K' });
    });

    const actress = { name: 'Kay Reyes', aliases: [], gender: 'f', nouns: ['actress'] } as const;
    const surgeon = { ...actress, gender: 'm', nouns: ['surgeon'] } as const;
    const footballer = { ...actress, gender: 'm', nouns: ['footballer'] } as const;
    const keepKay = (id: string, person: StoryPerson, outlet = 'Union Wire') =>
      keep({ id, by: 'Kay Reyes', people: [person], outlet, url: `https://a.example/${id}` });
    const splitOutlet = (personId: string, outlet: string) =>
      decide({ kind: 'split', personId, part: { kind: 'outlet', outlet } });
    const nameOf = async (storyId: string) =>
      (await use().person((await speakerOf(storyId)) ?? ''))?.name ?? null;

    it.each([
      ['first', 'one', 'two'],
      ['second', 'two', 'one'],
    ])('of the %s of one name is nothing to who comes when they are forgotten', async (_which, id, other) => {
      await keepKay('one', actress);
      await keepKay('two', surgeon);
      const personId = (await speakerOf(id)) ?? '';
      await decide({ kind: 'rename', personId, name: 'Dr Kay Reyes' });
      await keep(mrsAshby);
      await merge('kay-ashby', personId);
      await use().forget(id);
      await keepKay('three', footballer);
      expect(await speakerOf('three')).not.toBe(personId);
      expect([await nameOf('three'), await nameOf(other)]).toEqual(['Kay Reyes', 'Kay Reyes']);
    });

    it('of a part that was put back is nothing to the next part', async () => {
      for (const outlet of ['Union Wire', 'Kitchen Post', 'Harbour News'])
        await keepKay(outlet.slice(0, 1), actress, outlet);
      const split = await splitOutlet('kay-reyes', 'Kitchen Post');
      await decide({ kind: 'rename', personId: (await speakerOf('K')) ?? '', name: 'Chef Kay' });
      expect(await nameOf('K')).toBe('Chef Kay');
      await use().undoDecision(split?.id ?? '');
      await splitOutlet('kay-reyes', 'Harbour News');
      expect(await speakerOf('H')).not.toBe('kay-reyes');
      expect(await nameOf('H')).toBe('Kay Reyes');
    });

    it('keeps who was who when two of one name are merged, split and put back', async () => {
      await keepKay('one', actress, 'Union Wire');
      await keepKay('two', actress, 'Kitchen Post');
      await keepKay('three', surgeon, 'Kitchen Post');
      const speakers = () => Promise.all(['one', 'two', 'three'].map(speakerOf));
      const before = await speakers();
      const merged = await merge('kay-reyes', before[2] ?? '');
      const split = await splitOutlet('kay-reyes', 'Kitchen Post');
      const [first, second, third] = await speakers();
      expect(second).not.toBe(first);
      expect(third).toBe(second);
      await use().undoDecision(split?.id ?? '');
      await use().undoDecision(merged?.id ?? '');
      expect(await speakers()).toEqual(before);
    });

    it('is nothing where nothing would change', async () => {
      await keep(kay);
      await keep(mrsAshby);
      for (const decision of [
        merge('kay-reyes', 'nobody'),
        merge('nobody', 'kay-reyes'),
        merge('kay-reyes', 'kay-reyes'),
        splitName('kay-reyes', 'kay-reyes'),
        splitName('kay-reyes', 'kay-ashby'),
        decide({ kind: 'split', personId: 'kay-reyes', part: { kind: 'outlet', outlet: 'Union Wire' } }),
        decide({ kind: 'split', personId: 'kay-reyes', part: { kind: 'story', storyId: 'ashby' } }),
        decide({ kind: 'split', personId: 'kay-reyes', part: { kind: 'story', storyId: 'nothing' } }),
        decide({ kind: 'rename', personId: 'kay-reyes', name: 'Kay Reyes' }),
        decide({ kind: 'rename', personId: 'nobody', name: 'Kay Reyes' }),
      ])
        expect(await decision).toBeNull();
      expect(await use().decisions(10, 0)).toEqual({ hits: [], total: 0 });
    });

    it('parts names again that stories put together', async () => {
      await keep({ id: 'star', by: 'Moth' });
      await keep({ id: 'both', by: 'Marta Othmar', people: [{ name: 'Marta Othmar', aliases: ['Moth'] }] });
      await splitName('marta-othmar', 'moth');
      expect(await speakerOf('star')).toBe('moth');
      await keep({ id: 'both', title: 'Again', people: [{ name: 'Marta Othmar', aliases: ['Moth'] }] });
      expect(await speakerOf('star')).toBe('moth');
      await merge('marta-othmar', 'moth');
      expect(await speakerOf('star')).toBe('marta-othmar');
    });

    // ── Whatever was read and decided before ─────────────────────────────────────────────────────────

    const names = ['Kay Reyes', 'Kay Ashby', 'Moth', 'Reyes', 'Rowan Vale', 'Vale'];
    const person = fc.record({
      name: fc.constantFrom(...names),
      aliases: fc.uniqueArray(fc.constantFrom(...names), { maxLength: 2 }),
      nouns: fc.subarray(['actress', 'chef', 'dad']),
    });
    const sketch = fc.record({
      by: fc.constantFrom(...names),
      outlet: fc.constantFrom('Union Wire', 'Kitchen Post'),
      people: fc.uniqueArray(person, { maxLength: 3, selector: ({ name }) => name }),
    });
    const sketches = fc.array(sketch, { minLength: 2, maxLength: 6 });
    // Namesakes nearly always, so that merges and splits meet several rows of one name.
    const namesake = fc.record({
      by: fc.constant('Kay Reyes'),
      outlet: fc.constantFrom('Union Wire', 'Kitchen Post'),
      people: fc
        .constantFrom('actress', 'chef', 'surgeon')
        .map((noun) => [{ name: 'Kay Reyes', aliases: ['Reyes'], nouns: [noun] }]),
    });
    const namesakes = fc.array(fc.oneof({ arbitrary: namesake, weight: 3 }, sketch), {
      minLength: 3,
      maxLength: 6,
    });

    /** Keeps the stories, runs what is to be tried, and leaves the library empty again. */
    const withStories = async (given: readonly Partial<Sketch>[], run: () => Promise<void>) => {
      try {
        for (const [number, one] of given.entries()) await keep({ ...one, id: `s${number}` });
        await run();
      } finally {
        await clear();
      }
    };
    const clear = async () => {
      for (const { id } of (await use().decisions(100, 0)).hits) await use().undoDecision(id);
      for (const { id } of (await use().latest(everything, 100, 0)).hits) await use().forget(id);
    };
    /** All that can be seen of people. */
    const look = async () => {
      const people = await use().completePerson('', 100);
      const stories = (await use().latest(everything, 100, 0)).hits.map(({ id }) => id).sort();
      const speakers = await Promise.all(stories.map(speakerOf));
      const parts = await Promise.all(people.map(({ id }) => use().partsOf(id)));
      return { people, speakers, parts };
    };
    const pick = (people: readonly Person[], at: number) => people[at % Math.max(1, people.length)]?.id ?? '';

    it('merges and splits back to what was', async () => {
      await fc.assert(
        fc.asyncProperty(sketches, fc.nat(9), fc.nat(9), async (given, one, other) =>
          withStories(given, async () => {
            const before = await look();
            const [personId, otherId] = [pick(before.people, one), pick(before.people, other)];
            if ((await merge(personId, otherId)) === null) return;
            expect(await use().person(otherId)).toMatchObject({ id: personId });
            await splitName(personId, otherId);
            expect(await look()).toEqual(before);
          }),
        ),
        { numRuns: 15 },
      );
    });

    const step = fc.record({
      kind: fc.constantFrom('merge', 'name', 'story', 'outlet', 'rename'),
      one: fc.nat(9),
      other: fc.nat(9),
    });
    type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

    const act = async ({ kind, one, other }: Step) => {
      const people = await use().completePerson('', 100);
      const personId = pick(people, one);
      if (kind === 'merge') return merge(personId, pick(people, other));
      if (kind === 'rename') return decide({ kind, personId, name: `Name ${other}` });
      if (kind === 'name') {
        const parts = await use().partsOf(personId);
        return splitName(personId, parts[other % Math.max(1, parts.length)]?.nameId ?? '');
      }
      const part =
        kind === 'story'
          ? ({ kind, storyId: `s${other % 3}` } as const)
          : ({ kind: 'outlet', outlet: 'Kitchen Post' } as const);
      return decide({ kind: 'split', personId, part });
    };

    it('gives back what was when all of it is taken back, in whatever order', async () => {
      const orders = fc.array(fc.nat(9), { minLength: 6, maxLength: 6 });
      // What stories tell apart is merged first, so that a split meets several rows.
      const first = fc.array(
        step.map((one): Step => ({ ...one, kind: 'merge' })),
        { maxLength: 2 },
      );
      const steps = fc
        .tuple(first, fc.array(step, { minLength: 1, maxLength: 4 }))
        .map((both) => both.flat());
      await fc.assert(
        fc.asyncProperty(namesakes, steps, orders, async (given, steps, order) =>
          withStories(given, async () => {
            const before = await look();
            for (const one of steps) await act(one);
            for (const at of order) {
              const left = (await use().decisions(100, 0)).hits;
              await use().undoDecision(left[at % Math.max(1, left.length)]?.id ?? 'none');
            }
            expect(await look()).toEqual(before);
          }),
        ),
        { numRuns: 25 },
      );
    });

    it('gives back what was when it is taken back, and holds when stories are read again', async () => {
      await fc.assert(
        fc.asyncProperty(namesakes, fc.array(step, { maxLength: 4 }), step, async (given, steps, last) =>
          withStories(given, async () => {
            for (const one of steps) await act(one);
            const before = await look();
            const decision = await act(last);
            const after = await look();
            // Read in another way, and again as at first.
            for (const title of ['Read again', 'Story'])
              for (const [number, one] of given.entries()) await keep({ ...one, id: `s${number}`, title });
            expect(await look()).toEqual(after);
            expect(await use().undoDecision(decision?.id ?? 'none')).toBe(decision !== null);
            expect(await look()).toEqual(before);
          }),
        ),
        { numRuns: 15 },
      );
    });
  });
}
