import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NoStoryError } from '../../src/errors.ts';
import { extractStory } from '../../src/extract/index.ts';

const read = (body: string) => extractStory({ id: 'plain', url: null, kind: 'text', body });

describe('plain prose', () => {
  it('keeps a title, which is the first line, and every paragraph', () => {
    const lines = ['Baker Denies Everything.', 'A baker said “no” on Monday.', '“I was asleep,” he added.'];
    const story = read(lines.join('\n\n'));
    expect(story.title).toBe('Baker Denies Everything.');
    expect(story.paragraphs).toEqual(lines);
  });

  it('puts lines together that were wrapped at a fixed width', () => {
    const wrapped = `"You will find," said the baker, wiping his hands upon an apron which
had seen a great many loaves, "that nobody in this village has ever
asked for rye."

"Nobody," said his wife.`;
    expect(read(wrapped).paragraphs).toEqual([
      '"You will find," said the baker, wiping his hands upon an apron which had seen a great many loaves, "that nobody in this village has ever asked for rye."',
      '"Nobody," said his wife.',
    ]);
  });

  it('keeps single lines of dialogue', () => {
    const lines = ['"Rye?"', '"Rye."', '"no"', '"and butter"'];
    expect(read(lines.join('\n')).paragraphs).toEqual(lines);
  });

  it('never loses a sentence that somebody says', () => {
    const word = fc.constantFrom(
      'bread',
      'rye',
      'harbor',
      'never',
      'share',
      'more',
      'subscribe',
      'photo',
      'source',
    );
    const said = fc
      .array(word, { minLength: 3, maxLength: 20 })
      .map((words) => `"I ${words.join(' ')}," she said.`);
    fc.assert(
      fc.property(fc.uniqueArray(said, { minLength: 1, maxLength: 8 }), (lines) => {
        expect(read(lines.join('\n\n')).paragraphs).toEqual(lines);
      }),
    );
  });

  it.each([
    ['nothing', ''],
    ['white space', ' \n\t\n '],
    ['unseen characters', '\u200b\ufeff'],
  ])('refuses %s', (_, body) => expect(() => read(body)).toThrow(NoStoryError));
});

describe('a story without a headline', () => {
  const prose =
    'A baker who had never raised her voice in thirty years stood up in the village hall on Monday and said “no”. Nobody had asked her. The goat left.';
  const long =
    'Inside the Quiet Village Where a Baker, Two Goats and a Retired Harbour Pilot Have Argued About Rye for Thirty Years, and Why Nobody Will Tell the Mayor';
  it.each([
    ['a short first line', 'Baker denies it all', 'Baker denies it all'],
    ['a short sentence', 'A baker said “no” on Monday.', 'A baker said “no” on Monday.'],
    ['a long line that does not end as a sentence does', long, long],
    [
      'the first words of a paragraph',
      prose,
      'A baker who had never raised her voice in thirty years stood up in the village hall on…',
    ],
  ])('is called by %s', (_what, first, title) => {
    const paragraphs = [first, '“I was asleep,” she said.'];
    const story = read(paragraphs.join('\n\n'));
    expect(story).toMatchObject({ title, paragraphs });
    const record = { outlet: null, title: null, author: null, published: null, paragraphs };
    expect(extractStory({ id: 'plain', url: null, kind: 'record', record })).toMatchObject({
      title,
      paragraphs,
    });
  });

  it('that is one word without an end is called by its beginning', () => {
    const story = read(`${'rye'.repeat(400)} ${'bread '.repeat(60)}`);
    expect(story.title).toMatch(/^(?:rye)+r?y?…$/);
  });
});

describe('a record', () => {
  const record = {
    outlet: null,
    title: null,
    author: null,
    published: 'soon',
    paragraphs: ['A baker spoke.', '', 'Advertisement'],
  };
  const story = extractStory({ id: null, url: null, kind: 'record', record });

  it('keeps its lines and their numbers, and lists the noise', () => {
    expect(story.paragraphs).toEqual(record.paragraphs);
    expect(story.noise).toEqual([1, 2]);
  });

  it('takes its first line for a missing title, and no date for what is none', () => {
    expect(story).toMatchObject({ title: 'A baker spoke.', published: null, url: null });
    expect(story.id).toMatch(/^[0-9a-f]{12}$/);
  });

  it('is refused when it has no lines', () => {
    const empty = { ...record, paragraphs: [] };
    expect(() => extractStory({ id: 'x', url: null, kind: 'record', record: empty })).toThrow(NoStoryError);
  });
});
