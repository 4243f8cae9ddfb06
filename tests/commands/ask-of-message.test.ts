import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { askOfMessage } from '../../commands/ask-of-message.ts';
import type { Desk } from '../../commands/command.ts';
import { QUESTION_LENGTH_MAX } from '../../commands/options.ts';
import { UsageError } from '../../src/errors.ts';
import {
  findButton,
  findCommand,
  openTestDesk,
  press,
  quotationsOf,
  requestButtons,
  run,
  wordsOf,
} from './desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openTestDesk();
});

const longAddress = `https://nowhere.example/x?${'a=1&'.repeat(200)}b`;

describe('what a message is asked for', () => {
  it.each([
    ['words in marks', 'omg she said “the canal gave it back” 😂', 'the canal gave it back'],
    ['words in straight marks', 'lol "so is the goat" lol', 'so is the goat'],
    ['the longest of several', '"so is the goat" and "nobody asked me about it"', 'nobody asked me about it'],
    ['quoted lines', '> The canal gave\n> it back.\nwho was that', 'The canal gave it back.'],
    ['all lines quoted to the end', 'who was that\n>>> The canal gave\nit back.', 'The canal gave it back.'],
    ['all that it says', 'the canal gave it back', 'the canal gave it back'],
    [
      'words without what sets print',
      '**the ~~canal~~** gave __it__ `back` ||now||',
      'the canal gave it back now',
    ],
    [
      'words without mentions and emoji',
      '<@123> the canal <:goat:456> gave it back <#789>',
      'the canal gave it back',
    ],
    ['all it says, where marks hold a title', 'I love “The Boat” so much', 'I love “The Boat” so much'],
    ['words beside an unknown address', 'so is the goat https://nowhere.example/x', 'so is the goat'],
  ])('are %s', async (_, text, words) => {
    expect(await askOfMessage(text, desk)).toEqual({
      command: 'who-said',
      options: { words, private: true },
      page: 0,
    });
  });

  it.each([
    ['a story that it links to', 'look at this https://crumb.example/prize !!', 'id:prize'],
    ['a story in brackets', 'look (https://crumb.example/prize).', 'id:prize'],
    ['one of several addresses that is known', 'https://a.example https://crumb.example/tour', 'id:tour'],
    ['an address that is all it has', 'https://nowhere.example/x', 'https://nowhere.example/x'],
    ['a long address', longAddress, longAddress],
  ])('are who said what in %s', async (_, text, headline) => {
    expect(await askOfMessage(text, desk)).toEqual({
      command: 'story',
      options: { headline, private: true },
      page: 0,
    });
  });

  it.each(['', '   ', '<@123>', '**', '🎬 <:goat:456>', '!!! …'])(
    'are nothing of “%s”, and it says so',
    async (text) => {
      await expect(askOfMessage(text, desk)).rejects.toThrow(UsageError);
    },
  );

  it('fit their option, whatever somebody writes', () =>
    fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 4000 }), async (text) => {
        const asked = await askOfMessage(text, desk).catch((error: unknown) => {
          if (!(error instanceof UsageError)) throw error;
          return null;
        });
        if (asked?.command !== 'who-said') return;
        const words = String(asked.options['words']);
        expect(words.length).toBeLessThanOrEqual(QUESTION_LENGTH_MAX);
        expect(words.trim()).not.toBe('');
      }),
    ));
});

describe('/story with an address', () => {
  it('shows the story there', async () => {
    const card = await run(desk, 'story', { headline: 'https://crumb.example/prize' });
    expect(quotationsOf(card)).toEqual(['I would like to thank the soup.']);
  });

  it('takes a long one', async () => {
    expect(wordsOf(await run(desk, 'story', { headline: longAddress }))).toContain('has the address');
  });

  it('offers to add one that is not there, to who may', async () => {
    const own = await openTestDesk();
    const headline = 'https://crumb.example/goat';
    const card = await run(own, 'story', { headline });
    expect(wordsOf(card)).toContain(`has the address ${headline}`);
    expect(wordsOf(await press(own, findButton(card, 'Add this story')))).toContain('Story added');
    const request = { command: 'story', options: { headline }, page: 0, asker: { mayManage: false } };
    const others = await findCommand('story').run(request, desk);
    expect(requestButtons(others).map(({ label }) => label)).toEqual(['Latest stories']);
  });
});
