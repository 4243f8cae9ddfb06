import { setTimeout as sleep } from 'node:timers/promises';
import type { Choice, Command, CommandOption } from '../../commands/command.ts';
import type { Card, CommandRequest } from '../../src/domain.ts';
import { LibraryError, UsageError } from '../../src/errors.ts';

/** Commands that do one small thing each, so that a test of the wire depends on no other room. */

const text = (name: string, more: Partial<CommandOption> = {}): CommandOption => ({
  name,
  description: `The ${name}.`,
  kind: 'text',
  required: false,
  suggests: false,
  ...more,
});

const privateFlag: CommandOption = {
  name: 'private',
  description: 'Only you see the answer.',
  kind: 'flag',
  required: false,
  suggests: false,
};

const say = (words: string): Card => ({
  tone: 'answer',
  blocks: [{ kind: 'text', inlines: [{ kind: 'plain', text: words }] }],
});

const tiny = (name: string, more: Partial<Command>): Command => ({
  name,
  description: `Tries ${name}.`,
  options: [],
  managersOnly: false,
  private: false,
  reply: 'at-once',
  run: async () => say(`${name} ran`),
  suggest: async () => [],
  ...more,
});

const echo = tiny('echo', {
  options: [privateFlag, text('words', { required: true, maxLength: 6000 })],
  run: async ({ options }) => say(String(options['words'])),
});

const whisper = tiny('whisper', { options: [privateFlag], private: true });

/** Turns pages; the words tell the page. */
const book = tiny('book', {
  options: [text('title')],
  run: async (request) => ({
    tone: 'answer',
    blocks: [
      ...say(`${request.options['title']}, page ${request.page + 1}`).blocks,
      {
        kind: 'buttons',
        buttons: [turn(request, 'Back', -1), turn(request, 'Next', 1)],
      },
    ],
  }),
});

function turn({ command, options, page }: CommandRequest, label: string, by: number) {
  return {
    kind: 'request',
    label,
    request: { command, options, page: Math.max(0, page + by) },
    disabled: page + by < 0,
  } as const;
}

/** Leads by button to any other command. */
const door = tiny('door', {
  options: [text('to', { required: true })],
  run: async ({ options }) => ({
    tone: 'answer',
    blocks: [
      ...say('a door').blocks,
      {
        kind: 'buttons',
        buttons: [
          {
            kind: 'request',
            label: 'Open',
            request: { command: String(options['to']), options: { takes: 1_800 }, page: 0 },
            disabled: false,
          },
        ],
      },
    ],
  }),
});

const takes: CommandOption = { ...text('takes'), kind: 'number' };

const sleepyRun: Command['run'] = async ({ options }) => {
  await sleep(Number(options['takes'] ?? 0), null, { ref: false });
  return say('slept well');
};

/** Says that it is slow. */
const deferred = tiny('deferred', { options: [takes, privateFlag], reply: 'deferred', run: sleepyRun });

/** Says that it is fast and may not be. */
const sleepy = tiny('sleepy', { options: [takes, privateFlag], run: sleepyRun });

const explode = tiny('explode', {
  run: async () => {
    throw new TypeError('secret detail at /home/bot/secret.ts');
  },
});

const explodeLate = tiny('explode-late', {
  reply: 'deferred',
  run: async () => {
    throw new TypeError('secret detail at /home/bot/secret.ts');
  },
});

const explodeLibrary = tiny('explode-library', {
  run: async () => {
    throw new LibraryError('/home/bot/secret.db', 'The library file /home/bot/secret.db is damaged.');
  },
});

const refuse = tiny('refuse', {
  run: async () => {
    throw new UsageError('"yestermorrow" is no date. Write it like 2025-05-01.');
  },
});

/** Two commands of one group; one of them with options. */
const group = { name: 'goats', description: 'Keeps goats.' };
const herd = tiny('goats herd', {
  group,
  options: [privateFlag, text('name', { required: true, suggests: true })],
  run: async ({ options }) => say(`${options['name']} is herded`),
  suggest: async (_option, typed) => [{ name: `${typed}!`, value: typed }],
});
const milk = tiny('goats milk', { group, run: async () => say('milked') });

const manage = tiny('manage', { managersOnly: true });

const overlong: readonly Choice[] = Array.from({ length: 40 }, (_, index) => ({
  name: `${index} ${'long name '.repeat(20)}`,
  value: `${index} ${'🎬'.repeat(90)}`,
}));

const complete = tiny('complete', {
  options: [
    text('fruit', { suggests: true }),
    text('huge', { suggests: true }),
    text('stuck', { suggests: true }),
  ],
  suggest: async (option, typed) => {
    if (typed === 'boom') throw new Error('no fruit today');
    if (option === 'stuck') await sleep(10_000, null, { ref: false });
    if (option === 'huge') return [...overlong, { name: '', value: '' }];
    return ['apple', 'apricot', 'banana']
      .filter((fruit) => fruit.startsWith(typed))
      .map((fruit) => ({ name: fruit, value: fruit }));
  },
});

export const tinyCommands: readonly Command[] = [
  echo,
  whisper,
  book,
  door,
  deferred,
  sleepy,
  explode,
  explodeLate,
  explodeLibrary,
  refuse,
  manage,
  complete,
  herd,
  milk,
];
