import { describe, expect, it } from 'vitest';
import { loadLexicons, readStory } from '../../src/quotes/index.ts';

/** Gives the speaker of each quoted run: the name, else the words that stand for the speaker in brackets. */
function readSpeakers(...paragraphs: readonly string[]) {
  const story = {
    id: 's',
    url: null,
    title: '',
    outlet: null,
    author: null,
    published: null,
    paragraphs,
    noise: [],
  };
  return readStory(story, loadLexicons()).quotations.flatMap(({ contents, speaker, speakerAs }) =>
    contents.map(() => speaker ?? `(${speakerAs})`),
  );
}

describe('words are not laid in a mouth that did not say them', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    [
      'a source close to somebody stays unnamed',
      [
        'Ann Bell and Cy Dorn met in June. A source close to the couple says the two "barely spoke" after that.',
      ],
      ['(A source close to the couple)'],
    ],
    [
      'those of whom a clause tells stay unnamed, without the word that joins it on',
      ['Ann Bell left after a sale that sources said was “heated from the first hour.”'],
      ['(sources)'],
    ],
    [
      'a person familiar with a matter stays unnamed',
      ['Ann Bell left early, and a person familiar with the talks said Ann Bell was "done with it."'],
      ['(a person familiar with the talks)'],
    ],
    [
      'a source after a named disagreement stays unnamed',
      [
        'Her co-star, Anselm Quarry, disagreed. A source close to the production told us the pair "stopped speaking for a week."',
      ],
      ['(A source close to the production)'],
    ],
    [
      'a listener who is addressed is not the speaker',
      ['A technician who came every morning, shook his head and said, "Madam, this is not a lift."'],
      ['(A technician)'],
    ],
    [
      'a second person’s reaction takes over',
      ['“I missed the van,” Lark Amadi said, and her mother, Fumi Amadi, sighed. “She missed three vans.”'],
      ['Lark Amadi', 'Fumi Amadi'],
    ],
    [
      'who is named as the speaker does not react to their own words',
      [
        'Kay Reyes had a plan. One of the riggers, Lou Finch, could not hide his joy. “We were up at night,” he admitted. “Then I slept.”',
      ],
      ['Lou Finch', 'Lou Finch'],
    ],
    [
      'somebody who only spoke before does not react',
      ['“I like that answer,” Ann Bell said after Cy Dorn spoke. “It was short.”'],
      ['Ann Bell', 'Ann Bell'],
    ],
    [
      'two people discussing are not one of them',
      [
        'The actor Ben Ashdown and studio head Eric Lund were having a discussion about how "films are changing."',
      ],
      ['(null)'],
    ],
  ])('%s', (_, paragraphs, speakers) => {
    const read = readSpeakers(...paragraphs);
    expect(read.map((speaker) => speaker.toLowerCase())).toEqual(speakers.map((one) => one.toLowerCase()));
  });
});
