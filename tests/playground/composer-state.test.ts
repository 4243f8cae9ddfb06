import { describe, expect, it } from 'vitest';
import {
  addField,
  type CommandState,
  type ComposerState,
  composeRequest,
  fillField,
  focusedField,
  listRemaining,
  matchCommands,
  matchOptions,
  openCommand,
  stepBack,
  typeInto,
  typePlain,
} from '../../src/playground/page/composer-state.ts';
import { tinyCommands } from './tiny-desk.ts';

const command = (name: string) => {
  const found = tinyCommands.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`There is no tiny command ${name}.`);
  return found;
};
const option = (state: CommandState, name: string) => {
  const found = listRemaining(state).find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`There is no option ${name} left.`);
  return found;
};
const plain = (text: string): ComposerState => ({ kind: 'plain', text });
const fieldsOf = (state: ComposerState) =>
  state.kind === 'plain' ? state.text : state.fields.map((field) => [field.option.name, field.typed]);

describe('the list of commands', () => {
  it.each([
    ['/', tinyCommands.map(({ name }) => name)],
    ['/a', ['ask', 'allowed', 'wait']],
    ['/QUO', ['quotes']],
    ['/ask ', []],
    ['ask', []],
    ['/zebra', []],
  ])('for %j', (typed, names) => {
    expect(matchCommands(tinyCommands, typed).map(({ name }) => name)).toEqual(names);
  });
});

describe('a command of a group', () => {
  const goats = [{ name: 'goats herd' }, { name: 'goats milk' }].map(({ name }) => ({
    ...command('find'),
    name,
  }));
  const all = [...tinyCommands, ...goats];

  it.each([
    ['/goats', ['goats herd', 'goats milk']],
    ['/goats ', ['goats herd', 'goats milk']],
    ['/goats m', ['goats milk']],
    ['/goats milk ', []],
  ])('is listed for %j', (typed, names) => {
    expect(matchCommands(all, typed).map(({ name }) => name)).toEqual(names);
  });

  it.each([
    ['/goats milk ', []],
    ['/GOATS milk topic: hay', [['topic', 'hay']]],
    ['/goats milking ', '/goats milking '],
  ])('is opened by %j', (typed, fields) => {
    expect(fieldsOf(typePlain(all, typed))).toEqual(fields);
  });
});

describe('typing', () => {
  it.each([
    ['plain words', 'who said so', 'who said so'],
    ['a command and a space', '/ask ', [['question', '']]],
    ['a command with words', '/ask who said so', [['question', 'who said so']]],
    ['a command in capitals', '/ASK who', [['question', 'who']]],
    ['an unknown command', '/zebra who', '/zebra who'],
    ['a path', '/etc/hosts is a file', '/etc/hosts is a file'],
  ])('%s', (_what, typed, fields) => {
    expect(fieldsOf(typePlain(tinyCommands, typed))).toEqual(fields);
  });

  it.each([
    ['nothing yet', '/find ', []],
    ['the beginning of an option’s name', '/find to', []],
    ['words that begin no option’s name', '/find tom hollow', [['person', 'tom hollow']]],
    ['a value by name', '/find topic: goat', [['topic', 'goat']]],
    ['a name and a space', '/find topic goat and all', [['topic', 'goat and all']]],
    [
      'several values by name',
      '/find person: Imani Lind topic: goat',
      [
        ['person', 'Imani Lind'],
        ['topic', 'goat'],
      ],
    ],
    [
      'words before a value by name',
      '/find Imani topic:goat',
      [
        ['topic', 'goat'],
        ['person', 'Imani'],
      ],
    ],
    ['a name twice', '/find topic: the topic: goat', [['topic', 'the topic: goat']]],
    ['an address', '/find topic: https://a.example/since:2', [['topic', 'https://a.example/since:2']]],
    ['a required option by name', '/ask question: who said so', [['question', 'who said so']]],
    [
      'a required option and one more by name',
      '/ask who said so private: True',
      [
        ['question', 'who said so'],
        ['private', 'True'],
      ],
    ],
  ])('after a command: %s', (_what, typed, fields) => {
    expect(fieldsOf(typePlain(tinyCommands, typed))).toEqual(fields);
  });

  it('comes to the same letter by letter as at once', () => {
    for (const text of ['topic: goat', 'tom hollow', 'person: Imani topic: goat since: May']) {
      let state = openCommand(command('find'));
      for (const letter of text)
        state = typeInto(state, (focusedField(state)?.typed ?? state.behind) + letter);
      const trimmed = state.fields.map(({ option: { name }, typed }) => [name, typed.trim()]);
      expect(trimmed).toEqual(fieldsOf(typePlain(tinyCommands, `/find ${text}`)));
    }
  });
});

describe('the list of options', () => {
  const find = openCommand(command('find'));
  it.each([
    ['', ['person', 'topic', 'since']],
    ['T', ['topic']],
    ['topic', ['topic']],
    ['zebra', []],
  ])('for %j', (typed, names) => {
    expect(matchOptions(find, typed).map(({ name }) => name)).toEqual(names);
  });
});

describe('stepping back', () => {
  it('takes an optional option out, then the command', () => {
    const open = openCommand(command('quotes'));
    const more = addField(open, option(open, 'topic'));
    const back = stepBack(more, 'topic');
    expect(fieldsOf(back)).toEqual([['person', '']]);
    expect(stepBack(back as CommandState, 'person')).toEqual(plain('/quotes'));
  });

  it('leaves a command without options', () => {
    expect(stepBack(openCommand(command('help')), null)).toEqual(plain('/help'));
  });
});

describe('a request', () => {
  const quotes = openCommand(command('quotes'));
  const withPerson = fillField(quotes, 'person', 'Imani Lind', 'p-1');
  const withLimit = addField(withPerson, option(withPerson, 'limit'));
  const ask = fillField(openCommand(command('ask')), 'question', 'who');
  const withFlag = addField(ask, option(ask, 'private'));

  it.each([
    [
      'plain words go to /ask',
      plain(' who said so '),
      { command: 'ask', options: { question: 'who said so' } },
    ],
    ['a chosen value goes for its name', withPerson, { command: 'quotes', options: { person: 'p-1' } }],
    [
      'a name typed over a choice goes as typed',
      fillField(withPerson, 'person', 'Imani'),
      { command: 'quotes', options: { person: 'Imani' } },
    ],
    ['empty options stay away', withLimit, { command: 'quotes', options: { person: 'p-1' } }],
    [
      'numbers are numbers',
      fillField(withLimit, 'limit', ' 7 '),
      { command: 'quotes', options: { person: 'p-1', limit: 7 } },
    ],
    [
      'flags are flags',
      fillField(withFlag, 'private', 'True'),
      { command: 'ask', options: { question: 'who', private: true } },
    ],
  ])('%s', (_what, state, request) => {
    expect(composeRequest(state, tinyCommands)).toMatchObject({ kind: 'request', request });
  });

  it.each([
    ['a required option is empty', quotes, 'person'],
    ['a number is none', fillField(withLimit, 'limit', 'seven'), 'limit'],
    ['a flag is neither', fillField(withFlag, 'private', 'perhaps'), 'private'],
    ['a command is unknown', plain('/zebra who'), '/zebra'],
    ['words are in no option', typePlain(tinyCommands, '/find top'), 'top'],
  ])('is refused where %s', (_what, state, subject) => {
    expect(composeRequest(state, tinyCommands)).toMatchObject({ kind: 'fault', subject });
  });

  it.each([plain(''), plain('   ')])('is not made of nothing', (state) => {
    expect(composeRequest(state, tinyCommands)).toBeNull();
  });
});
