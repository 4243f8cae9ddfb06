import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import Database from 'libsql';
import { afterAll, describe, expect, it } from 'vitest';
import { openEmbeddedLibrary } from '../../../src/library/embedded/open-embedded-library.ts';
import type { Library } from '../../../src/library/index.ts';
import { everything, makeSample, type Sample } from '../sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'soundbite-counts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const names = ['Kay Reyes', 'Jo Reyes', 'Bram Kutcher', 'K-Rey'];
const at = '2025-03-01T08:00:00Z';

/** A story of some that come again and again, with other people and other words each time. */
const telling = fc.record({
  story: fc.nat(5),
  by: fc.constantFrom(...names),
  others: fc.uniqueArray(fc.constantFrom(...names), { maxLength: 2 }),
  quotationCount: fc.nat(3),
});

const step = fc.oneof(
  fc.record({
    what: fc.constant('keep' as const),
    tellings: fc.array(telling, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ what: fc.constant('reread' as const), telling }),
  fc.record({ what: fc.constant('forget' as const), story: fc.nat(5) }),
  fc.record({ what: fc.constant('merge' as const), one: fc.nat(9), other: fc.nat(9) }),
  fc.record({ what: fc.constant('split' as const), one: fc.nat(9), story: fc.nat(5), isWhole: fc.boolean() }),
  fc.record({ what: fc.constant('undo' as const), which: fc.nat(3) }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

describe('the quotations counted at each name', () => {
  it('are those that stand there, whatever is kept, read again, forgotten, merged, split and undone', async () => {
    const firstOnes = fc.array(telling, { minLength: 3, maxLength: 6 });
    let number = 0;
    await fc.assert(
      fc.asyncProperty(firstOnes, fc.array(step, { minLength: 2, maxLength: 8 }), async (first, steps) => {
        number += 1;
        const path = join(folder, `life-${number}.db`);
        const library = openEmbeddedLibrary(path);
        for (const one of [{ what: 'keep', tellings: first } as const, ...steps]) {
          await take(library, one);
          expectCounted(path);
        }
        await library.close();
      }),
      { numRuns: 20 },
    );
  });
});

async function take(library: Library, one: Step): Promise<void> {
  const person = async (index: number) => {
    const people = await library.completePerson('', 10);
    const known = people.length > 0 ? people : await library.completePerson('k', 10);
    return known[index % Math.max(1, known.length)]?.id ?? null;
  };
  switch (one.what) {
    case 'keep':
      await library.keepAll(one.tellings.map(tell), null);
      return;
    case 'reread': {
      const standing = await library.story(`s${one.telling.story}`);
      if (standing === null) return;
      const { reading } = tell(one.telling);
      const quotations = reading.quotations.filter(
        ({ contents: [span] }) => span.paragraph < standing.paragraphs.length - 1,
      );
      await library.rekeep(standing, { ...reading, quotations });
      return;
    }
    case 'forget':
      await library.forget(`s${one.story}`);
      return;
    case 'merge': {
      const [personId, otherId] = [await person(one.one), await person(one.other)];
      if (personId === null || otherId === null || personId === otherId) return;
      await library.decide({ kind: 'merge', personId, otherId }, at);
      return;
    }
    case 'split': {
      const personId = await person(one.one);
      if (personId === null) return;
      const parts = await library.partsOf(personId);
      const nameId = parts.at(-1)?.nameId;
      const { hits } = await library.latest({ ...everything, personIds: [personId] }, 10, 0);
      const storyId = hits[one.story % Math.max(1, hits.length)]?.id;
      if (storyId === undefined) return;
      const part =
        one.isWhole && nameId !== undefined
          ? { kind: 'name' as const, nameId }
          : { kind: 'story' as const, storyId };
      await library.decide({ kind: 'split', personId, part }, at);
      return;
    }
    case 'undo': {
      const { hits } = await library.decisions(4, 0);
      const decision = hits[one.which];
      if (decision !== undefined) await library.undoDecision(decision.id);
    }
  }
}

function tell({
  story,
  by,
  others,
  quotationCount,
}: typeof telling extends fc.Arbitrary<infer T> ? T : never): Sample {
  const people = [...new Set([by, ...others])].map((name) => ({
    name,
    aliases: [name.split(' ').at(-1) ?? name],
  }));
  return makeSample({
    id: `s${story}`,
    published: at,
    outlet: story % 2 === 0 ? 'The Daily Bleat' : 'Moo',
    by,
    people,
    paragraphs: Array.from({ length: quotationCount + 1 }, (_, index) =>
      index === quotationCount
        ? 'Nobody said more.'
        : `"«I have ${index + 2} goats of ${by} in the band»" was said.`,
    ),
  });
}

function expectCounted(path: string): void {
  const database = new Database(path);
  const count = (sql: string) => database.prepare(sql).all();
  try {
    const ofRow = 'SELECT COUNT(*) FROM quotations WHERE person_key = p.key';
    expect(count(`SELECT name FROM people p WHERE own_count <> (${ofRow})`)).toEqual([]);
    const ofPerson = 'SELECT COALESCE(SUM(own_count), 0) FROM people WHERE key = p.key OR lead_key = p.key';
    expect(
      count(`SELECT name FROM people p WHERE lead_key IS NULL AND quotation_count <> (${ofPerson})`),
    ).toEqual([]);
  } finally {
    database.close();
  }
}
