import { describe, expect, it } from 'vitest';
import { loadLexicons, readStory } from '../../src/quotes/index.ts';

const read = (title: string, paragraphs: readonly string[]) =>
  readStory(
    {
      id: 'headline',
      url: null,
      title,
      outlet: null,
      author: null,
      published: null,
      paragraphs,
      noise: [],
    },
    loadLexicons(),
  ).quotations[0]?.speaker;

describe('a headline in capitals', () => {
  it.each([
    ['Kay Reyes Quits', '“I quit,” Kay Reyes said on Monday.'],
    ['Kay Reyes Opens Up About Tour', '“I was tired,” Reyes told fans, and Kay Reyes laughed.'],
    ['Inside Kay Reyes Wedding Plans', '“There is no plan,” Kay Reyes joked.'],
    ['Why Kay Reyes Finally Left', '“It was time,” Kay Reyes explained.'],
  ])('does not lengthen a name: %s', (title, paragraph) => {
    expect(read(title, [paragraph])).toBe('Kay Reyes');
    // Pasted text has its headline among its lines.
    expect(read(title, [title, paragraph])).toBe('Kay Reyes');
  });
});
