import { describe, expect, it } from 'vitest';
import { answerQuestion, loadVocabulary } from '../../src/answer/index.ts';
import { openMemoryLibrary } from '../../src/library/index.ts';
import { makeSample, type Sketch } from '../library/sample.ts';

const makeStory = (id: string, by: string, words: string): Sketch => ({
  id,
  url: `https://crumb.example/${id}`,
  outlet: 'The Daily Crumb',
  title: 'A wedding in the rain',
  published: '2025-03-02T08:00:00Z',
  paragraphs: [`The rain came late. "«${words}»," ${by} said at the gate.`],
  by,
});

describe('what two people said together', () => {
  it.each([
    ['Pat Quigley and Noreen Finch', 'Pat Quigley'],
    ['Pat and Noreen Quigley', 'Noreen Quigley'],
    ['Pat and Noreen Quigley', 'Pat Quigley'],
  ])('as %s is found for %s', async (both, one) => {
    const library = await openMemoryLibrary();
    const stories = [
      makeStory('alone', one, 'We never liked the swan'),
      makeStory('both', both, 'The brigade had a ladder'),
    ];
    for (const { story, reading } of stories.map(makeSample)) await library.keep(story, reading);
    const { hits } = await answerQuestion(
      {
        text: `what did ${one} say about the ladder`,
        reading: 'any',
        person: null,
        outlet: null,
        since: null,
        until: null,
      },
      { limit: 10, offset: 0 },
      { library, vocabulary: loadVocabulary(), now: new Date('2025-04-01') },
    );
    expect(hits[0]?.kept?.quotation.speaker).toBe(both);
  });
});
