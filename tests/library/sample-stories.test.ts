import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Story } from '../../src/domain.ts';
import { openMemoryLibrary } from '../../src/library/index.ts';
import { loadLexicons, readStory } from '../../src/quotes/index.ts';
import { makeSearch } from './sample.ts';

const folder = new URL('../../data/stories/', import.meta.url);
const stories = readdirSync(folder).map((name) => ({
  noise: [],
  ...(JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Omit<Story, 'noise'>),
}));

describe('the sample stories', () => {
  it('give every quotation back to whoever remembers its words', async () => {
    const library = await openMemoryLibrary();
    for (const story of stories) await library.keep(story, readStory(story, loadLexicons()));
    const { hits } = await library.searchQuotations(makeSearch({ limit: 5000 }));
    expect(hits.length).toBe((await library.counts()).quotations);
    expect(hits.length).toBeGreaterThan(stories.length);

    let firstCount = 0;
    for (const { kept } of hits) {
      const text = kept.runs.map((run) => run.text).join(' ');
      const found = await library.searchQuotations(makeSearch({ text, scope: 'words', limit: 10 }));
      const rank = found.hits.findIndex((hit) => hit.kept.quotation.id === kept.quotation.id);
      // Some words were printed by several outlets, or are words that everybody says.
      if (rank === 0) firstCount += 1;
    }
    expect(firstCount / hits.length).toBeGreaterThan(0.95);
    await library.close();
  });
});
