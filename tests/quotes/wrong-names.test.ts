import { describe, expect, it } from 'vitest';
import { loadLexicons, readStory } from '../../src/quotes/index.ts';

interface Head {
  readonly title?: string;
  readonly author?: string;
}

/** Gives the speaker of each quoted run: the name, else the words that stand for the speaker in brackets. */
function readSpeakers(paragraphs: readonly string[], { title = '', author }: Head = {}) {
  const story = {
    id: 's',
    url: null,
    title,
    outlet: null,
    author: author ?? null,
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
    const read = readSpeakers(paragraphs);
    expect(read.map((speaker) => speaker.toLowerCase())).toEqual(speakers.map((one) => one.toLowerCase()));
  });

  it.each<[title: string, paragraphs: readonly string[], speakers: readonly string[]]>([
    [
      'A Tribute to Ottoline Vasari',
      [
        'I met Ottoline Vasari in a car park, where she was feeding a gull.',
        '“You look tired,” I said, and she laughed.',
        '“I am always tired,” she told me.',
      ],
      ['(I)', 'Ottoline Vasari'],
    ],
    [
      'Host sorry for remarks about Petra Lindqvist',
      [
        'I was there, and we all heard it.',
        '“That was unkind,” I told the host after the show.',
        '“I have heard worse,” Petra Lindqvist said in a statement.',
      ],
      ['(I)', 'Petra Lindqvist'],
    ],
    [
      "Corin Adebayo's Speech Leaves Us in Tears",
      [
        'Corin Adebayo took the stage on Saturday.',
        'I sat by the stage. “My mother said I would be a plumber,” Adebayo told the crowd.',
        'I said, “He knows how.”',
      ],
      ['Corin Adebayo', '(I)'],
    ],
  ])(
    'the “I” of a story about a speech or to somebody is not that one: %s',
    (title, paragraphs, speakers) => {
      expect(readSpeakers(paragraphs, { title })).toEqual(speakers);
    },
  );

  it('the “I” below statements that a signed story prints is its writer', () => {
    const paragraphs = [
      'The band has split.',
      'Ansel Prior said:',
      'We are done, and we are friends.',
      'Juno Castellane said:',
      'We had a good run.',
      'I called Idris Fenwick on Sunday. “Are you sad?” I asked.',
    ];
    const speakers = readSpeakers(paragraphs, { author: 'Wanda Pickering' });
    expect(speakers.at(-1)).toBe('Wanda Pickering');
  });

  it('a film in brackets with its year says nothing', () => {
    const lines = [
      '“Show me the honey!” (Jerry Malone, 1996)',
      '“Here is to the sea, kid.” (Casabianca, 1942)',
    ];
    const speakers = readSpeakers(['Here are the best lines on film.', ...lines]);
    expect(speakers).not.toContain('Jerry Malone');
    expect(speakers).not.toContain('Casabianca');
  });

  it('a month that is a first name, after “with”, is told from another', () => {
    const paragraphs = [
      'June Abernathy opened a bakery with May Tolland in March.',
      '“She burns things,” May said.',
      'May laughed. “I like it burnt,” she said.',
      'In May the bakery made a boot. “It was a size nine,” Abernathy said.',
    ];
    expect(readSpeakers(paragraphs)).toEqual(['May Tolland', 'May Tolland', 'June Abernathy']);
  });

  it('fans of one name who write of a scene are no characters in it', () => {
    const paragraphs = [
      'The finale aired on Sunday. Here is what famous fans wrote about the last scene of the show:',
      'Zendala: “I cried into my soup”',
      'Drakko: “Best hour on television”',
      'Zendala: “Again, soup”',
    ];
    expect(readSpeakers(paragraphs)).toEqual(['Zendala', 'Drakko', 'Zendala']);
  });
});
