import { describe, expect, it } from 'vitest';
import type { Story } from '../src/domain.ts';
import { openMemoryLibrary } from '../src/library/index.ts';
import { rereadLibrary } from '../src/reread.ts';

const story: Story = {
  id: 'goat',
  url: 'https://bleat.example/goat',
  title: 'Goat eats envelope',
  outlet: null,
  author: null,
  published: null,
  paragraphs: ['The ceremony stopped for a goat on Sunday.', '“I have waited for years,” Ada Kettle said.'],
  noise: [],
};
const unread = { quotations: [], people: [] };

describe('reading a library again', () => {
  it('keeps the newer text that a bot beside brings meanwhile, and reads that', async () => {
    const library = await openMemoryLibrary();
    await library.keep(story, unread);
    const newer = { ...story, paragraphs: [...story.paragraphs, '“So has the goat,” Bo Tern said.'] };
    const rekeep = library.rekeep.bind(library);
    const results: (string | null)[] = [];
    library.rekeep = async (read, reading) => {
      if (results.length === 0) await library.keep(newer, unread);
      const kept = await rekeep(read, reading);
      results.push(kept?.result ?? null);
      return kept;
    };
    const progress = await rereadLibrary(library, () => undefined);
    expect(results).toEqual([null, 'changed']);
    expect(progress).toEqual({ done: 1, changed: 1, skipped: 0, total: 1 });
    expect(await library.story('goat')).toEqual(newer);
    const words = (await library.quotationsOf('goat')).map(({ runs: [{ text }] }) => text);
    expect(words).toEqual(['I have waited for years,', 'So has the goat,']);
    await library.close();
  });
});
