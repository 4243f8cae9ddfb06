import { beforeAll, describe, expect, it } from 'vitest';
import type { Desk } from '../../commands/command.ts';
import { nameInGroup } from '../../commands/command.ts';
import { commands } from '../../commands/index.ts';
import { UsageError } from '../../src/errors.ts';
import {
  findButton,
  findCommand,
  openTestDesk,
  press,
  quotationsOf,
  requestButtons,
  run,
  SAMPLE,
  type TestStory,
  wordsOf,
} from './desk.ts';

let desk: Desk;
let empty: Desk;
beforeAll(async () => {
  desk = await openTestDesk();
  empty = await openTestDesk([]);
});

describe('the definitions', () => {
  it('are these, in this order', () => {
    expect(commands.map(({ name }) => name)).toEqual([
      'ask',
      'who-said',
      'variants',
      'quotes',
      'story',
      'person',
      'latest',
      'random',
      'ingest',
      'feeds add',
      'feeds list',
      'feeds remove',
      'feeds pause',
      'feeds resume',
      'feeds test',
      'people list',
      'people merge',
      'people split',
      'people rename',
      'people undo',
      'help',
    ]);
  });

  it.each(commands.map((command) => [command.name, command] as const))(
    'of /%s keep Discord’s rules',
    (_, command) => {
      const { options } = command;
      const named = { name: nameInGroup(command), description: command.description };
      for (const { name, description } of [named, command.group ?? named, ...options]) {
        expect(name).toMatch(/^[a-z-]{1,32}$/);
        expect(description.length).toBeGreaterThan(0);
        expect(description.length).toBeLessThanOrEqual(100);
      }
      expect(new Set(options.map(({ name }) => name)).size).toBe(options.length);
      expect(options.map(({ required }) => required)).toEqual(
        options
          .map(({ required }) => required)
          .sort()
          .reverse(),
      );
      for (const { kind, suggests, maxLength = 1 } of options) {
        expect(suggests && kind !== 'text').toBe(false);
        expect(maxLength >= 1 && maxLength <= 6000).toBe(true);
      }
      const texts = [
        command.name,
        command.description,
        ...options.flatMap(({ name, description }) => [name, description]),
      ];
      expect(texts.join('').length).toBeLessThanOrEqual(8000);
    },
  );

  it('let every answer be private', () => {
    const answering = commands.filter(({ managersOnly }) => !managersOnly);
    expect(answering.filter(({ options }) => !options.some(({ name }) => name === 'private'))).toEqual([]);
  });
});

describe('/ask', () => {
  it('answers a question in plain words', async () => {
    const card = await run(desk, 'ask', { question: 'what did Kay Reyes say about the canal' });
    expect(card.tone).toBe('answer');
    expect(quotationsOf(card)).toContain('I threw the album in the canal.');
    expect(wordsOf(card)).toContain('Kay Reyes');
  });

  it('turns pages by buttons, there and back', async () => {
    const first = await run(desk, 'ask', { question: 'quotes by Kay Reyes', private: true });
    expect(quotationsOf(first)).toHaveLength(5);
    expect(findButton(first, 'Previous').disabled).toBe(true);
    const second = await press(desk, findButton(first, 'Next'));
    expect(quotationsOf(second)).toHaveLength(2);
    expect(findButton(second, 'Next').disabled).toBe(true);
    expect(await press(desk, findButton(second, 'Previous'))).toEqual(first);
  });

  it('says what was understood when nothing is found, and offers what is near', async () => {
    const card = await run(desk, 'ask', { question: 'what did Kay Reyes say about volcanoes' });
    expect(card.tone).toBe('notice');
    expect(wordsOf(card)).toMatch(/Looked for quotations of Kay Reyes on volcanoes\./);
    for (const button of requestButtons(card))
      expect((await press(desk, button)).blocks.length).toBeGreaterThan(0);
  });

  it('stays private over its buttons', async () => {
    const card = await run(desk, 'ask', {
      question: 'what did Kay Reyes say about volcanoes',
      private: true,
    });
    expect(requestButtons(card).filter(({ request }) => request.options['private'] !== true)).toEqual([]);
  });
});

describe('a question that another card answers', () => {
  it.each(['who is Kay Reyes', 'who’s Kay Reyes?', 'hey tell me about Kay Reyes', 'who is kay reyse'])(
    'shows who somebody is: %s',
    async (question) => {
      const shown = await run(desk, 'person', { person: 'Kay Reyes' });
      expect(quotationsOf(await run(desk, 'ask', { question }))).toEqual(quotationsOf(shown));
      expect(wordsOf(await run(desk, 'ask', { question }))).toMatch(/^Kay Reyes\n7 quotations\n/);
    },
  );

  it.each(['who is the goat', 'tell me about the canal', 'who is Kay Reyes suing over the canal'])(
    'answers by words where nobody is asked for: %s',
    async (question) => {
      expect(wordsOf(await run(desk, 'ask', { question }))).not.toMatch(/^Kay Reyes\n7 quotations/);
    },
  );

  it.each(['what did Reyes say', 'quotes by Reyes', 'who is Reyes'])(
    'asks which of two is meant: %s',
    async (question) => {
      const card = await run(desk, 'ask', { question });
      expect(quotationsOf(card)).toEqual([]);
      expect(wordsOf(card)).toContain('Several people bear that name. Whom do you mean?');
      expect(quotationsOf(await press(desk, findButton(card, 'Bram Reyes')))).toEqual([
        'My sister never liked the bus.',
      ]);
    },
  );

  it('shows how each outlet prints the words that are asked for', async () => {
    const lines = (words: string) => [`Kay Reyes: ${words}`];
    const twice = await openTestDesk([
      {
        id: 'a',
        title: 'One',
        outlet: 'The Daily Crumb',
        lines: lines('I threw the album in the old canal.'),
      },
      { id: 'b', title: 'Two', outlet: 'Treble Weekly', lines: lines('I threw the album in the old canal!') },
      { id: 'c', title: 'Three', outlet: 'Treble Weekly', lines: ['Ada Quill: The canal is deep.'] },
    ]);
    const asked = { question: 'how did the different outlets report the canal line' };
    expect(wordsOf(await run(twice, 'ask', asked))).toContain('2 printings');
    const others = { question: 'how did different outlets report the soup' };
    expect(wordsOf(await run(desk, 'ask', others))).toContain('I would like to thank the soup.');
  });
});

describe('a question that asks nothing', () => {
  it.each([
    'hello',
    'hi there',
    'help',
    '/help',
    'can you help me pls',
    'what can you do',
    'hey wat can u do??',
    'how does this work',
    'how do i use this bot',
    'what can I ask you?',
    'what is soundbite',
    'show me the commands',
  ])('is told how to ask, with people to begin with: %s', async (question) => {
    const words = wordsOf(await run(desk, 'ask', { question }));
    expect(words).toContain('Ask who said what');
    expect(words).toContain('Much quoted here:');
    expect(words).toContain('/help');
    expect(words).not.toContain('Nothing found');
  });

  it('is told so however it is worded, unless it holds words or somebody to look for', async () => {
    for (const question of ['what can Ada Quill do', 'who said “what can you do”', 'help with the canal']) {
      expect(wordsOf(await run(desk, 'ask', { question })), question).not.toContain('Ask who said what');
    }
    expect(wordsOf(await run(desk, 'who-said', { words: 'what can you do' }))).toContain('what can you do');
  });

  it.each([
    ['what did they say', 'they'],
    ['why is she leaving', 'she'],
  ])('is asked whom it means, with people to choose from: %s', async (question, pronoun) => {
    const card = await run(desk, 'ask', { question });
    expect(wordsOf(card)).toMatch(
      new RegExp(`^Who is “${pronoun}”\\?\nI do not know whom “${pronoun}” stands for`),
    );
    expect(wordsOf(await press(desk, findButton(card, 'Ada Quill')))).toContain('Ada Quill');
  });

  it('is answered with anybody’s words where it has a topic, and asked whom it means', async () => {
    const card = await run(desk, 'ask', { question: 'what did he say about the soup' });
    expect(wordsOf(card)).toContain('These are anybody’s words on it. Whom do you mean?\n[Ada Quill]');
    expect(quotationsOf(card)).toEqual(['I would like to thank the soup.']);
    const chosen = await press(desk, findButton(card, 'Ada Quill'));
    expect(wordsOf(chosen)).not.toContain('Whom do you mean');
    expect(quotationsOf(chosen)).toEqual(['I would like to thank the soup.']);
  });

  it('lists the latest stories to who asks what is new', async () => {
    expect(wordsOf(await run(desk, 'ask', { question: 'what is new?' }))).toMatch(/^Latest stories/);
  });
});

describe('a button that leads on', () => {
  it('means its person by id, whoever else is called so', async () => {
    const card = await run(desk, 'ask', { question: 'what did Kay Reyes say about volcanoes' });
    expect(findButton(card, 'What Kay').request.options['person']).toBe('id:kay-reyes');
  });
});

describe('/variants', () => {
  const REPRINT: TestStory = {
    id: 'reprint',
    title: 'Reyes: Goat, Tour Off',
    outlet: 'Treble Weekly',
    published: '2025-03-12T08:00:00Z',
    lines: ['Kay Reyes: The tour’s off … and so’s the goat.'],
  };

  it('is where the button under a quotation leads that others report, too', async () => {
    const reported = await openTestDesk([...SAMPLE, REPRINT]);
    for (const [name, options] of [
      ['ask', { question: 'what did Kay Reyes say about the goat', private: true }],
      ['quotes', { person: 'Kay Reyes', until: '2025-04-01' }],
    ] as const) {
      const card = await run(reported, name, options);
      expect(quotationsOf(card)).toContain('The tour is off, and so is the goat.');
      expect(quotationsOf(card)).not.toContain('The tour’s off … and so’s the goat.');
      const variants = await press(reported, findButton(card, 'Also reported by 1 outlet'));
      expect(quotationsOf(variants)).toEqual([
        'The tour is off, and so is the goat.',
        'The tour’s off … and so’s the goat.',
      ]);
    }
    expect(wordsOf(await run(reported, 'person', { person: 'Kay Reyes' }))).not.toContain('so’s the goat');
  });

  it('answers remembered words of any version', async () => {
    const reported = await openTestDesk([...SAMPLE, REPRINT]);
    expect(quotationsOf(await run(reported, 'variants', { words: 'so is the goat' }))).toHaveLength(2);
    const alone = await run(desk, 'variants', { words: 'thank the soup' });
    expect(quotationsOf(alone)).toEqual(['I would like to thank the soup.']);
    expect(wordsOf(alone)).toContain('Nobody else in the library reports it');
  });

  it('says so when there are no such words, or no longer', async () => {
    expect((await run(desk, 'variants', { words: 'zeppelins over Zanzibar' })).tone).toBe('notice');
    expect(wordsOf(await run(empty, 'variants', { words: 'soup' }))).toContain('empty');
    await expect(run(desk, 'variants', { words: 'id:gone' })).rejects.toThrow(UsageError);
  });
});

describe('/who-said', () => {
  it('finds who said remembered words', async () => {
    const card = await run(desk, 'who-said', { words: 'thank the soup' });
    expect(quotationsOf(card)[0]).toBe('I would like to thank the soup.');
    expect(wordsOf(card)).toContain('— Ada Quill');
  });
});

describe('a question as long as may be', () => {
  const filler = 'um '.repeat(290);
  it.each([
    ['ask', { question: `${filler} what did Ada Quill say about the soup` }],
    ['quotes', { topic: `${filler} thank the soup` }],
  ])('is read to its end by /%s', async (name, options) => {
    expect(quotationsOf(await run(desk, name, options))[0]).toBe('I would like to thank the soup.');
  });
});

describe('/quotes', () => {
  it.each([
    ['a name', { person: 'Ada Quill' }, ['I would like to thank the soup.']],
    ['a choice', { person: 'id:ada-quill' }, ['I would like to thank the soup.']],
    ['the words of a choice', { person: 'Ada Quill · 1 quotation' }, ['I would like to thank the soup.']],
    ['a person and a topic', { person: 'Bram Reyes', topic: 'bus' }, ['My sister never liked the bus.']],
    ['a date', { since: '2025-06-01' }, ['I would like to thank the soup.']],
    [
      'an outlet and a topic',
      { outlet: 'The Daily Crumb', topic: 'soup' },
      ['I would like to thank the soup.'],
    ],
  ])('finds by %s', async (_, options, words) => {
    expect(quotationsOf(await run(desk, 'quotes', options))).toEqual(words);
  });

  it('asks which of several namesakes is meant, as /person does, and keeps what else was asked', async () => {
    const card = await run(desk, 'quotes', { person: 'Reyes', topic: 'bus', since: '2025' });
    const people = requestButtons(card).filter(({ label }) => / \(\d\)$/.test(label));
    expect(people.map(({ label }) => label)).toEqual(['Kay Reyes (7)', 'Bram Reyes (1)']);
    const chosen = await press(desk, findButton(card, 'Bram Reyes'));
    expect(quotationsOf(chosen)).toEqual(['My sister never liked the bus.']);
    expect(wordsOf(chosen)).toMatch(/since .*2025/);
  });

  it.each([
    ['a name', { person: 'Kay Reyes', topic: 'tour' }, false],
    ['a misspelt name', { person: 'Kay Reyse', topic: 'tour' }, true],
    ['a misspelt name and words that were not said', { person: 'Kay Reyse', topic: 'volcanoes' }, true],
  ])('says whose words are shown for %s', async (_, options, isSaid) => {
    const said = 'Nobody in the library is called Kay Reyse; the nearest name is Kay Reyes.';
    expect(wordsOf(await run(desk, 'quotes', options)).includes(said)).toBe(isSaid);
  });

  it('leaves out words of nobody sure, however near the person’s name they stand', async () => {
    const lines = ['Ada Quill: The soup is mine.', 'she: Her soup is cold.'];
    const unsure = await openTestDesk([{ id: 'fair', title: 'Ada Quill at the Fair', lines }]);
    for (const topic of ['soup', 'cold soup', 'cold'])
      expect(quotationsOf(await run(unsure, 'quotes', { person: 'Ada Quill', topic }))).not.toContain(
        'Her soup is cold.',
      );
  });

  it('ends with the day given, typed or carried by a button', async () => {
    const midnight = await openTestDesk([
      { id: 'eve', title: 'Eve', published: '2025-03-31T23:59:59Z', lines: ['Ada Quill: Not yet.'] },
      { id: 'fools', title: 'Fools', published: '2025-04-01T00:00:00Z', lines: ['Ada Quill: Fooled you.'] },
      { id: 'noon', title: 'Noon', published: '2025-04-01T12:00:00Z', lines: ['Ada Quill: Still fooled.'] },
    ]);
    for (const until of ['2025-03-31', '2025-04-01T00:00:00.000Z'])
      expect(quotationsOf(await run(midnight, 'quotes', { until }))).toEqual(['Not yet.']);
  });

  it('offers people, the most quoted first, and outlets', async () => {
    const { suggest } = findCommand('quotes');
    expect(await suggest('person', 'rey', desk)).toEqual([
      { name: 'Kay Reyes · 7 quotations', value: 'id:kay-reyes' },
      { name: 'Bram Reyes · 1 quotation', value: 'id:bram-reyes' },
    ]);
    expect(await suggest('outlet', 'tre', desk)).toEqual([{ name: 'Treble Weekly', value: 'Treble Weekly' }]);
    expect(await suggest('topic', 'tre', desk)).toEqual([]);
  });
});

describe('/story', () => {
  it.each([['Prize Night Ends in Soup'], ['prize soup'], ['id:prize']])(
    'shows the story meant by %j',
    async (headline) => {
      const card = await run(desk, 'story', { headline });
      expect(wordsOf(card)).toMatch(/^Prize Night Ends in Soup\n/);
      expect(quotationsOf(card)).toEqual(['I would like to thank the soup.']);
    },
  );

  it('shows the picture that its page gave', async () => {
    const own = await openTestDesk();
    const story = await own.library.story('prize');
    if (story === null) throw new Error('The sample has no such story.');
    const image = 'https://crumb.example/soup.jpg';
    const details = { updated: null, clockMinutes: null, image, language: 'en', sources: {} };
    await own.library.keep({ ...story, details }, { quotations: [], people: [] });
    const [heading] = (await run(own, 'story', { headline: 'id:prize' })).blocks;
    expect(heading).toMatchObject({
      kind: 'heading',
      picture: { url: image, alt: 'Picture of the story “Prize Night Ends in Soup”' },
    });
  });

  it('offers other stories that may be meant', async () => {
    const card = await run(desk, 'story', { headline: 'Kay Reyes' });
    const other = requestButtons(card).find(({ label }) => label.startsWith('Kay Reyes'));
    expect(other).toBeDefined();
    if (other !== undefined)
      expect(wordsOf(await press(desk, other))).toMatch(new RegExp(`^${other.label}\n`));
  });

  it('completes headlines', async () => {
    expect(await findCommand('story').suggest('headline', 'prize', desk)).toEqual([
      { name: 'Prize Night Ends in Soup', value: 'id:prize' },
    ]);
  });

  it('says when there is no such story', async () => {
    expect(wordsOf(await run(desk, 'story', { headline: 'zeppelin' }))).toContain(
      'No story in the library has the words zeppelin.',
    );
  });
});

describe('/person', () => {
  it('shows how often, where and with what words somebody is quoted', async () => {
    const card = await run(desk, 'person', { person: 'Kay Reyes' });
    expect(wordsOf(card)).toMatch(/^Kay Reyes\n7 quotations\n/);
    expect(wordsOf(card)).toContain('Quoted in: Treble Weekly, The Daily Crumb');
    expect(quotationsOf(card)).toHaveLength(5);
    expect(quotationsOf(await press(desk, findButton(card, 'Next')))).toHaveLength(2);
    expect(wordsOf(await press(desk, findButton(card, 'Stories')))).toMatch(/that name Kay Reyes\n2 stories/);
  });

  it('asks which one is meant', async () => {
    const card = await run(desk, 'person', { person: 'Reyes' });
    expect(requestButtons(card).map(({ label }) => label)).toEqual(['Kay Reyes (7)', 'Bram Reyes (1)']);
    expect(wordsOf(await press(desk, findButton(card, 'Bram')))).toMatch(/^Bram Reyes\n1 quotation\n/);
  });

  it('offers others when nobody is called so', async () => {
    const card = await run(desk, 'person', { person: 'Xaver Unbekannt' });
    expect(wordsOf(card)).toContain('Nobody in the library is called Xaver Unbekannt.');
    expect(wordsOf(await press(desk, findButton(card, 'Kay')))).toMatch(/^Kay Reyes\n/);
  });
});

describe('/latest', () => {
  it('lists stories, newest first, each a press from its quotations', async () => {
    const card = await run(desk, 'latest');
    const titles = card.blocks.flatMap((block) =>
      block.kind === 'text' ? [wordsOf({ tone: 'answer', blocks: [block] })] : [],
    );
    expect(titles).toEqual([
      'Prize Night Ends in Soup',
      'Kay Reyes on the Album She Threw Away',
      'Kay Reyes Calls Off the Tour',
    ]);
    expect(quotationsOf(await press(desk, findButton(card, 'Who said what')))).toEqual([
      'I would like to thank the soup.',
    ]);
  });

  it.each([
    [{ outlet: 'Treble Weekly' }, 'Latest stories in Treble Weekly', 'Album'],
    [{ person: 'Ada Quill' }, 'Latest stories that name Ada Quill', 'Soup'],
  ])('keeps to %j', async (options, heading, title) => {
    const words = wordsOf(await run(desk, 'latest', options));
    expect(words).toContain(heading);
    expect(words).toContain('1 story\n');
    expect(words).toContain(title);
  });

  it('says when there are none', async () => {
    const card = await run(desk, 'latest', { outlet: 'Treble Weekly', person: 'Ada Quill' });
    expect([card.tone, wordsOf(card)]).toEqual([
      'notice',
      expect.stringContaining('There are none in the library.'),
    ]);
  });

  it.each([
    ['a beginning that fits one only', 'treb', 'Latest stories in Treble Weekly', []],
    ['a misspelt name', 'Trebel Weekly', 'No such outlet', ['Treble Weekly']],
    ['a host', 'www.dailycrumb.co.uk', 'No such outlet', ['The Daily Crumb']],
    ['a host of the story itself', 'crumb.example', 'No such outlet', ['The Daily Crumb']],
    ['a name that is like no other', 'Zzyzx', 'No such outlet', ['The Daily Crumb', 'Treble Weekly']],
  ])('takes for an outlet, or asks about, %s', async (_, outlet, heading, offered) => {
    for (const command of ['latest', 'quotes']) {
      const card = await run(desk, command, { outlet });
      const words = wordsOf(card);
      expect(words).toContain(command === 'quotes' ? heading.replace('Latest stories', '') : heading);
      const labels = requestButtons(card).map(({ label }) => label);
      expect(labels).toEqual(expect.arrayContaining(offered));
      const [first] = offered;
      if (first === undefined) continue;
      expect(wordsOf(await press(desk, findButton(card, first)))).toContain(`in ${first}`);
    }
  });
});

describe('dates the wrong way round', () => {
  it('are told', async () => {
    const card = await run(desk, 'quotes', { topic: 'tour', since: '2025-06-01', until: '2025-05-01' });
    expect(wordsOf(card)).toContain('the first is after the last');
    const day = await run(desk, 'quotes', { topic: 'zeppelin', since: '2025-06-01', until: '2025-06-01' });
    expect(wordsOf(day)).not.toContain('the first is after the last');
  });
});

describe('/random', () => {
  const at = (moment: number) => ({ ...desk, now: () => new Date(moment) });

  it('shows another quotation at another moment, and the same one at the same', async () => {
    const seen = await Promise.all(
      Array.from({ length: 40 }, (_, index) => run(at(1_750_000_000_000 + index * 977), 'random')),
    );
    const words = new Set(seen.flatMap(quotationsOf));
    expect(words.size).toBeGreaterThan(3);
    expect(seen.every((card) => quotationsOf(card).length === 1)).toBe(true);
    expect(await run(at(5), 'random')).toEqual(await run(at(5), 'random'));
  });

  it.each([
    [{ person: 'Ada Quill' }, 'Picked at random from Ada Quill'],
    [{ outlet: 'the daily crumb', person: 'Ada Quill' }, 'from Ada Quill in The Daily Crumb'],
  ])('keeps to %j', async (options, heading) => {
    const card = await run(desk, 'random', options);
    expect(wordsOf(card)).toContain(heading);
    expect(quotationsOf(card)).toEqual(['I would like to thank the soup.']);
    expect(quotationsOf(await press(desk, findButton(card, 'Another')))).toHaveLength(1);
  });

  it('rather shows a sentence of somebody named', async () => {
    const own = await openTestDesk([
      {
        id: 'mixed',
        title: 'Mixed',
        lines: [
          'an insider: I will not say another word about the goat tonight.',
          'Ada Quill: No.',
          'Kay Reyes: We sang until the boat began to sing along with us.',
        ],
      },
    ]);
    for (const moment of [0, 1, 2]) {
      const card = await run({ ...own, now: () => new Date(moment) }, 'random');
      expect(quotationsOf(card)).toEqual(['We sang until the boat began to sing along with us.']);
    }
  });

  it('says where there is nothing to pick from', async () => {
    expect(wordsOf(await run(empty, 'random'))).toContain('empty');
    const card = await run(desk, 'random', { person: 'Ada Quill', outlet: 'Treble Weekly' });
    expect([card.tone, wordsOf(card)]).toEqual([
      'notice',
      expect.stringContaining('no quotations to pick from'),
    ]);
  });
});

describe('/ingest', () => {
  it('adds a story and leads to it', async () => {
    const own = await openTestDesk();
    const card = await run(own, 'ingest', { address: '<https://crumb.example/goat>' });
    expect(wordsOf(card)).toBe('Story added\nA Goat Retires\n1 quotation in it\n[Who said what]');
    expect(quotationsOf(await press(own, findButton(card, 'Who said what')))).toEqual([
      'The goat has earned its hay.',
    ]);
    expect(wordsOf(await run(own, 'ingest', { address: 'https://crumb.example/goat' }))).toContain(
      'unchanged',
    );
  });

  it('is for managers only, whatever Discord was told', async () => {
    const request = {
      command: 'ingest',
      options: { address: 'https://a.example' },
      page: 0,
      asker: { mayManage: false },
    };
    await expect(findCommand('ingest').run(request, desk)).rejects.toThrow(/may manage the server/);
  });

  it('says why a page was not added', async () => {
    const skipping: Desk = {
      ...desk,
      ingest: async (input) => ({
        input,
        result: 'skipped',
        storyId: null,
        title: null,
        quotationCount: 0,
        reason: 'There is no story at that address.',
      }),
    };
    const card = await run(skipping, 'ingest', { address: 'https://a.example' });
    expect([card.tone, wordsOf(card)]).toEqual([
      'problem',
      'Story not added\nThere is no story at that address.\nhttps://a.example',
    ]);
  });
});

describe('/help', () => {
  it('tells of every other command and gives examples that work', async () => {
    const card = await run(desk, 'help');
    for (const { name, description } of commands.slice(0, -1).map((command) => command.group ?? command)) {
      expect(wordsOf(card)).toContain(`/${name}`);
      expect(wordsOf(card)).toContain(description);
    }
    expect(quotationsOf(await press(desk, findButton(card, 'What did Kay Reyes say?')))).toHaveLength(5);
  });
});

describe('bad input', () => {
  it.each<[string, Record<string, string>, RegExp]>([
    ['ask', {}, /“question” is empty\. Give it, such as:/],
    ['ask', { question: '   ' }, /“question” is empty/],
    [
      'ask',
      { question: 'why '.repeat(1500) },
      /is 5999 characters long; at most 1000 are read\. Shorten it\./,
    ],
    ['who-said', {}, /“words” is empty/],
    ['quotes', {}, /Give at least one of: person, topic, outlet, since, until\./],
    ['quotes', { person: 'id:gone' }, /no longer in the library/],
    ['quotes', { topic: 'bus', since: 'the day the music died' }, /date/i],
    ['story', {}, /“headline” is empty/],
    ['story', { headline: 'id:gone' }, /no longer in the library/],
    ['person', {}, /“person” is empty/],
    ['ingest', { address: 'the crumb' }, /“the crumb” is no web address/],
    ['ingest', { address: 'file:///etc/passwd' }, /no web address/],
  ])('to /%s %j is told what is wrong', async (name, options, message) => {
    const running = run(desk, name, options);
    await expect(running).rejects.toThrow(UsageError);
    await expect(running).rejects.toThrow(message);
  });

  it.each([-1, 0.5, Number.NaN])('page %d is refused', async (page) => {
    await expect(run(desk, 'latest', {}, page)).rejects.toThrow(UsageError);
  });

  it('a page behind the last says so and leads back', async () => {
    const card = await run(desk, 'quotes', { person: 'Kay Reyes' }, 9);
    expect(wordsOf(card)).toContain('7 quotations, none on page 10');
    expect(quotationsOf(await press(desk, findButton(card, 'Previous')))).toHaveLength(2);
    const single = await run(desk, 'quotes', { person: 'Ada Quill' }, 3);
    expect(wordsOf(single)).toContain('1 quotation, none on page 4');
  });

  it('a question of many words does not fill the heading', async () => {
    const card = await run(desk, 'quotes', { topic: 'tour '.repeat(100) });
    const [heading] = wordsOf(card).split('\n');
    expect(heading?.length).toBeLessThan(130);
  });
});

describe('an empty library', () => {
  it.each([
    ['ask', { question: 'what did Kay Reyes say' }],
    ['who-said', { words: 'thank the soup' }],
    ['quotes', { topic: 'soup' }],
    ['story', { headline: 'soup' }],
    ['person', { person: 'Kay Reyes' }],
    ['latest', {}],
  ])('is told by /%s together with how to fill it', async (name, options) => {
    expect(wordsOf(await run(empty, name, options))).toMatch(/The library is empty[\s\S]*\/ingest address:/);
  });

  it('is no reason for /help not to help', async () => {
    expect(wordsOf(await run(empty, 'help'))).toContain('0 stories');
  });
});

const NOW = '2025-07-01T12:00:00Z';

describe('suggestions', () => {
  it('never break Discord’s limits, whatever is in the library', async () => {
    const long = 'Maximiliane '.repeat(12).trim();
    const crowded = await openTestDesk([
      ...SAMPLE,
      ...Array.from({ length: 30 }, (_, index) => ({
        id: `s${index}-${'x'.repeat(index * 5)}`,
        title: `${long} ${index}`,
        outlet: `${long} ${index}`,
        lines: [`${long} ${'Q'.repeat(index + 1)}: Yes ${index}.`],
      })),
    ]);
    for (let number = 0; number < 30; number += 1) {
      const url = `https://max${number}.example/${'x'.repeat(number * 5)}`;
      await crowded.library.addFeed({ url, title: `${long} ${number}`, addedAt: NOW, nextAt: NOW });
    }
    for (const { id, name } of await crowded.library.completePerson('max', 30))
      await crowded.library.decide({ kind: 'rename', personId: id, name: `${name} II` }, NOW);
    for (const command of commands) {
      for (const { name } of command.options.filter(({ suggests }) => suggests)) {
        const choices = await command.suggest(name, 'max', crowded);
        expect(choices.length).toBe(25);
        expect(choices.filter((choice) => choice.name.length > 100 || choice.value.length > 100)).toEqual([]);
      }
    }
  });
});
