import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseProse, cutAround } from '../../src/answer/choose-prose.ts';
import { answerQuestion, loadVocabulary } from '../../src/answer/index.ts';
import type { Question } from '../../src/domain.ts';
import { type Library, openMemoryLibrary } from '../../src/library/index.ts';
import { deepEntry, keepBlogs, makeBlog } from './live-blogs.ts';

const vocabulary = loadVocabulary();
const now = new Date('2026-11-22T10:00:00Z');
const blank: Question = { text: '', reading: 'any', person: null, outlet: null, since: null, until: null };

describe('the prose that ranking reads', () => {
  const sizeOf = (texts: readonly string[]) => texts.join('').length;

  it('is all of a story of common length', () => {
    const paragraphs = Array.from({ length: 30 }, (_, at) =>
      `Paragraph ${at} of some hundred letters. `.repeat(5),
    );
    expect(chooseProse(paragraphs, ['lette'])).toEqual(paragraphs);
  });

  it('is bounded, whatever the story, and has its beginning and what is looked for', () => {
    const { paragraphs } = makeBlog(3).story;
    const chosen = chooseProse(paragraphs, ['zeppe', 'hanga']);
    expect(sizeOf(chosen)).toBeLessThan(10_000);
    expect(chosen[0]).toBe(paragraphs[0]);
    expect(chosen).toContain(paragraphs[deepEntry]);
    expect(sizeOf(chooseProse(['zeppelin '.repeat(40_000)], ['zeppe']))).toBeLessThan(10_000);
  });

  it('keeps the words around which a pasted page is cut', () => {
    const words = 'I was married in a zeppelin.';
    const page = `${'lights out '.repeat(9000)}${words}${' and on again'.repeat(9000)}`;
    expect(cutAround(page, words)).toContain(words);
    expect(cutAround(page, words).length).toBeLessThan(10_000);
  });
});

describe('a library of live blogs', () => {
  let library: Library;
  beforeAll(async () => {
    library = await openMemoryLibrary();
    await keepBlogs(library);
  }, 120_000);
  afterAll(() => library.close());

  it.each([
    ['what was said about being married in a zeppelin', 'blog-3-1200'],
    ['what did rowan ashby-teague say about ulm', 'blog-3-1200'],
  ])('gives what stands far down: %s', async (text, id) => {
    const page = { limit: 3, offset: 0 };
    const { hits } = await answerQuestion({ ...blank, text }, page, { library, now, vocabulary });
    expect(hits[0]?.kept?.quotation.id).toBe(id);
  });

  it('gives the story in which something stands far down', async () => {
    const text = 'which outlet covered the zeppelin hangar';
    const page = { limit: 3, offset: 0 };
    const { hits } = await answerQuestion({ ...blank, text }, page, { library, now, vocabulary });
    expect(hits.map(({ story }) => story.id)).toEqual(['blog-3']);
  });
});
