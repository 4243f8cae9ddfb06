import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Command } from '../../commands/command.ts';
import { UsageError } from '../../src/errors.ts';
import { type DiscordDouble, press, readWords, useOnMessage } from './double/index.ts';
import { callsTo, closeStages, openDouble, openStage } from './harness.ts';
import { tinyCommands } from './tiny-commands.ts';

/** The tiny commands, one of which can be chosen in the menu of a message. */
const withMenu: readonly Command[] = tinyCommands.map((command) =>
  command.name === 'echo'
    ? {
        ...command,
        onMessage: {
          label: 'Echo this',
          async ask(text) {
            if (text === '') throw new UsageError('That message has no words.');
            const [first = '', second] = text.split('\n');
            return second === undefined
              ? { command: 'echo', options: { words: first }, page: 0 }
              : { command: 'book', options: { title: second }, page: 0 };
          },
        },
      }
    : command,
);

/** What Discord tells of a message that another passes on, besides its words. */
const bare = {
  type: 0,
  timestamp: '2026-11-20T12:00:00.000Z',
  edited_timestamp: null,
  flags: 0,
  mentions: [],
  mention_roles: [],
  attachments: [],
  embeds: [],
  components: [],
};

let double: DiscordDouble;
beforeAll(async () => {
  double = (await openStage({ commands: withMenu })).double;
});
afterAll(closeStages);

describe('the menu of a message', () => {
  it('is registered once, beside the slash commands', async () => {
    const own = await openDouble();
    await openStage({ double: own, commands: withMenu });
    expect(own.registry.commands.at(-1)).toMatchObject({ type: 3, name: 'Echo this', contexts: [2, 1, 0] });
    await openStage({ double: own, commands: withMenu });
    expect(callsTo(own, 'PUT', /\/commands$/)).toHaveLength(1);
  });

  it('answers with the words of that message, to whoever asks alone', async () => {
    const answer = await useOnMessage(double, 'Echo this', { content: 'so is the goat' }).answered();
    expect(readWords(answer)).toBe('so is the goat');
    expect(answer.isPrivate).toBe(true);
  });

  it.each(['server', 'bot-dm', 'private-chat'] as const)('works in a %s', async (at) => {
    const answer = await useOnMessage(double, 'Echo this', { content: 'anywhere' }, { at }).answered();
    expect(readWords(answer)).toBe('anywhere');
  });

  it('reads the preview below a message, and may lead to another command', async () => {
    const embeds = [
      { type: 'rich', title: 'A Goat Retires', description: 'The Goat’s Life', url: 'https://a.example/' },
    ];
    const answer = await useOnMessage(double, 'Echo this', { content: '', embeds }).answered();
    expect(readWords(answer)).toContain('The Goat’s Life, page 1');
    const next = press(double, answer, /Next/);
    expect(readWords(await next.answered())).toContain('page 2');
  });

  it('reads a message that is passed on', async () => {
    const passedOn = { message: { ...bare, content: 'so is the goat' } };
    const from = { type: 1, channel_id: '400000000000000002', message_id: '500000000000000002' };
    const posted = { content: '', message_reference: from, message_snapshots: [passedOn] };
    expect(readWords(await useOnMessage(double, 'Echo this', posted).answered())).toBe('so is the goat');
  });

  it('says privately where there is nothing to go by', async () => {
    const answer = await useOnMessage(double, 'Echo this', { content: '' }).answered();
    expect(readWords(answer)).toBe('That message has no words.');
    expect(answer.isPrivate).toBe(true);
  });

  it('that Discord still shows although the bot has it no more is refused', async () => {
    const own = await openDouble();
    const { bot } = await openStage({ double: own, commands: withMenu });
    await bot.stop();
    const body = { code: 50001, message: 'Missing Access' };
    own.faults.add({ method: 'GET', path: /\/commands$/, status: 403, body });
    await openStage({ double: own });
    const answer = await useOnMessage(own, 'Echo this', { content: 'x' }).answered();
    expect(readWords(answer)).toMatch(/“Echo this” belongs to another version/);
  });
});
