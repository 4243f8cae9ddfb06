import { describe, expect, it } from 'vitest';
import { areCopies, type Print, readPrint } from '../../src/utterances/index.ts';

const goat = [
  'The harbour band called off the last nights of its winter tour on Friday, after a goat had walked on stage and eaten the only copy of the songs.',
  'Wiping ink from her sleeve, singer Oda Quillfeather watched the crew look for drummer Bram Kutcher in the car park of the Lantern Theatre.',
  'The goat belongs to a farm across the road and has been in the papers before, most lately for sleeping in the ticket office through a whole matinee.',
];
const said = ['Nobody had briefed us on the goat, and now it knows every song we ever wrote'];

/** Another outlet's own words for the same event. */
const ownWords = [
  'An animal has cost a group its final three concerts of the season, leaving its singer with nothing to sing from at the pier.',
  'Oda Quillfeather met our reporter on Friday at the back door of the Lantern Theatre, an empty folder in hand, while Bram Kutcher was nowhere to be found.',
  'Neighbours describe the beast as fond of paper. Twice this week the manager had led it home on a length of cable, they told us, to no effect at all.',
];

const fillIn = (film: string, sum: string, other: string, day: string): Print =>
  readPrint(
    [
      `This weekend the box office belonged to ${film}, which took ${sum} million dollars in its first three days and led the list by a wide margin.`,
      `In second place came ${other}, down by half from the week before, according to the studios. The figures are estimates; final ones follow on ${day} at noon.`,
      `The summer as a whole is still behind the last one, and the owners of cinemas hope for the holidays, when families traditionally go to see ${film} together.`,
    ],
    [],
  );

describe('two stories', () => {
  it.each<[string, Print, Print, boolean]>([
    ['of one text are copies', readPrint(goat, said), readPrint(goat, said), true],
    [
      'of one text, one of them cut, are copies',
      readPrint(goat, said),
      readPrint(goat.slice(0, 2), said),
      true,
    ],
    ['of one event in words of their own are none', readPrint(goat, said), readPrint(ownWords, said), false],
    [
      'of one event that quote the same at length are none',
      readPrint(goat, [...said, ...goat]),
      readPrint(ownWords, [...said, ...goat]),
      false,
    ],
    [
      'of one form, filled in for another week, are none',
      fillIn('The Wet Lantern', '41', 'Goat Patrol', 'Monday'),
      fillIn('Seven Sheds', '63', 'Mayor of the Moon', 'Tuesday'),
      false,
    ],
    [
      'of a few words each are none',
      readPrint(['The tour is off, says Oda.'], []),
      readPrint(['The tour is off, says Oda.'], []),
      false,
    ],
    [
      'of which one is a brief in a round-up are none',
      readPrint(goat.slice(0, 1), []),
      readPrint([...goat, ...ownWords, ...ownWords.map((line) => line.toUpperCase())], said),
      false,
    ],
    ['without words are none', readPrint([], []), readPrint([], []), false],
  ])('%s', (_name, one, other, expected) => {
    expect(areCopies(one, other)).toBe(expected);
    expect(areCopies(other, one)).toBe(expected);
  });

  it('that print a letter otherwise are copies', () => {
    const other = goat.map((line) => line.replaceAll('goat', 'goât').toUpperCase());
    expect(areCopies(readPrint(goat, said), readPrint(other, said))).toBe(true);
  });
});
