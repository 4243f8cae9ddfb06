import { describe, expect, it } from 'vitest';
import { loadLexicons } from '../../src/quotes/index.ts';
import { buildScene } from '../../src/quotes/scene.ts';
import { attributeRuns } from '../../src/quotes/speakers/attribute-runs.ts';
import { listTopics } from '../../src/quotes/speakers/choose-topic.ts';
import { listAddressed } from '../../src/quotes/speakers/list-addressed.ts';
import { inventStory } from './invented-story.ts';

/** Gives whom the engine takes for the speaker of each run, sure or not. */
function guessSpeakers(
  lines: readonly string[],
  author: string | null = null,
  title = '',
): (string | null)[] {
  const story = { ...inventStory(lines, title), author };
  return attributeRuns(buildScene(story, loadLexicons())).flatMap(({ attributed }) =>
    attributed === null ? [] : [attributed.entity?.name ?? null],
  );
}

describe('who is taken for the speaker', () => {
  it.each<[name: string, lines: string[], speakers: (string | null)[]]>([
    [
      'whoever somebody tells to have said so',
      ['Kay Reyes said Lou Finch told her: "Play it again, but slower."'],
      ['Lou Finch'],
    ],
    [
      'the same of what was asked',
      ['Kay Reyes said Lou Finch had asked her to "play it again, but slower."'],
      ['Lou Finch'],
    ],
    [
      'the same of what somebody was told',
      ['In the lawsuit, Kay Reyes says she was told by Lou Finch to "sign or walk."'],
      ['Lou Finch'],
    ],
    [
      'the same of what was said to somebody',
      ['Kay Reyes revealed that Lou Finch once said to her, "You play like rain."'],
      ['Lou Finch'],
    ],
    [
      'whoever is remembered saying so',
      ['Kay Reyes remembers Lou Finch saying "it is only a goose."'],
      ['Lou Finch'],
    ],
    [
      'whoever is heard to speak',
      ['Kay Reyes heard Lou Finch mutter "nobody tuned it" under his breath.'],
      ['Lou Finch'],
    ],
    [
      'whoever is moved to speak by what another said',
      ['"I sleep well," said Kay Reyes, prompting Lou Finch to shout "Liar!"'],
      ['Kay Reyes', 'Lou Finch'],
    ],
    [
      'not whom somebody cuts off',
      ['Kay Reyes interrupted Lou Finch to say, "I tuned it myself."'],
      ['Kay Reyes'],
    ],
    [
      'not who had no time to answer',
      ['Before Kay Reyes could answer, Lou Finch cut in: "I tuned it myself."'],
      ['Lou Finch'],
    ],
    [
      'whoever is named behind words that no phrase takes in',
      ['"We ran," said captain Kay Reyes. "We walked," said her opposite number, Lou Finch.'],
      ['Kay Reyes', 'Lou Finch'],
    ],
    [
      'whoever was asked, where the answer comes',
      ['Lou Finch asked Kay Reyes whose stool it was. "Mine, of course it is mine," came the answer.'],
      ['Kay Reyes'],
    ],
    ['whom a statement comes from', ['A statement from Kay Reyes said: "The stool is back."'], ['Kay Reyes']],
    [
      'not whose agent a statement comes from',
      ['A statement from Kay Reyes\'s agent said: "The stool is back."'],
      [null],
    ],
    [
      'not whom the words call by name',
      [
        'Kay Reyes found Lou Finch by the van.',
        '"You left the lamp on," Kay Reyes said.',
        '"I never touch the lamp, Kay."',
      ],
      ['Kay Reyes', 'Lou Finch'],
    ],
    [
      'whoever the next line tells of, where nothing else does',
      ['"I have never seen so many ladders."', 'That is Kay Reyes, who held the umbrella when it happened.'],
      ['Kay Reyes'],
    ],
    [
      'the other of two, after a question',
      [
        'Kay Reyes met Lou Finch at the ferry.',
        '"Where is the goat?" Kay Reyes asked.',
        '"Seasick," Lou Finch said.',
        '"Again?"',
        '"It hides it well."',
      ],
      ['Kay Reyes', 'Lou Finch', 'Kay Reyes', 'Lou Finch'],
    ],
    [
      'whom the main clause tells of, and not the one before it',
      [
        'Kay Reyes and Lou Finch share a van.',
        'When Kay Reyes rang on Monday, Lou Finch was under it. "I am asleep down here."',
      ],
      ['Lou Finch'],
    ],
    [
      'whom the sentence before tells of, by a pronoun that may mean two',
      [
        'Kay Reyes and her sister, Ann Bell, run the ferry.',
        'Kay Reyes is the captain. Ann Bell takes the tickets. "Nobody pays twice," she said.',
      ],
      ['Ann Bell'],
    ],
    [
      'who said so, and not who was told',
      ['"The van is gone," Kay Reyes told Lou Finch. "So is the goat."'],
      ['Kay Reyes', 'Kay Reyes'],
    ],
  ])('%s', (_name, lines, speakers) => {
    expect(guessSpeakers(lines)).toEqual(speakers);
  });

  it.each<[name: string, lines: string[], speakers: (string | null)[]]>([
    [
      'of "I said", whoever has the floor by the label',
      [
        'Kay Reyes and Lou Finch keep goats. We left them alone with a recorder.',
        'Reyes: Do you remember the barn?',
        'Finch: I do. I said, "Sell it."',
        'Reyes: And I told you, "Never."',
        'Finch: I was wrong about the barn.',
        'Reyes: I was wrong about the goat.',
        'Finch: I still have the goat.',
      ],
      ['Lou Finch', 'Kay Reyes'],
    ],
    [
      'of "you said", the other of two who talk',
      [
        'Kay Reyes and Lou Finch keep goats. We left them alone with a recorder.',
        'Reyes: You said, "I do not do rain."',
        'Finch: I meant it. You said, "Then stay home."',
        'Reyes: I was tired.',
        'Finch: I was wet.',
        'Reyes: I know. I was there.',
        'Finch: I remember.',
      ],
      ['Lou Finch', 'Kay Reyes'],
    ],
    [
      'of "he goes" and "I’m like", not who tells of it and then she',
      [
        'Hosts: Kay Reyes and Lou Finch.',
        '[00:00:12] KAY: Welcome back. I am Kay Reyes.',
        '[00:00:15] LOU: I am Lou Finch, and I have eaten.',
        '[00:00:19] KAY: So the plumber, Omar Vance, comes in and he goes, "Where is the leak?"',
        '[00:00:31] LOU: And I’m like, "You are standing in it."',
        '[00:00:40] KAY: I laughed until I cried.',
      ],
      ['Omar Vance', 'Lou Finch'],
    ],
    [
      'of the answers of Q. and A., whoever is interviewed',
      [
        'Kay Reyes paints forests. We met her in Hull.',
        'Q. How did you start?',
        'A. I lied about the whole of it, as one does. I said, "I was born under them."',
        'Q. And then?',
        'A. I went home and practiced.',
      ],
      ['Kay Reyes'],
    ],
    [
      'of "I told him" in a thread, whose post it is',
      [
        'fernlover62 wrote:',
        'I went over there and I told him, "That is my ladder."',
        'mossman wrote:',
        'Mine is worse. I said, "That is my roof."',
      ],
      ['fernlover62', 'mossman'],
    ],
    [
      'who signs on the line below',
      [
        'Kay Reyes and Lou Finch looked back on the tour.',
        '"I would rather be loud than sorry."',
        '— Lou Finch, drummer',
        '"She gets calmer when it is worse."',
        '-- Kay Reyes',
      ],
      ['Lou Finch', 'Kay Reyes'],
    ],
    [
      'who shouted, and not according to whom',
      ['According to Kay Reyes, Lou Finch shouted "Get out of my kitchen!" at the cat.'],
      ['Lou Finch'],
    ],
    [
      'a first name alone that is a month as well',
      [
        'June Castell left the band in June 2021. Lou Finch stayed.',
        'June broke her silence on Tuesday. "I bought a piano," June said.',
      ],
      ['June Castell'],
    ],
    [
      'who wrote a statement, and not who obtained it',
      [
        'Drummer Kay Reyes quit on Tuesday. A statement obtained by Stage Weekly said: “I am tired of drums.”',
      ],
      ['Kay Reyes'],
    ],
    [
      'who wrote in a message that others saw',
      [
        'The singer Kay Reyes left on Monday. In a message to staff seen by The Counting House she wrote that she had “not chosen the day”.',
        '“I am proud of it,” the message continued.',
      ],
      ['Kay Reyes', 'Kay Reyes'],
    ],
    [
      'nobody of the name of I, where that ends the sentence',
      ['“Hello, Gerald,” said I. “Hello,” said Mona Strand.'],
      [null, 'Mona Strand'],
    ],
    [
      'whose book it is, where a year stands behind the name or behind the words',
      [
        'Kay Reyes (1994) argues that "the wall is the first institution." Lou Finch disagrees.',
        '"Nobody has ever heard a neutral sound" (Finch 2006: 12).',
      ],
      ['Kay Reyes', 'Lou Finch'],
    ],
  ])('%s', (_name, lines, speakers) => {
    expect(guessSpeakers(lines)).toEqual(speakers);
  });

  it('the speaker whose speech the title says that it is', () => {
    const lines = [
      'The following is a transcript of the address given by Kay Reyes in Hull.',
      'Thank you. (CHEERS AND APPLAUSE) I have eighteen minutes.',
      'I said to my teacher, "It is for everyone." (LAUGHTER)',
      'We all have such a teacher. I still do.',
    ];
    expect(guessSpeakers(lines, null, 'Remarks by Kay Reyes in Hull')).toEqual(['Kay Reyes']);
    expect(guessSpeakers(lines, null, 'Kay Reyes in Hull')).toEqual([null]);
  });

  it('who tells their life, where the title names them on tape', () => {
    const lines = [
      "Recorded at Mrs Reyes's home in Hull. Edited for length.",
      'I started at the mill in 1947. The foreman looked at me and I said, "I will not want that."',
      'We had a kettle then. My mother said, "It is cooler," and I cried all the way home.',
    ];
    expect(guessSpeakers(lines, null, 'Tape 41: Kay Reyes, spinner')[0]).toBe('Kay Reyes');
  });

  it('the writer, of a question in a story told by an I', () => {
    const lines = [
      'Kay Reyes opens the door to me with a fish in her hand.',
      '"Do you miss the sea?" I ask. She thinks about it.',
      '"The fish, yes," Reyes says.',
    ];
    expect(guessSpeakers(lines, 'Nell Boyd')).toEqual(['Nell Boyd', 'Kay Reyes']);
    expect(guessSpeakers(lines)[0]).not.toBe('Nell Boyd');
  });

  it('nobody else of “she”, where the writer tells of herself as I', () => {
    const lines = [
      'I stood in the doorway with one shoe on. Kay Reyes sat at the piano.',
      '"You are late," I said.',
      '"There was no bus," she said.',
    ];
    expect(guessSpeakers(lines, 'Tamsin Oyinlola')[1]).toBe('Kay Reyes');
  });
});

describe('how sure a speaker is', () => {
  const readSureness = (lines: readonly string[]) =>
    attributeRuns(buildScene(inventStory(lines), loadLexicons())).flatMap(
      ({ attributed }) => attributed?.sureness ?? [],
    );

  it.each([
    ['in one sentence', '"We were late," she said, "and the gate was locked."'],
    ['in one paragraph', '"We were late," she said. "The gate was locked."'],
  ])('doubts words that go on where it doubts who began, %s', (_name, words) => {
    const [first = 0, second = 1] = readSureness([`Corinne Bell met Lupe Marsh by the ferry. ${words}`]);
    const [alone = 0, alsoAlone = 0] = readSureness([`Corinne Bell walked to the ferry. ${words}`]);
    expect(first).toBeLessThan(alone);
    expect(second).toBeLessThan(alsoAlone);
  });
});

describe('whom words call', () => {
  it.each<[words: string, addressed: string[]]>([
    ['There’s six, Odie.', ['odie']],
    ['Kay, put the lamp down.', ['kay']],
    ['You know, Kay Reyes, that is my lamp.', ['kay', 'reyes']],
    ['Hey Lou!', ['lou']],
    ['I saw Kay at the ferry.', []],
    ['Kay put the lamp down.', []],
  ])('%s', (words, addressed) => {
    expect([...listAddressed(words).addressed]).toEqual(addressed);
  });

  it('tells who speaks for themselves, and who asks', () => {
    expect(listAddressed('I did it.')).toMatchObject({ person: 'I', asks: false });
    expect(listAddressed('Did we do it?')).toMatchObject({ person: 'we', asks: true });
    expect(listAddressed('It rained.')).toMatchObject({ person: 'neither', asks: false });
  });
});

describe('whom a sentence is about', () => {
  it.each<[name: string, sentence: string, topics: [string, string | null][]]>([
    ['who speaks', 'Kay Reyes, who has nine goats, said that it rained.', [['Kay Reyes', 'speaking']]],
    [
      'who asks, then whom',
      'Kay Reyes asked whether Lou Finch had won.',
      [
        ['Kay Reyes', 'asking'],
        ['Lou Finch', null],
      ],
    ],
    ['who is asked', 'Lou Finch was asked where the van stood.', [['Lou Finch', 'asked']]],
    ['who is asked, in passing', 'Lou Finch, asked where the van stood, sat down.', [['Lou Finch', 'asked']]],
    [
      'who is asked and answers',
      'Lou Finch, asked where the van stood, said no.',
      [['Lou Finch', 'speaking']],
    ],
    ['who asks after an aside', 'Lou Finch, 40, asked where the van stood.', [['Lou Finch', 'asking']]],
    [
      'who answers, then who leads up to it',
      'When Kay Reyes asked about the van, Lou Finch said no.',
      [
        ['Lou Finch', 'speaking'],
        ['Kay Reyes', 'asking'],
      ],
    ],
    ['nobody', 'It rained.', []],
  ])('%s', (_name, sentence, topics) => {
    const scene = buildScene(inventStory([sentence]), loadLexicons());
    const [paragraph] = scene.paragraphs;
    const found = paragraph?.sentences.flatMap((one) => listTopics(paragraph, one, scene)) ?? [];
    expect(found.map(({ mention, manner }) => [mention.name, manner])).toEqual(topics);
  });
});
