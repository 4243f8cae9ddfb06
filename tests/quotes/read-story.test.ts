import { describe, expect, it } from 'vitest';
import { loadLexicons, readStory } from '../../src/quotes/index.ts';
import { inventStory, readLines } from './invented-story.ts';

type Expected = [words: string, speaker: string | null][];

/** Checks rows of a name, the lines of a story, and the quoted runs with their speakers in order. */
function check(rows: [name: string, lines: string[], expected: Expected][]): void {
  it.each(rows)('%s', (_name, lines, expected) => {
    expect(readLines(...lines)).toEqual(expected);
  });
}

describe('marks', () => {
  check([
    ['straight', ['"I quit," Kay Reyes said.'], [['I quit,', 'Kay Reyes']]],
    ['curly', ['“I quit,” Kay Reyes said.'], [['I quit,', 'Kay Reyes']]],
    [
      'single curly with apostrophes',
      ['‘I’d quit, but I’m the lads’ driver,’ Kay Reyes said.'],
      [['I’d quit, but I’m the lads’ driver,', 'Kay Reyes']],
    ],
    [
      'single straight with elisions',
      ["'It was the '90s, 'til it wasn't,' Kay Reyes said."],
      [["It was the '90s, 'til it wasn't,", 'Kay Reyes']],
    ],
    ['guillemets', ['«I quit,» Kay Reyes said.'], [['I quit,', 'Kay Reyes']]],
    ['doubled single marks', ["''I quit,'' Kay Reyes said."], [['I quit,', 'Kay Reyes']]],
    ['as TeX writes them', ["``I quit,'' Kay Reyes said."], [['I quit,', 'Kay Reyes']]],
    ['the wrong way round', ['”I quit,“ Kay Reyes said.'], [['I quit,', 'Kay Reyes']]],
    ['straight to open, curly to close', ['"I quit,” Kay Reyes said.'], [['I quit,', 'Kay Reyes']]],
    ['nested', ['“He said ‘never’ and left,” Kay Reyes said.'], [['He said ‘never’ and left,', 'Kay Reyes']]],
    [
      'inches are none',
      ['The 6\'2" drummer left. "I am tall," Lou Finch said.'],
      [['I am tall,', 'Lou Finch']],
    ],
    ['never closed', ['Kay Reyes said: “I quit.'], [['I quit.', 'Kay Reyes']]],
  ]);
});

describe('the words that say who spoke', () => {
  check([
    ['before, with a colon', ['Kay Reyes said: "I quit."'], [['I quit.', 'Kay Reyes']]],
    ['before, with a comma', ['Kay Reyes told fans, "I quit."'], [['I quit.', 'Kay Reyes']]],
    ['after', ['"I quit," Kay Reyes said.'], [['I quit,', 'Kay Reyes']]],
    ['inverted', ['"I quit," said Kay Reyes.'], [['I quit,', 'Kay Reyes']]],
    ['inverted with a role', ['"I quit," said drummer Kay Reyes, 46.'], [['I quit,', 'Kay Reyes']]],
    [
      'in the middle',
      ['"I quit," Kay Reyes said, "for now."'],
      [
        ['I quit,', 'Kay Reyes'],
        ['for now.', 'Kay Reyes'],
      ],
    ],
    [
      'followed by more',
      ['"I quit," Kay Reyes said. "For now."'],
      [
        ['I quit,', 'Kay Reyes'],
        ['For now.', 'Kay Reyes'],
      ],
    ],
    [
      'a long appositive',
      ['"I quit," Kay Reyes, who has played the drums in nine bands, said.'],
      [['I quit,', 'Kay Reyes']],
    ],
    [
      'according to',
      ['According to Kay Reyes, the tour was "a damp picnic."'],
      [['a damp picnic.', 'Kay Reyes']],
    ],
    [
      'the outlet is not the speaker',
      ['"I quit," Kay Reyes told the Daily Fig.'],
      [['I quit,', 'Kay Reyes']],
    ],
    ['per an outlet', ['"I quit," Kay Reyes said, per the Daily Fig.'], [['I quit,', 'Kay Reyes']]],
    ['a verb nobody listed', ['"I quit," Kay Reyes thundered.'], [['I quit,', 'Kay Reyes']]],
    [
      'a label',
      ['Kay: "I quit."', 'Lou: "Good."'],
      [
        ['I quit.', 'Kay'],
        ['Good.', 'Lou'],
      ],
    ],
    ['a dash', ['"I quit." — Kay Reyes'], [['I quit.', 'Kay Reyes']]],
    ['a possessive', ['Kay Reyes\'s reply was short: "No."'], [['No.', 'Kay Reyes']]],
    ['a statement', ['In a statement, Kay Reyes said the tour was "over".'], [['over', 'Kay Reyes']]],
    [
      'a note',
      ['Kay Reyes left a note on the door. "Gone to sea," it read.'],
      [['Gone to sea,', 'Kay Reyes']],
    ],
    [
      'a letter from somebody',
      ['Lou Finch got a letter from Kay Reyes. It said: "Come home."'],
      [['Come home.', 'Kay Reyes']],
    ],
    ['a handle', ['"i cried," @kay.reyes wrote.'], [['i cried,', '@kay.reyes']]],
    [
      'a body',
      ['The Lamp Academy said it was "aware of the goat".'],
      [['aware of the goat', 'Lamp Academy']],
    ],
  ]);
});

describe('who is meant', () => {
  check([
    ['a surname', ['Kay Reyes left.', '"I quit," Reyes said.'], [['I quit,', 'Kay Reyes']]],
    ['a first name', ['Kay Reyes left.', '"I quit," Kay said.'], [['I quit,', 'Kay Reyes']]],
    ['a pronoun', ['Mary Reyes left on Monday.', '"I quit," she said.'], [['I quit,', 'Mary Reyes']]],
    [
      'the pronoun that fits',
      ['Mary Reyes met John Finch.', '"I quit," she said.', '"Good," he replied.'],
      [
        ['I quit,', 'Mary Reyes'],
        ['Good,', 'John Finch'],
      ],
    ],
    ['an age', ['Kay Reyes, 46, left. "I quit," the 46-year-old said.'], [['I quit,', 'Kay Reyes']]],
    [
      'a role',
      ['Drummer Kay Reyes met singer Lou Finch.', '"I quit," the drummer said.'],
      [['I quit,', 'Kay Reyes']],
    ],
    [
      'a family role',
      ['Sam Reyes left on Monday.', '"I quit," the dad of two, 46, joked.'],
      [['I quit,', 'Sam Reyes']],
    ],
    ['an appositive', ['Her lawyer, Lou Finch, said: "No."'], [['No.', 'Lou Finch']]],
    [
      'two together',
      ['Kay Reyes and Lou Finch wed in May.', '"We are tired," the couple said in a joint statement.'],
      [['We are tired,', 'Kay Reyes and Lou Finch']],
    ],
    [
      'two of one surname, as they are named first',
      ['Tommy and Mick Reyes wed in May.', '"We are tired," Mick and Tommy Reyes said.'],
      [['We are tired,', 'Tommy and Mick Reyes']],
    ],
    [
      'two named in either order',
      ['Kay Reyes and Lou Finch wed in May.', '"We are tired," Lou Finch and Kay Reyes said.'],
      [['We are tired,', 'Kay Reyes and Lou Finch']],
    ],
    [
      'not the one who asked',
      ['When John Finch asked Tom Reyes why, he groaned. "Because," he said.'],
      [['Because,', 'Tom Reyes']],
    ],
    [
      'a body by its noun',
      ['Lantern Moth Games made a farm. "We are sorry," the studio said.'],
      [['We are sorry,', 'Lantern Moth Games']],
    ],
  ]);
});

describe('speakers without a name stay without one', () => {
  check([
    ['an insider', ['Kay Reyes left.', '"She is fine," an insider said.'], [['She is fine,', null]]],
    [
      'the same insider again',
      ['An insider spoke of Kay Reyes.', '"She is fine," the insider said.'],
      [['She is fine,', null]],
    ],
    ['a spokesperson', ['"No comment," a rep for Kay Reyes said.'], [['No comment,', null]]],
    [
      'another',
      ['"I cried," one fan wrote. "Same," added another.'],
      [
        ['I cried,', null],
        ['Same,', null],
      ],
    ],
  ]);
});

describe('quotations over several sentences and paragraphs', () => {
  check([
    [
      'open paragraphs',
      ['Kay Reyes wrote: “I quit.', '“I mean it.', '“Goodbye.”'],
      [
        ['I quit.', 'Kay Reyes'],
        ['I mean it.', 'Kay Reyes'],
        ['Goodbye.', 'Kay Reyes'],
      ],
    ],
    [
      'open paragraphs in single marks',
      ['Kay Reyes wrote: ‘I quit.', '‘I mean it.’'],
      [
        ['I quit.', 'Kay Reyes'],
        ['I mean it.', 'Kay Reyes'],
      ],
    ],
    [
      'a floating quotation',
      ['Kay Reyes was blunt. "I never liked the lamp."'],
      [['I never liked the lamp.', 'Kay Reyes']],
    ],
    [
      'a paragraph of its own',
      ['The tour is over, Kay Reyes said.', '"I never liked the lamp, and it never liked me."'],
      [['I never liked the lamp, and it never liked me.', 'Kay Reyes']],
    ],
    [
      'questions and answers',
      [
        '“I am early,” says Kay Reyes.',
        'Why do you drum?',
        '“For the noise. It keeps the neighbours honest.”',
      ],
      [
        ['I am early,', 'Kay Reyes'],
        ['For the noise. It keeps the neighbours honest.', 'Kay Reyes'],
      ],
    ],
  ]);
});

describe('what stands in marks without being said', () => {
  check([
    ['a title', ['Kay Reyes stars in "The Lemon Tree," out in May.'], []],
    ['a nickname', ['Kay Reyes, known as "the Duchess," left.'], []],
    ['a label', ['The so-called "boot room" is closed.'], []],
    [
      'what the characters of a scene say',
      [
        'Kay Reyes wrote the film. One scene has aged badly:',
        'Rhea: You never listened to a word.',
        'Goran: "I was listening to the weather."',
      ],
      [],
    ],
    ['but a partial quotation is', ['Kay Reyes called it "a mess".'], [['a mess', 'Kay Reyes']]],
    ['and one word can be', ['Kay Reyes said she was "gutted".'], [['gutted', 'Kay Reyes']]],
  ]);
});

describe('the words printed for a speaker are whole', () => {
  it.each([
    ['a title with a decade', "the That '70s Show alum"],
    ['a title with a curly decade', 'the Harbor ’90s star'],
    ['a title in the asterisks of pasted text', 'the *Harbor Nights* alum'],
    ['a description with an age', 'the dad of two, 46,'],
  ])('%s', (_name, phrase) => {
    const story = inventStory(['Sam Reyes left on Monday.', `“I quit,” ${phrase} said.`]);
    expect(readStory(story, loadLexicons()).quotations[0]).toMatchObject({
      speaker: 'Sam Reyes',
      speakerAs: phrase.replace(/,.*$/, ''),
    });
  });
});

describe('a story of one line', () => {
  const line = 'Café star Kay Reyes said: “I am fine.”';

  it('is text though it is its own headline, too', () => {
    const story = inventStory([line], line);
    expect(readStory(story, loadLexicons()).quotations).toMatchObject([{ speaker: 'Kay Reyes' }]);
  });
});
