import { describe, expect, it } from 'vitest';
import type { Story } from '../../src/domain.ts';
import { loadLexicons, readStory } from '../../src/quotes/index.ts';

const lexicons = loadLexicons();

function readLines(...paragraphs: string[]) {
  const story: Story = {
    id: 'invented',
    url: null,
    title: '',
    outlet: null,
    author: null,
    published: null,
    paragraphs,
    noise: [],
  };
  return readStory(story, lexicons).quotations.flatMap(({ contents, speaker }) =>
    contents.map(({ paragraph, start, end }) => [paragraphs[paragraph]?.slice(start, end), speaker]),
  );
}

describe('reading a story', () => {
  it.each([
    ['“I quit,” said Kay Reyes.', 'I quit,', 'Kay Reyes'],
    ['Kay Reyes said: ‘I quit.’', 'I quit.', 'Kay Reyes'],
    ['"I quit," an insider told the Daily Fig.', 'I quit,', null],
    ['Kay: "I quit."', 'I quit.', 'Kay'],
  ])('finds the words and the speaker of %s', (line, words, speaker) => {
    expect(readLines(line)).toEqual([[words, speaker]]);
  });
});
