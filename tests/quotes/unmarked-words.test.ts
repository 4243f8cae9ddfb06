import { describe, expect, it } from 'vitest';
import type { Story } from '../../src/domain.ts';
import { extractStory } from '../../src/extract/index.ts';
import { explainStory, loadLexicons, readStory } from '../../src/quotes/index.ts';
import { inventStory } from './invented-story.ts';

type Said = [words: string, speaker: string | null];

/** Gives what a story says without marks: the pieces of each answer joined by " … ", and whose they are. */
function readAnswers(story: Story): Said[] {
  return readStory(story, loadLexicons())
    .quotations.filter(({ kind }) => kind === 'answer')
    .map(({ contents, speaker }) => [sliceAll(story, contents), speaker]);
}

function sliceAll(
  { paragraphs }: Story,
  contents: Story['paragraphs'] extends never
    ? never
    : readonly { paragraph: number; start: number; end: number }[],
): string {
  return contents.map(({ paragraph, start, end }) => paragraphs[paragraph]?.slice(start, end)).join(' … ');
}

function check(rows: [name: string, title: string, lines: string[], expected: Said[]][]): void {
  it.each(rows)('%s', (_name, title, lines, expected) => {
    expect(readAnswers(inventStory(lines, title))).toEqual(expected);
  });
}

const opening = 'Kay Reyes left the lamp trade in May. We met her in Hull.';

describe('what people say who talk', () => {
  check([
    [
      'with one another, under their surnames',
      'In Conversation: Kay Reyes and Lou Finch',
      [
        'Kay Reyes and Lou Finch made three films. We left them alone with a plate of figs.',
        'Reyes: Do you remember the rain?',
        'Finch: I am afraid so.',
        'Reyes: I was never dry.',
        'Finch: We had one towel.',
        'Reyes: And figs for supper.',
        'Finch: I would do the figs again.',
      ],
      [
        ['Do you remember the rain?', 'Kay Reyes'],
        ['I am afraid so.', 'Lou Finch'],
        ['I was never dry.', 'Kay Reyes'],
        ['We had one towel.', 'Lou Finch'],
        ['And figs for supper.', 'Kay Reyes'],
        ['I would do the figs again.', 'Lou Finch'],
      ],
    ],
    [
      'on the radio, behind the time and before what they are there',
      'A Bridge Too Small',
      [
        'In Low Ash a bridge is too narrow. Kay Reyes and Lou Finch report.',
        '[00:00:12] KAY REYES, HOST: The bridge was built for sheep.',
        '[00:00:20] LOU FINCH, BYLINE: The bus was built in Leeds.',
        '(SOUNDBITE OF BUS BRAKING)',
        '[00:00:31] REYES: What did the mayor say?',
        '[00:00:40] FINCH: He said, "Buy a thinner bus." (LAUGHTER)',
      ],
      [
        ['The bridge was built for sheep.', 'Kay Reyes'],
        ['The bus was built in Leeds.', 'Lou Finch'],
        ['What did the mayor say?', 'Kay Reyes'],
        ['He said, … (LAUGHTER)', 'Lou Finch'],
      ],
    ],
    [
      'but not what stands in a list of facts',
      'Copper Finch',
      ['Director: Kay Reyes', 'Writer: Lou Finch', 'Cast: Omar Vance', 'Length: 90 minutes'],
      [],
    ],
  ]);
});

describe('answers after labels', () => {
  check([
    [
      'names in capitals, and the outlet’s own turns left out',
      'Kay Reyes on Lamps',
      [
        opening,
        'DAILY FIG: Why lamps?',
        'KAY REYES: They hum. I like that.',
        'DAILY FIG: And now?',
        'KAY REYES: I rest.',
      ],
      [
        ['They hum. I like that.', 'Kay Reyes'],
        ['I rest.', 'Kay Reyes'],
      ],
    ],
    [
      'a first name and initials',
      'Kay Reyes on Lamps',
      [
        opening,
        'DF: Why lamps?',
        'KR: They hum. I like that.',
        'DF: And now?',
        'KR: I rest.',
        'Kay: We all do.',
      ],
      [
        ['They hum. I like that.', 'Kay Reyes'],
        ['I rest.', 'Kay Reyes'],
        ['We all do.', 'Kay Reyes'],
      ],
    ],
    [
      'Q and A, with an answer of two paragraphs',
      'Kay Reyes on Lamps',
      [
        opening,
        'Q: Why lamps?',
        'A: They hum. I like that.',
        'It is a low sort of hum.',
        'Q: And now?',
        'A: I rest.',
        'The lamps go on sale in June.',
      ],
      [
        ['They hum. I like that. … It is a low sort of hum.', 'Kay Reyes'],
        ['I rest.', 'Kay Reyes'],
      ],
    ],
    [
      'two guests, and questions without a label',
      'Kay Reyes and Lou Finch on Lamps',
      [
        'Kay Reyes and Lou Finch make lamps. They sat down with us in Hull.',
        'Why lamps?',
        'Kay: They hum. I like that.',
        'Lou: I do not.',
        'What comes next for you both?',
        'Kay: We rest.',
        'Lou: I drum.',
      ],
      [
        ['They hum. I like that.', 'Kay Reyes'],
        ['I do not.', 'Lou Finch'],
        ['We rest.', 'Kay Reyes'],
        ['I drum.', 'Lou Finch'],
      ],
    ],
    [
      'names on lines of their own',
      'Kay Reyes on Lamps',
      [
        opening,
        'Daily Fig',
        'Why lamps?',
        'Kay Reyes',
        'They hum. I like that.',
        'Daily Fig',
        'And now?',
        'Kay Reyes',
        'I rest.',
      ],
      [
        ['They hum. I like that.', 'Kay Reyes'],
        ['I rest.', 'Kay Reyes'],
      ],
    ],
    [
      'people who remember by turns',
      'An oral history of the lamp',
      [
        'Kay Reyes (drummer): I met Lou in a queue.',
        'Lou Finch (singer): She stood on my foot.',
        'Kay Reyes: We wrote the song in my kitchen.',
        'Lou Finch: I still limp.',
      ],
      [
        ['I met Lou in a queue.', 'Kay Reyes'],
        ['She stood on my foot.', 'Lou Finch'],
        ['We wrote the song in my kitchen.', 'Kay Reyes'],
        ['I still limp.', 'Lou Finch'],
      ],
    ],
    [
      'what is quoted within an answer is left to its own speaker',
      'Kay Reyes on Lamps',
      [
        opening,
        'Q: Why lamps?',
        'A: My uncle Lou Finch said, “Nobody will buy it.” I bought two.',
        'Q: And now?',
        'A: I rest.',
      ],
      [
        ['My uncle Lou Finch said, … I bought two.', 'Kay Reyes'],
        ['I rest.', 'Kay Reyes'],
      ],
    ],
    [
      'marked answers stay quotations in marks',
      'Kay Reyes on Lamps',
      [opening, 'Q: Why lamps?', 'A: “They hum. I like that.”', 'Q: And now?', 'A: “I rest.”'],
      [],
    ],
  ]);
});

describe('answers after questions on lines of their own', () => {
  const questions = [
    opening,
    'Why did you choose lamps?',
    'They hum. I like that.',
    'Do you miss it?',
    'I miss my stool.',
    'What will you do now?',
    'I rest. My cat sees to that.',
    'I also drum.',
    'The lamps go on sale in June.',
  ];

  it('belong to the one whom the story is about', () => {
    expect(readAnswers(inventStory(questions, 'Kay Reyes on Lamps'))).toEqual([
      ['They hum. I like that.', 'Kay Reyes'],
      ['I miss my stool.', 'Kay Reyes'],
      ['I rest. My cat sees to that. … I also drum.', 'Kay Reyes'],
    ]);
  });

  it('are nobody’s where the story does not say that it is an interview, or with whom', () => {
    expect(readAnswers(inventStory(questions.slice(1), 'Ten lamps'))).toEqual([]);
    expect(readAnswers(inventStory(['A lamp hums.', ...questions.slice(1)], 'Kay Reyes, a life'))).toEqual(
      [],
    );
  });

  it('are nobody’s where they speak of the one whom the story is about by name', () => {
    const lines = questions.map((line) =>
      line.replace('I miss my stool.', 'I met Reyes in 2010, and I miss it.'),
    );
    expect(readAnswers(inventStory(lines, 'Kay Reyes on Lamps'))).toEqual([]);
  });

  it('are told from what is asked by the bold print of a page', () => {
    const asked = [
      'Tell us about the lamps.',
      'Do you miss them?',
      'What will you do now?',
      'Thank you, Kay.',
    ];
    const answers = [
      'They hum all day and all night, and I like that a great deal.',
      'I miss my stool.',
      'I rest.',
    ];
    const body = asked.flatMap((line, at) => [
      `<p><strong>${line}</strong></p>`,
      `<p>${answers[at] ?? ''}</p>`,
    ]);
    const story = extractStory({
      id: 'page',
      url: null,
      kind: 'html',
      body: `<article><h1>Kay Reyes on Lamps</h1><p>${opening} She made us tea, put out the cat, lit a lamp and sat down on the stool by the window.</p>${body.join('')}</article>`,
    });
    expect(readAnswers(story)).toEqual(answers.map((words) => [words, 'Kay Reyes']));
  });
});

describe('stories that tell have no answers', () => {
  check([
    [
      'a writer’s questions',
      'Kay Reyes Leaves the Lamp Trade',
      [
        'Kay Reyes left the lamp trade in May, and I asked myself why.',
        'Why do you leave a trade?',
        'I do not know.',
        'The lamps were heavy. She had told us so in March.',
        'What now?',
        'We shall see.',
      ],
      [],
    ],
    [
      'a list of facts',
      'The Lemon Tree',
      [
        'Director: Kay Reyes',
        'Cast: Lou Finch',
        'Director: Lou Finch',
        'Cast: Kay Reyes',
        'Running time: 90 minutes',
      ],
      [],
    ],
    [
      'questions that readers ask',
      'The lamp, explained',
      [
        'Q: When does it open?',
        'A: On Friday.',
        'Q: Do you need a ticket?',
        'A: Yes. We sell them at the door.',
      ],
      [],
    ],
    [
      'headings with names',
      'Who is who',
      [
        'Kay Reyes',
        'She drums for us.',
        'Lou Finch',
        'He sings, and we like it.',
        'Ann Poe',
        'My favourite.',
      ],
      [],
    ],
    ['one labelled line', 'Lamps', ['Kay Reyes: I quit.', 'It rained in Hull.'], []],
  ]);
});

describe('statements in block form', () => {
  check([
    [
      'to the end of the text',
      'Kay Reyes Quits',
      [
        'Kay Reyes shared a note on Monday.',
        'Reyes wrote in full:',
        'I quit.',
        'The lamps stay. My cat does not.',
        'Thank you.',
      ],
      [['I quit. … The lamps stay. My cat does not. … Thank you.', 'Kay Reyes']],
    ],
    [
      'up to where the story goes on',
      'Kay Reyes Quits',
      [
        'Kay Reyes left on Monday.',
        'Her statement reads:',
        'I quit.',
        'We had nine good years.',
        'Reyes, 46, was born in Hull.',
        '“Good,” said Lou Finch.',
      ],
      [['I quit. … We had nine good years.', 'Kay Reyes']],
    ],
    [
      'without a name where two people may have written it',
      'Kay Reyes Quits',
      [
        'Kay Reyes said that Lou Finch had issued a statement, which is below in full:',
        'I quit.',
        'We had nine good years.',
      ],
      [['I quit. … We had nine good years.', null]],
    ],
    [
      'whose statement it is stands a sentence before',
      'Studio answers the crew',
      [
        'Copper Lane chief executive Kay Reyes issued a statement on Tuesday. In full:',
        'We have heard our crew and take them seriously.',
        'Nobody will work past ten. I will sign each exception myself.',
        'The union waits for Monday.',
      ],
      [
        [
          'We have heard our crew and take them seriously. … Nobody will work past ten. I will sign each exception myself.',
          'Kay Reyes',
        ],
      ],
    ],
    [
      'what somebody wrote follows a colon, and ends where the story goes on',
      'Singer thanks fans',
      [
        'Kay Reyes wrote on Instagram:',
        'I am home, I am sore, and I cannot stop eating toast.',
        'She left the hospital on Friday.',
        'Lou Finch posted:',
        'We kept your chair warm.',
      ],
      [
        ['I am home, I am sore, and I cannot stop eating toast.', 'Kay Reyes'],
        ['We kept your chair warm.', 'Lou Finch'],
      ],
    ],
    [
      'whoever asks, with a colon, says what follows',
      'A van is sold',
      [
        'The council met on Monday.',
        'Kay Reyes asked its members:',
        'I would like to know who sold my van, and why we were not told.',
        'Nobody answered.',
      ],
      [['I would like to know who sold my van, and why we were not told.', 'Kay Reyes']],
    ],
    [
      'who is asked does not say the question',
      'A van is sold',
      [
        'The council met on Monday.',
        'Kay Reyes was asked by its members:',
        'I would like to know who sold my van, and why we were not told.',
        'Nobody answered.',
      ],
      [],
    ],
    [
      'a colon that leads into the story leads into nobody’s words',
      'Three dates',
      ['Kay Reyes announced three dates:', 'Harrow, May 2', 'Copper Bay, May 4'],
      [],
    ],
    [
      'a statement in marks stays as it is',
      'Kay Reyes Quits',
      ['Kay Reyes left on Monday.', 'Her statement reads:', '“I quit.”'],
      [],
    ],
    ['not after any colon', 'Kay Reyes Quits', ['Kay Reyes had three lamps:', 'I saw one of them.'], []],
  ]);

  it('are what a page sets as a block quote after words that say who speaks, or over a name', () => {
    const filler =
      'She came to the harbour early, had tea with the crew, and stayed until the lamps were lit.';
    const story = extractStory({
      id: 'page',
      url: null,
      kind: 'html',
      body: `<article><h1>Kay Reyes Quits</h1><p>Kay Reyes left on Monday. ${filler}</p><p>Her manager, Lou Finch, wrote to the crew:</p>
<blockquote><p>The lamps are off.</p><p>Kay is well.</p></blockquote><p>${filler}</p>
<blockquote><p>never liked that stool</p>&mdash; Kay Reyes (@kayreyes) May 1, 2024</blockquote><p>${filler}</p>
<blockquote><p>The harbour is a place of great beauty and many gulls.</p></blockquote><p>${filler}</p></article>`,
    });
    expect(readAnswers(story)).toEqual([
      ['The lamps are off. … Kay is well.', 'Lou Finch'],
      ['never liked that stool', 'Kay Reyes'],
    ]);
  });
});

describe('pull quotes', () => {
  const told = '“I never liked the lamp, and it never liked me. It hummed,” Kay Reyes said.';

  it.each([
    ['one sentence again', '“It never liked me, and I never liked the lamp.”', 2],
    ['the same words again', '“I never liked the lamp, and it never liked me.”', 1],
    ['all of them again', '“I never liked the lamp, and it never liked me. It hummed”', 1],
    ['a few words may be said twice', '“It hummed.”', 2],
  ])('fold into what the story quotes: %s', (_name, line, count) => {
    const { quotations } = readStory(inventStory(['It rained.', told, 'It poured.', line]), loadLexicons());
    expect(quotations).toHaveLength(count);
    expect(quotations[0]?.speaker).toBe('Kay Reyes');
  });
});

it('words without marks are explained beside those in marks', () => {
  const story = inventStory(
    [opening, 'Q: Why “lamps”?', 'A: They hum. I like that.', 'Q: And now?', 'A: I rest.'],
    'Kay Reyes on Lamps',
  );
  const answers = explainStory(story, loadLexicons()).filter(({ pass }) => pass === 'labelled answer');
  expect(answers.map(({ words, speaker }) => [words, speaker])).toEqual([
    ['They hum. I like that.', 'Kay Reyes'],
    ['I rest.', 'Kay Reyes'],
  ]);
});
