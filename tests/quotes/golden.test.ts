import { describe, expect, it } from 'vitest';
import { loadGold } from '../../bench/quotes/load-sets.ts';
import { readPredictions } from '../../bench/quotes/read-predictions.ts';
import { score } from '../../bench/quotes/score.ts';

/** What the engine reaches on the 40 invented stories; raise these when it gets better, never lower them. */
const floors = { spanF1: 0.985, namedPrecision: 0.975, endToEndF1: 0.95 };

describe('the invented stories with annotated quotations', () => {
  const { stories, gold } = loadGold();
  const figures = score(gold, new Map(stories.map((story) => [story.id, readPredictions(story)])));

  it('are all there', () => {
    expect(stories.length).toBe(40);
    expect(figures.gold).toBeGreaterThan(500);
  });

  it.each(Object.entries(floors))('are read with %s of at least %d', (measure, floor) => {
    expect(figures[measure as keyof typeof floors]).toBeGreaterThanOrEqual(floor);
  });
});
