import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inBatches } from '../../src/ingest/in-batches.ts';

const bounds = { sizeOf: (size: number) => size, sizeMax: 10, waitMsMax: 60_000 };

async function* give(items: readonly number[]): AsyncGenerator<number> {
  for (const item of items) yield item;
}

async function gather(items: readonly number[]): Promise<readonly (readonly number[])[]> {
  const batches: (readonly number[])[] = [];
  for await (const batch of inBatches(give(items), bounds)) batches.push(batch);
  return batches;
}

const sum = (batch: readonly number[]) => batch.reduce((total, one) => total + one, 0);

describe('a stream in batches', () => {
  it.each([
    { given: [], batches: [] },
    { given: [1, 2, 3], batches: [[1, 2, 3]] },
    { given: [4, 6, 1], batches: [[4, 6], [1]] },
    { given: [4, 7, 3, 5], batches: [[4], [7, 3], [5]] },
    { given: [40, 1, 40], batches: [[40], [1], [40]] },
  ])('of the sizes $given is cut into $batches', async ({ given, batches }) => {
    expect(await gather(given)).toEqual(batches);
  });

  it('comes whole and in order, in batches none of which is too large unless it is of one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 15 })), async (items) => {
        const batches = await gather(items);
        expect(batches.flat()).toEqual(items);
        for (const batch of batches) expect(batch.length === 1 || sum(batch) <= bounds.sizeMax).toBe(true);
        // None is smaller than it need be.
        for (const [at, batch] of batches.slice(1).entries())
          expect(sum(batches[at] ?? []) + (batch[0] ?? 0)).toBeGreaterThan(bounds.sizeMax);
      }),
    );
  });

  it('does not hold back what is there for what takes long to come', async () => {
    async function* stop(): AsyncGenerator<number> {
      yield 1;
      await new Promise(() => {});
    }
    const batches = inBatches(stop(), { ...bounds, waitMsMax: 1 });
    expect(await batches.next()).toEqual({ done: false, value: [1] });
  });
});
