import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Desk } from '../../commands/command.ts';
import { peopleCommands } from '../../commands/people/index.ts';
import { UsageError } from '../../src/errors.ts';
import type { Library } from '../../src/library/index.ts';
import { findButton, findCommand, openTestDesk, press, requestButtons, run, wordsOf } from './desk.ts';

let desk: Desk & { readonly library: Library };
beforeEach(async () => {
  desk = await openTestDesk();
});
afterEach(() => desk.library.close());

const speakersOf = async (storyId: string) =>
  (await desk.library.quotationsOf(storyId)).map(({ personId }) => personId);

describe('/people merge', () => {
  it('makes one of two, and takes it back at the press of a button', async () => {
    const card = await run(desk, 'people merge', { person: 'Kay Reyes', other: 'Ada Quill' });
    expect(wordsOf(card)).toMatch(/^Decided\nAda Quill is Kay Reyes\.\nIt holds for whatever is read later/);
    expect(await speakersOf('prize')).toEqual(['kay-reyes']);
    const undone = await press(desk, findButton(card, 'Undo'));
    expect(wordsOf(undone)).toBe('Taken back\nNo longer: Ada Quill is Kay Reyes.');
    expect(await speakersOf('prize')).toEqual(['ada-quill']);
    await expect(press(desk, findButton(card, 'Undo'))).rejects.toThrow(/There is no decision 1/);
  });

  it('asks whom a name means that two bear, and goes on with the one chosen', async () => {
    const card = await run(desk, 'people merge', { person: 'Ada Quill', other: 'Reyes' });
    expect(wordsOf(card)).toContain('Who is “Reyes”?');
    await press(desk, findButton(card, 'Bram Reyes'));
    expect(await desk.library.person('bram-reyes')).toMatchObject({ id: 'ada-quill' });
  });

  it('asks before it takes a misspelt name for somebody, and does nothing meanwhile', async () => {
    const card = await run(desk, 'people merge', { person: 'Ada Quill', other: 'Brma Reyes' });
    expect(card.tone).toBe('problem');
    expect(wordsOf(card)).toMatch(/Who is “Brma Reyes”\?\n.*Did you mean Bram Reyes\? Nothing was changed\./);
    expect(await desk.library.decisions(1, 0)).toMatchObject({ total: 0 });
    await press(desk, findButton(card, 'Bram Reyes'));
    expect(await desk.library.person('bram-reyes')).toMatchObject({ id: 'ada-quill' });
  });

  it.each([
    ['people split', { person: 'Brma Reyes', name: 'Bram Reyes' }],
    ['people rename', { person: 'Brma Reyes', name: 'Bo Reyes' }],
    ['people merge', { person: 'Brma Reyes', other: 'Ada Quill' }],
  ])('%s does not guess either', async (command, options) => {
    expect(wordsOf(await run(desk, command, options))).toContain('Did you mean Bram Reyes?');
    expect(await desk.library.decisions(1, 0)).toMatchObject({ total: 0 });
  });

  it('says so where they are one already', async () => {
    await expect(run(desk, 'people merge', { person: 'Ada Quill', other: 'Quill' })).rejects.toThrow(
      new UsageError('Ada Quill and Ada Quill are one person already.'),
    );
  });
});

describe('/people split', () => {
  it('parts a name that was merged', async () => {
    await run(desk, 'people merge', { person: 'Kay Reyes', other: 'Ada Quill' });
    const card = await run(desk, 'people split', { person: 'Kay Reyes', name: 'ada quill' });
    expect(wordsOf(card)).toContain('Ada Quill is somebody else than Kay Reyes.');
    expect(await speakersOf('prize')).toEqual(['ada-quill']);
  });

  it('offers names and outlets where it is not told what', async () => {
    await run(desk, 'people merge', { person: 'Kay Reyes', other: 'Ada Quill' });
    const card = await run(desk, 'people split', { person: 'Kay Reyes' });
    expect(requestButtons(card).map(({ label }) => label)).toEqual([
      'Ada Quill (1)',
      'in Treble Weekly',
      'in The Daily Crumb',
    ]);
    await press(desk, findButton(card, 'in Treble'));
    expect(new Set(await speakersOf('album'))).toEqual(new Set(['kay-reyes~2']));
    expect(await speakersOf('tour')).toEqual(['kay-reyes', 'kay-reyes', 'bram-reyes']);
  });

  it('parts the words of one story', async () => {
    await run(desk, 'people split', { person: 'Kay Reyes', story: 'album canal' });
    expect(new Set(await speakersOf('album'))).toEqual(new Set(['kay-reyes~2']));
  });

  it.each([
    [{ person: 'Kay Reyes', name: 'Moth' }, /is not put together from a name “Moth”, but from: Kay Reyes/],
    [{ person: 'Kay Reyes', name: 'Kay Reyes' }, /no other name/],
    [{ person: 'Kay Reyes', outlet: 'Nowhere' }, /in no story of Nowhere/],
    [{ person: 'Ada Quill', story: 'soup' }, /nothing to part/],
    [{ person: 'Ada Quill', story: 'zeppelin' }, /No story in the library has the words “zeppelin”/],
    [{ person: 'Ada Quill', story: 'soup', outlet: 'Nowhere' }, /Give one of: outlet, story/],
  ])('explains what cannot be parted: %o', async (options, message) => {
    await expect(run(desk, 'people split', options)).rejects.toThrow(message);
  });
});

describe('/people rename', () => {
  it('changes a name, and the former still finds them', async () => {
    await run(desk, 'people rename', { person: 'Kay Reyes', name: 'Kay Reyes-Alder' });
    expect(wordsOf(await run(desk, 'person', { person: 'kay reyes' }))).toMatch(/^Kay Reyes-Alder\n/);
    const again = run(desk, 'people rename', { person: 'Kay Reyes', name: 'Kay Reyes-Alder' });
    await expect(again).rejects.toThrow(/is called so already/);
  });
});

describe('/people list', () => {
  it('tells how to begin where nothing was decided', async () => {
    expect(wordsOf(await run(desk, 'people list'))).toMatch(/^Nothing decided\n[\s\S]*\/people merge/);
  });

  it('lists decisions, newest first, a page at a time, each with its undo', async () => {
    for (const name of ['A', 'B', 'C', 'D', 'E', 'F'])
      await run(desk, 'people rename', { person: 'id:kay-reyes', name });
    const card = await run(desk, 'people list');
    expect(wordsOf(card)).toMatch(/6 decisions, 1 to 5 shown\n6: E is called F[\s\S]*\n2: A is called B/);
    expect(wordsOf(await press(desk, findButton(card, 'Next')))).toContain('1: Kay Reyes is called A');
    await press(desk, findButton(card, 'Undo 6'));
    expect(await desk.library.person('kay-reyes')).toMatchObject({ name: 'E' });
  });

  it('tells of which names somebody consists, and who else is called so', async () => {
    await run(desk, 'people split', { person: 'Kay Reyes', outlet: 'Treble Weekly' });
    await run(desk, 'people merge', { person: 'id:kay-reyes', other: 'Ada Quill' });
    expect(wordsOf(await run(desk, 'people list', { person: 'id:kay-reyes' }))).toBe(
      [
        'Kay Reyes',
        'Kay Reyes · 2 quotations · the others are taken for this one',
        'Ada Quill · 1 quotation',
        'Of the same name, but somebody else: Kay Reyes (5 quotations)',
      ].join('\n'),
    );
  });
});

describe('the commands of /people', () => {
  it.each(peopleCommands.map((command) => [command.name, command] as const))(
    '%s is for those who may manage the server',
    async (name, command) => {
      const request = { command: name, options: {}, page: 0, asker: { mayManage: false } };
      await expect(command.run(request, desk)).rejects.toThrow(/may manage the server/);
      expect(command).toMatchObject({ managersOnly: true, private: true });
    },
  );

  it.each([
    ['people merge', 'other', 'ada', ['Ada Quill · 1 quotation']],
    ['people split', 'person', 'bra', ['Bram Reyes · 1 quotation']],
    ['people split', 'outlet', 'tre', ['Treble Weekly']],
    ['people split', 'story', 'soup', ['Prize Night Ends in Soup']],
    ['people rename', 'name', 'ada', []],
  ])('%s completes the option %s', async (name, option, typed, expected) => {
    const choices = await findCommand(name).suggest(option, typed, desk);
    expect(choices.map((choice) => choice.name)).toEqual(expected);
  });
});

describe('/people undo', () => {
  it('completes a decision by its number or by whom it is of, the newest first', async () => {
    await run(desk, 'people merge', { person: 'Kay Reyes', other: 'Ada Quill' });
    await run(desk, 'people rename', { person: 'Bram Reyes', name: 'Bo Reyes' });
    const suggest = (option: string, typed: string) =>
      findCommand('people undo').suggest(option, typed, desk);
    expect(await suggest('decision', '')).toEqual([
      { name: '2: Bram Reyes is called Bo Reyes', value: '2' },
      { name: '1: Ada Quill is Kay Reyes', value: '1' },
    ]);
    expect((await suggest('decision', ' quill ')).map(({ value }) => value)).toEqual(['1']);
    expect(await suggest('private', '')).toEqual([]);
  });
});
