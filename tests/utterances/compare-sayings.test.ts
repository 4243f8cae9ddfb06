import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareSayings, type Saying } from '../../src/utterances/index.ts';
import { readTestWords } from './read-test-words.ts';

const sayings = new Map<string, number>();

/** Makes a saying of `Speaker: words`, with the day after the words in `@`; `?` stands for nobody named. */
function makeSaying(line: string): Saying {
  const [, by = '', words = '', day = '0'] = /^([^:]*): (.*?)(?: @(\d+))?$/s.exec(line) ?? [];
  const storyKey = sayings.get(line) ?? sayings.size;
  sayings.set(line, storyKey);
  return {
    ...readTestWords(...words.split(' / ')),
    storyKey,
    speaker: by === '?' ? null : by,
    publishedMs: Number(day) * 86_400_000,
  };
}

const compare = (one: string, other: string) => compareSayings(makeSaying(one), makeSaying(other));

describe('the same utterance', () => {
  it.each([
    [
      'cut at its end',
      'Kay Reyes: I threw the whole album in the canal and I slept like a baby',
      'Kay Reyes: I threw the whole album in the canal',
    ],
    [
      'in numbers and contractions',
      'Kay Reyes: I have waited twenty-two years for this',
      'Kay Reyes: I’ve waited 22 years for this',
    ],
    [
      'cut by dots',
      'Kay Reyes: The tour is over, the bus is sold and nobody is sorry',
      'Kay Reyes: The tour is over … the bus is sold',
    ],
    [
      'split by its speaker',
      'Kay Reyes: If I had to lose to somebody, I am glad it was a goat',
      'Kay Reyes: If I had to lose to somebody, / I’m glad it was a goat.',
    ],
    [
      'with words put in',
      'Kay Reyes: They wanted it to be a comedy about the sea',
      'Kay Reyes: They wanted [the film] to be a comedy about the sea',
    ],
    [
      'with a capital put in',
      'Kay Reyes: and nobody told the drummer about any of it',
      'Kay Reyes: [N]obody told the drummer about any of it',
    ],
    [
      'without its hesitation',
      'Kay Reyes: It was, um, the worst dinner of my life',
      'Kay Reyes: It was the worst dinner of my life',
    ],
    [
      'spelled in another country',
      'Kay Reyes: We never realised what colour the harbour was',
      'Kay Reyes: We never realized what color the harbor was',
    ],
    [
      'starred out',
      'Kay Reyes: That was the best damn tour we ever played',
      'Kay Reyes: That was the best d**n tour we ever played',
    ],
    [
      'in another order',
      'Kay Reyes: She’s had worse. Last year she ate a passport',
      'Kay Reyes: She ate a passport last year. She’s had worse',
    ],
    [
      'overlapping in the middle',
      'Kay Reyes: We begin again. The band will play every night until the money is found',
      'Kay Reyes: The band will play every night until the money is found. Then we sleep',
    ],
    [
      'of somebody unnamed',
      '?: We had a plan for rain, nobody had a plan for livestock',
      'Kay Reyes: Nobody had a plan for livestock, we had a plan for rain @300',
    ],
    [
      'of a name in part',
      'Reyes: Nobody asked me about the tour bus',
      'Kay Reyes: Nobody asked me about the tour bus',
    ],
    [
      'long, under two names',
      'Kay Reyes: After much thought and many tears we have decided to part as friends and remain loving parents to our goat',
      'Bram Foss: After much thought and many tears we have decided to part as friends and remain loving parents to our goat',
    ],
  ])('is known %s', (_, one, other) => {
    expect(compare(one, other)).toBe('words');
    expect(compare(other, one)).toBe('words');
  });

  it.each([
    ['a few words', 'Kay Reyes: It was a nightmare from start to finish', 'Kay Reyes: a nightmare @1'],
    ['a clause of somebody unnamed', 'Kay Reyes: Nobody told us the bus was sold', '?: the bus was sold @1'],
  ])('is known by %s, but only as a fragment', (_, one, other) => {
    expect(compare(one, other)).toBe('fragment');
    expect(compare(other, one)).toBe('fragment');
  });
});

describe('different utterances', () => {
  it.each([
    ['two people’s few words', 'Kay Reyes: I love this town so much', 'Bram Foss: I love this town so much'],
    [
      'two people’s sentence',
      'Kay Reyes: My thoughts are with the whole family today',
      'Bram Foss: My thoughts are with the whole family today',
    ],
    ['nobody’s few words', '?: love this so much', '?: love this so much @9'],
    [
      'a denial',
      'Kay Reyes: I will go back to the show next year',
      'Kay Reyes: I will never go back to the show next year',
    ],
    [
      'another number',
      'Kay Reyes: We sold 2 million records in a week',
      'Kay Reyes: We sold 3 million records in a week',
    ],
    [
      'a fragment months later',
      'Kay Reyes: It was a nightmare from start to finish',
      'Kay Reyes: a nightmare @90',
    ],
    [
      'words alike',
      'Kay Reyes: The second act is where all the good songs are',
      'Kay Reyes: It’s the good songs, you see',
    ],
    [
      'small words alike',
      'Kay Reyes: and that is what it is all about for me',
      'Kay Reyes: and that is what we are to them all',
    ],
    [
      'one person’s other words',
      'Kay Reyes: I threw the album in the canal',
      'Kay Reyes: The canal gave the album back to me',
    ],
  ])('stay apart: %s', (_, one, other) => {
    expect(compare(one, other)).toBeNull();
    expect(compare(other, one)).toBeNull();
  });

  it('a few words said twice in one story stay apart', () => {
    const one = makeSaying('Kay Reyes: Day one.');
    expect(
      compareSayings(one, { ...makeSaying('Kay Reyes: Day one, continued.'), storyKey: one.storyKey }),
    ).toBeNull();
  });
});

describe('any two sayings', () => {
  const word = fc.constantFrom(
    'the',
    'goat',
    'not',
    'ate',
    'a',
    'card',
    '22',
    'never',
    'again',
    'i',
    'canal',
  );
  const saying = fc
    .tuple(
      fc.array(word, { maxLength: 24 }),
      fc.constantFrom('?', 'Kay Reyes', 'Bram Foss', 'Reyes'),
      fc.nat(60),
    )
    .map(([words, by, day]) => makeSaying(`${by}: ${words.join(' ')} @${day}`));

  it('compare alike whichever comes first, when one is longer', () => {
    fc.assert(
      fc.property(saying, saying, (one, other) => {
        fc.pre(one.words.length !== other.words.length);
        expect(compareSayings(one, other)).toBe(compareSayings(other, one));
      }),
    );
  });

  it('never join two named people by fewer than a dozen words', () => {
    fc.assert(
      fc.property(saying, saying, (one, other) => {
        const isShort = Math.min(one.words.length, other.words.length) < 12;
        const [kay, bram] = [
          { ...one, speaker: 'Kay Reyes' },
          { ...other, speaker: 'Bram Foss' },
        ];
        if (isShort) expect(compareSayings(kay, bram)).toBeNull();
      }),
    );
  });
});
