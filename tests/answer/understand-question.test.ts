import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadVocabulary, understandQuestion } from '../../src/answer/index.ts';
import type { Question } from '../../src/domain.ts';
import { UsageError } from '../../src/errors.ts';
import type { Library } from '../../src/library/index.ts';
import { startStopwatch } from '../start-stopwatch.ts';
import { openSmallLibrary } from './small-library.ts';

const vocabulary = loadVocabulary();
const now = new Date('2026-11-22T10:00:00Z');
let library: Library;
beforeAll(async () => {
  library = await openSmallLibrary();
});
afterAll(() => library.close());

const question = (parts: Partial<Question>): Question => ({
  text: '',
  reading: 'any',
  person: null,
  outlet: null,
  since: null,
  until: null,
  ...parts,
});
const understand = (parts: Partial<Question>) =>
  understandQuestion(question(parts), { library, now, vocabulary });
const namesIn = (people: readonly { readonly name: string }[]) => people.map(({ name }) => name);

describe('a speaker without a name', () => {
  it.each([
    ['what did the drummer say about shoes', 'drummer'],
    ['the widow on the rain', 'widow'],
    ['what did her brother say about the cake', 'brother'],
    ['what was said about the director', null],
    ['what did the source say', 'source'],
    ['quotes from an insider', 'insider'],
    ['what did the insider say about the cake', 'insider'],
    ['source on the wedding', null],
    ['what do people think of the swan', null],
    ['who called the groom a sailor', null],
    ['what did rowan ashby-teague tell the director', null],
    ['what did the police spokesman say about the rain', 'spokesman'],
    ['what did the theatre owners say about the cake', 'owners'],
    ['what did zoe marechals ex husband say about shoes', 'ex'],
    ['anyone say why dear mr bloom flopped', null],
  ])('%s', async (text, role) => {
    expect((await understand({ text })).role).toBe(role);
  });
});

describe('a name that nobody is known by', () => {
  it.each([
    ['what did dolores umbrage say about the swan', 'dolores umbrage', null],
    ['what did Glitterbox say about the swan', null, null],
    ['wedding cake on the rain', null, null],
    ['rowan ashby-teague lighthouse quote', null, null],
  ])('%s', async (text, unknownName, printedName) => {
    const query = await understand({ text });
    expect(query).toMatchObject({ unknownName, printedName });
  });
});

describe('who speaks and who is spoken of', () => {
  it.each([
    ['the drummer zoë maréchal lost a shoe, what did she say', ['Zoë Maréchal'], []],
    ['what did she say about zoë maréchal', [], ['Zoë Maréchal']],
    ["what did zoe marechal's mother say", [], ['Zoë Maréchal']],
  ])('%s', async (text, speakers, others) => {
    const query = await understand({ text });
    expect({ speakers: namesIn(query.people), others: namesIn(query.about) }).toEqual({ speakers, others });
  });
});

describe('the words that somebody remembers', () => {
  it.each([
    ['who said it was about soup', 'it was about soup'],
    ['Glitterbox June 2025 it leaned like a sailor who said it', 'it leaned like a sailor'],
    ['it leaned like a sailor who said it', 'it leaned like a sailor'],
    ['what did rowan ashby-teague tell the fan who called it dull', null],
    ['tell me who called it dull', 'it dull'],
  ])('%s', async (text, phrase) => {
    expect((await understand({ text })).phrase).toBe(phrase);
  });
});

describe('an outlet that the library has no story of', () => {
  it.each([
    ['what did zoë maréchal tell the harbour gazette about shoes', 'harbour gazette', 'shoes'],
    ['zoë maréchal on shoes in Starlight Weekly last spring', 'Starlight Weekly', 'shoes'],
    ['what did zoë maréchal tell Glitterbox about shoes', null, 'shoes'],
    ['what did zoë maréchal say about the weekly shoes', null, 'weekly shoes'],
    ['zoë maréchal on shoes in a magazine', null, 'shoes magazine'],
    ['what did zoë maréchal say about shoes in the New Harbour Times', 'New Harbour Times', 'shoes'],
    ['what did zoë maréchal tell Lantern News about shoes', 'Lantern News', 'shoes'],
    ['what did zoë maréchal say about shoes to the Harbour Post', 'Harbour Post', 'shoes'],
    ['what did zoë maréchal say about shoes in an instagram post', null, 'shoes instagram post'],
    ['what did zoë maréchal say about shoes in Hard Times', null, 'shoes Hard Times'],
    ['what did zoë maréchal say about shoes in the Old Times Square', null, 'shoes Old Times Square'],
    ['what did glossfrontier report about shoes', 'glossfrontier', 'shoes'],
    ['has the daily glossfront printed anything on shoes', 'daily glossfront', 'shoes'],
    ['what did the papers report about shoes', null, 'papers shoes'],
    ['what did zoë maréchal report about shoes', null, 'shoes'],
    ['what did zoë report about shoes', null, 'shoes'],
    ['what did the inspectors report about shoes', null, 'inspectors shoes'],
    ['has taylor swanwick published anything on shoes', null, 'taylor swanwick shoes'],
    ['has the madison gazette published anything on shoes', 'madison gazette', 'shoes'],
    ['what did glitterbox report about shoes', null, 'shoes'],
  ])('%s', async (text, unknownOutlet, topic) => {
    expect(await understand({ text })).toMatchObject({ unknownOutlet, topic });
  });
});

describe('an outlet whose name is made of a word for somebody', () => {
  it('is no role of who speaks', async () => {
    const wire = await openSmallLibrary([
      {
        id: 'wire',
        outlet: 'Union Wire',
        published: '2025-03-11T09:00:00Z',
        title: 'Lava',
        lines: [{ speaker: 'Sam Hollis', text: 'Sam Hollis said, “The lava was cold.”' }],
      },
    ]);
    const query = await understandQuestion(question({ text: 'quotes from union wire' }), {
      library: wire,
      now,
      vocabulary,
    });
    expect(query).toMatchObject({ outlet: 'Union Wire', role: null, topic: '' });
    await wire.close();
  });
});

describe('one of two people of a name', () => {
  it.each([
    ['what did okafor say about the swan', [], 2],
    ['what did okafor say about lucien teague', [], 2],
  ])('%s', async (text, people, choiceCount) => {
    const query = await understand({ text });
    expect([namesIn(query.people), query.choices.length]).toEqual([people, choiceCount]);
  });

  it('is the one who is quoted beside somebody else whom the question names', async () => {
    const two = await openSmallLibrary([
      { ...feud, lines: [line('Dominic Frye'), line('Terrence Vale')] },
      { ...feud, id: 'b', lines: [line('Ricky Vale')] },
    ]);
    const ask = async (text: string) => {
      const query = await understandQuestion(question({ text }), { library: two, now, vocabulary });
      return [namesIn(query.people), query.choices.length];
    };
    expect(await ask('did frye and vale say anything about the lava')).toEqual([
      ['Dominic Frye', 'Terrence Vale'],
      0,
    ]);
    expect(await ask('what did vale say about dominic frye')).toEqual([['Terrence Vale'], 0]);
    expect(await ask('what did vale say about the lava')).toEqual([[], 2]);
    await two.close();
  });

  it('is the one of a single name, unless a namesake is quoted beside somebody whom the question names', async () => {
    const two = await openSmallLibrary([
      { ...feud, lines: [line('Dominic Frye'), line('Priya Vale')] },
      { ...feud, id: 'b', lines: [line('Priya'), line('Sam Hollis')] },
    ]);
    const ask = async (text: string) => {
      const query = await understandQuestion(question({ text }), { library: two, now, vocabulary });
      return [namesIn(query.people), query.choices.length];
    };
    expect(await ask('what did priya say about the lava')).toEqual([['Priya'], 0]);
    expect(await ask('what did priya say to frye about the lava')).toEqual([['Priya Vale'], 0]);
    expect(await ask('what did priya say to sam hollis about the lava')).toEqual([['Priya'], 0]);
    await two.close();
  });
  const feud = { id: 'a', outlet: 'Glitterbox', published: '2025-03-11T09:00:00Z', title: 'Lava' };
  const line = (speaker: string) => ({
    speaker,
    text: `“The lava was ${speaker.length} feet deep,” ${speaker} said.`,
  });
});

describe('an everyday word that is a letter off a name', () => {
  let royal: Library;
  beforeAll(async () => {
    const lines = ['Prince Alaric', 'Princess Ingeborg', 'Anna Hart'].map((speaker) => ({
      speaker,
      text: `“The swan was ${speaker.length} feet long,” ${speaker} said.`,
    }));
    const published = '2025-03-11T09:00:00Z';
    royal = await openSmallLibrary([{ id: 'r', outlet: 'Glitterbox', published, title: 'Swan', lines }]);
  });
  afterAll(() => royal.close());

  it.each([
    ['what did princes ingeborg say about the swan', ['Princess Ingeborg']],
    ['what did princess ingeborg say about the swan', ['Princess Ingeborg']],
    ['what did prince alaric say about the swan', ['Prince Alaric']],
    ['what did the princes say about the swan', ['Prince Alaric']],
    ['what did anna heart say about the swan', ['Anna Hart']],
    ['what did a heart say about the swan', []],
  ])('%s', async (text, names) => {
    const query = await understandQuestion(question({ text }), { library: royal, now, vocabulary });
    expect(namesIn(query.people)).toEqual(names);
  });
});

describe('a word of a date is no name, however near to one', () => {
  let ofMarsh: Library;
  beforeAll(async () => {
    const lines = [{ speaker: 'Noa Marsh', text: '“The swan was late,” Marsh said.' }];
    const published = '2025-03-11T09:00:00Z';
    ofMarsh = await openSmallLibrary([{ id: 'm', outlet: 'Glitterbox', published, title: 'Swan', lines }]);
  });
  afterAll(() => ofMarsh.close());

  it.each([
    ['quotes in March 2025', []],
    ['what did anyone say in March 2025', []],
    ['what did anyone say since march', []],
    ['quotes from late March', []],
    ['March 2025 quotes', []],
    ['Marsh on the tour', ['Noa Marsh']],
    ['what did marsh say in march 2025', ['Noa Marsh']],
  ])('%s', async (text, names) => {
    const query = await understandQuestion(question({ text }), { library: ofMarsh, now, vocabulary });
    expect(namesIn([...query.people, ...query.about])).toEqual(names);
  });
});

describe('a sentence that opens with a name', () => {
  it.each([
    ['rowan ashby-teague is a menace with a shoe', true],
    ['rowan ashby-teague on the shoe', false],
    ['what did rowan ashby-teague say of the shoe', false],
  ])('%s', async (text, mayBePhrase) => {
    expect((await understand({ text })).mayBePhrase).toBe(mayBePhrase);
  });
});

describe('whose words are wanted', () => {
  it.each([
    ['what did Rowan Ashby-Teague say about the tour', 'Rowan Ashby-Teague', 'tour'],
    ['rowan ashby teague on the lighthouse', 'Rowan Ashby-Teague', 'lighthouse'],
    ['Ashby-Teague on losing shoes', 'Rowan Ashby-Teague', 'losing shoes'],
    ['what did rowen ashby-teage say about shoes', 'Rowan Ashby-Teague', 'shoes'],
    ['zoey marechall on shoes', 'Zoë Maréchal', 'shoes'],
    ['rowan on the lighthouse', 'Rowan Ashby-Teague', 'lighthouse'],
    ['has zoe marechal ever talked about shoes?', 'Zoë Maréchal', 'shoes'],
    ["zoë maréchal's comment on the shoe", 'Zoë Maréchal', 'shoe'],
    ['quotes from marguerite okafor re the swan', 'Marguerite Okafor', 'swan'],
    ['sam okafor on the cake', 'Samuel Okafor', 'cake'],
    ['rowan teague on the tour', 'Rowan Ashby-Teague', 'tour'],
    ['yo sorry if asked already but did samuel okafor ever talk about the cake', 'Samuel Okafor', 'cake'],
    ['why did marguerite okafor write paper moon in a bath', 'Marguerite Okafor', 'paper moon bath'],
    ['how many times did zoë maréchal mention shoes', 'Zoë Maréchal', 'shoes'],
    ['what was the first thing zoë maréchal said about shoes', 'Zoë Maréchal', 'shoes'],
    ['what was that thing zoë maréchal said about shoes', 'Zoë Maréchal', 'shoes'],
    ['whats the last thing zoë maréchal said', 'Zoë Maréchal', ''],
    ['next thing zoë said', 'Zoë Maréchal', ''],
    ['number of times zoë said shoes', 'Zoë Maréchal', 'shoes'],
    ['first quote by zoë maréchal on shoes', 'Zoë Maréchal', 'shoes'],
    ['what is the best quote by zoë maréchal on shoes', 'Zoë Maréchal', 'shoes'],
    ['what was the line from zoë maréchal about shoes', 'Zoë Maréchal', 'shoes'],
    ['samuel okafor on owning up to the cake', 'Samuel Okafor', 'owning up cake'],
    ['did samuel okafor open up about the cake', 'Samuel Okafor', 'cake'],
    ['what did samuel okafor open up about', 'Samuel Okafor', ''],
    ['samuel okafor spoke out on the cake', 'Samuel Okafor', 'cake'],
    ['samuel okafor opens up about the cake', 'Samuel Okafor', 'cake'],
    ['samuel okafor on opening up about the cake', 'Samuel Okafor', 'opening up cake'],
  ])('%s', async (text, name, topic) => {
    const query = await understand({ text });
    expect(namesIn(query.people)).toEqual([name]);
    expect(query.topic).toBe(topic);
    expect(query.seeking).toBe('quotations');
  });

  it.each([
    ['what did zoë maréchal say about rowan ashby-teague', ['Zoë Maréchal'], ['Rowan Ashby-Teague']],
    ['did Zoë Maréchal respond to Rowan Ashby-Teague?', ['Zoë Maréchal'], ['Rowan Ashby-Teague']],
    ['what are fans saying about marguerite okafor', [], ['Marguerite Okafor']],
    ['comments on rowan ashby-teague losing a shoe', [], ['Rowan Ashby-Teague']],
    ["what did marguerite okafor's brother say", [], ['Marguerite Okafor']],
    [
      'did rowan ashby-teague and zoe marechal say anything on shoes',
      ['Rowan Ashby-Teague', 'Zoë Maréchal'],
      [],
    ],
  ])('tells speakers from those spoken of: %s', async (text, people, about) => {
    const query = await understand({ text });
    expect(namesIn(query.people)).toEqual(people);
    expect(namesIn(query.about)).toEqual(about);
  });

  it('asks which of two people one surname means', async () => {
    const query = await understand({ text: 'what did okafor say about the wedding' });
    expect(query.people).toEqual([]);
    expect(namesIn(query.choices).sort()).toEqual(['Marguerite Okafor', 'Samuel Okafor']);
  });

  it.each([
    ['what did Barnabus Quillfeather say about the tour', 'Barnabus Quillfeather'],
    ['any quotes from lorna pimm about the swan', 'lorna pimm'],
    ['priya vantongle on the wedding', 'priya vantongle'],
  ])('names whom nobody knows: %s', async (text, name) => {
    expect((await understand({ text })).unknownName).toBe(name);
  });

  it.each([
    'what did the director say about the swan',
    'what are people saying about the swan',
    'anything on the swan',
  ])('takes no common words for a name: %s', async (text) => {
    const query = await understand({ text });
    expect(query.unknownName).toBeNull();
    expect(query.people).toEqual([]);
  });

  it('takes a person from the option, by name or by id, and keeps names in the words as topic', async () => {
    const byName = await understand({ person: 'zoe marechal', text: 'rowan' });
    expect(namesIn(byName.people)).toEqual(['Zoë Maréchal']);
    const byId = await understand({ person: byName.people[0]?.id ?? '', text: '' });
    expect(byId.people).toEqual(byName.people);
    expect(byName.topic).toBe('rowan');
    expect((await understand({ person: 'Nobody Atall' })).unknownName).toBe('Nobody Atall');
  });
});

describe('remembered words', () => {
  it.each([
    ['who said every night i lose a shoe', 'every night i lose a shoe', 'introduced'],
    ['who was it that said the swan was not invited', 'the swan was not invited', 'introduced'],
    ['it leaned like a sailor - who said that again', 'it leaned like a sailor', 'introduced'],
    ['“it leaned like a sailor” where was this', 'it leaned like a sailor', 'quoted'],
    ["'a candle as my witness' who said it", 'a candle as my witness', 'quoted'],
    ['what was that thing about a candle as my witness', 'a candle as my witness', 'introduced'],
    [
      'somebody said they were wetter than the swan, who was that',
      'they were wetter than the swan',
      'introduced',
    ],
    ['i have never lost a shoe in my life', 'i have never lost a shoe in my life', 'bare'],
    ['what was that line about what the swan said', 'what the swan said', 'introduced'],
  ])('%s', async (text, phrase, evidence) => {
    const query = await understand({ text });
    expect(query.phrase).toBe(phrase);
    expect(query.phraseEvidence).toBe(evidence);
    expect(query.people).toEqual([]);
  });

  it.each([
    'what did rowan ashby-teague say about the tour',
    'reactions to the swan',
    'anyone said anything about the cake',
    'who denied the swan was there',
    'who is marguerite quillfeather',
  ])('none in: %s', async (text) => {
    expect((await understand({ text })).phrase).toBeNull();
  });

  it('reads as the command says', async () => {
    expect((await understand({ text: 'lighthouse cost more', reading: 'phrase' })).phrase).toBe(
      'lighthouse cost more',
    );
    expect(
      (await understand({ text: 'who said the swan was not invited', reading: 'topic' })).phrase,
    ).toBeNull();
  });
});

describe('where and when', () => {
  it('takes an outlet and a date out of the topic', async () => {
    const query = await understand({
      text: 'what did marguerite okafor tell Glitterbox in june 2025 about the swan',
    });
    expect(query.outlet).toBe('Glitterbox');
    expect(query.since).toBe('2025-06-01T00:00:00.000Z');
    expect(query.until).toBe('2025-07-01T00:00:00.000Z');
    expect(query.topic).toBe('swan');
    expect(query.datesBind).toBe(false);
  });

  it('finds an outlet with and without its article', async () => {
    expect((await understand({ text: 'in the marquee, what did rowan say about the tour' })).outlet).toBe(
      'The Marquee',
    );
    expect((await understand({ text: 'what did zoe marechal tell marquee about shoes' })).outlet).toBe(
      'The Marquee',
    );
  });

  it('takes no outlet for a person whom nobody knows', async () => {
    const query = await understand({ text: 'quotes from Marquee in 2026 about the shoe' });
    expect(query).toMatchObject({ outlet: 'The Marquee', unknownName: null, topic: 'shoe' });
  });

  it('takes an everyday word for an outlet only where a word leads to it', async () => {
    expect((await understand({ text: 'what are people saying about the swan' })).outlet).toBeNull();
    expect((await understand({ text: 'what did marguerite okafor tell People' })).outlet).toBe('People');
  });

  it('lets options bind', async () => {
    const query = await understand({ text: 'swan', since: '2025', until: 'june 2025', outlet: 'Glitterbox' });
    expect(query).toMatchObject({
      since: '2025-01-01T00:00:00.000Z',
      until: '2025-07-01T00:00:00.000Z',
      datesBind: true,
      outletBinds: true,
    });
  });

  it('tells a wrong date with the option it stood in', async () => {
    await expect(understand({ text: 'swan', since: 'the day of the cake' })).rejects.toThrow(
      /“the day of the cake” in `since` is not a date/,
    );
  });
});

describe('stories', () => {
  it.each([
    'link me the story about the swan',
    'which outlet reported on the swan',
    'what sites covered the wedding',
    'who reported on the lawsuit',
    'obit for the lighthouse keeper',
    'whats that interview with the drummer who lost a shoe',
    'where did i see the thing about the runaway swan',
    'article about the wedding cake?',
    'source on the paper moon suit pls',
    'the piece on the lighthouse tour, link me',
    'what happened at the wedding',
    'so what happened with the swan',
    'wtf is going on with marguerite okafor',
    'who broke up with whom',
    'who is dating who',
  ])('wanted: %s', async (text) => {
    expect((await understand({ text })).seeking).toBe('stories');
  });

  it.each([
    'what did rowan ashby-teague say in that interview about the tour',
    'quote from the story about the swan',
    '“the swan was not invited” where was this',
    'what did marguerite okafor say about the story',
  ])('not wanted: %s', async (text) => {
    expect((await understand({ text })).seeking).toBe('quotations');
  });
});

describe('odd input', () => {
  it.each(['', '   ', '?!…', '🐐🐐', '\u200e\u200f\u0000'])('an empty question is told: %j', async (text) => {
    await expect(understand({ text })).rejects.toThrow(UsageError);
  });

  it('is allowed to be empty where an option asks', async () => {
    expect((await understand({ outlet: 'People' })).topic).toBe('');
  });

  it('keeps direction marks and control characters out of what it understands', async () => {
    const query = await understand({
      text: '\u202ewhat did\u0000 rowan\u200b ashby-teague\u202c say about\u0007 the tour',
    });
    expect(namesIn(query.people)).toEqual(['Rowan Ashby-Teague']);
    expect(query.topic).toBe('tour');
  });

  it('reads the beginning of a 6,000-character question', async () => {
    const elapsed = startStopwatch();
    const query = await understand({
      text: `what did rowan ashby-teague say about ${'the shoe and the lighthouse '.repeat(220)}`,
    });
    expect(namesIn(query.people)).toEqual(['Rowan Ashby-Teague']);
    expect(query.topic.length).toBeLessThan(1300);
    // Bounded, not fast: a busy machine is slow too.
    expect(elapsed()).toBeLessThan(2000);
  });

  it('survives any text', async () => {
    for (const text of [
      '🦢🦢🦢',
      'מה אמר רואן',
      '((((',
      '\\',
      'a'.repeat(6000),
      "''''''",
      '"',
      '“”',
      '@everyone <@1>',
    ])
      await expect(understand({ text }).catch((error) => error instanceof UsageError)).resolves.toBeTruthy();
  });
});
