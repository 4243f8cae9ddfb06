import { afterEach, describe, expect, it } from 'vitest';
import { describeCommands } from '../../src/discord/describe-command.ts';
import { haveSameDefinitions } from '../../src/discord/same-definitions.ts';
import { readWords, useCommand } from './double/index.ts';
import { callsTo, closeStages, linesOf, openDouble, openStage } from './harness.ts';
import { tinyCommands } from './tiny-commands.ts';

afterEach(closeStages);

const COMMANDS = /\/commands$/;

describe('registration', () => {
  it('happens at the first start and not again while nothing changed', async () => {
    const double = await openDouble();
    for (let start = 0; start < 3; start += 1) {
      const { bot } = await openStage({ double });
      await bot.stop();
    }
    expect(callsTo(double, 'PUT', COMMANDS)).toHaveLength(1);
    expect(callsTo(double, 'GET', COMMANDS)).toHaveLength(3);
  });

  it('happens again when a definition changed', async () => {
    const double = await openDouble();
    await openStage({ double, commands: tinyCommands });
    const [first, ...others] = tinyCommands;
    if (first === undefined) throw new Error('There are no tiny commands.');
    await openStage({ double, commands: [{ ...first, description: 'Says it anew.' }, ...others] });
    expect(callsTo(double, 'PUT', COMMANDS)).toHaveLength(2);
    await openStage({ double, commands: others });
    expect(double.registry.commands.map(({ name }) => name)).toEqual(
      describeCommands(others).map(({ name }) => name),
    );
  });

  it('that fails is told and leaves the bot answering with what was registered before', async () => {
    const double = await openDouble();
    await openStage({ double });
    double.faults.add({
      method: 'GET',
      path: COMMANDS,
      status: 403,
      body: { code: 50001, message: 'Missing Access' },
    });
    const stage = await openStage({ double });
    expect(linesOf(stage, 'error')).toEqual([expect.stringMatching(/could not be registered/)]);
    expect(readWords(await useCommand(double, 'echo', { words: 'on' }).answered())).toBe('on');
  });
});

describe('a definition', () => {
  it('offers ordinary commands everywhere and managers’ commands in servers only', () => {
    const [ordinary] = describeCommands(tinyCommands.filter(({ name }) => name === 'echo'));
    expect(ordinary).toMatchObject({
      default_member_permissions: null,
      integration_types: [0, 1],
      contexts: [0, 1, 2],
    });
    const [managers] = describeCommands(tinyCommands.filter(({ name }) => name === 'manage'));
    expect(managers).toMatchObject({ default_member_permissions: 32, integration_types: [0], contexts: [0] });
  });

  it('has the commands of a group as subcommands, each with its own options', () => {
    const goats = describeCommands(tinyCommands).filter(({ name }) => name.startsWith('goats'));
    expect(goats).toMatchObject([
      {
        name: 'goats',
        description: 'Keeps goats.',
        options: [
          {
            type: 1,
            name: 'herd',
            description: 'Tries goats herd.',
            options: [{ name: 'name' }, { name: 'private' }],
          },
          { type: 1, name: 'milk', options: [] },
        ],
      },
    ]);
  });

  it('puts required options first, as Discord demands', () => {
    const [echo] = describeCommands(tinyCommands.filter(({ name }) => name === 'echo'));
    expect(echo?.options.map(({ name }) => name)).toEqual(['words', 'private']);
  });
});

describe('what Discord has registered', () => {
  const definitions = describeCommands(tinyCommands);
  const asGiven = (change: (command: Record<string, unknown>) => void) =>
    definitions.map((definition) => {
      const command: Record<string, unknown> = JSON.parse(JSON.stringify(definition));
      change(command);
      return command;
    });

  it.each([
    [
      'ids and versions are added',
      (command) => Object.assign(command, { id: '1', version: '2', nsfw: false }),
    ],
    [
      'permissions come as words',
      (command) => {
        const permissions = command['default_member_permissions'];
        command['default_member_permissions'] = permissions === null ? null : String(permissions);
      },
    ],
    [
      'empty options are left out',
      (command) => {
        if (Array.isArray(command['options']) && command['options'].length === 0) delete command['options'];
      },
    ],
    [
      'sets come in another order',
      (command) => {
        if (Array.isArray(command['contexts'])) command['contexts'].reverse();
      },
    ],
  ] as [string, (command: Record<string, unknown>) => void][])('is the same when %s', (_, change) => {
    expect(haveSameDefinitions(asGiven(change).reverse(), definitions)).toBe(true);
  });

  it.each([
    ['a description', { description: 'Other words.' }],
    ['an option', { options: [] }],
    ['who may use it', { default_member_permissions: '8' }],
    ['where it is offered', { contexts: [1] }],
  ])('is another when %s differs', (_, change) => {
    const registered = asGiven((command) => {
      if (command['name'] === 'echo') Object.assign(command, change);
    });
    expect(haveSameDefinitions(registered, definitions)).toBe(false);
  });

  it.each([[null], [{}], [[]], ['nothing'], [[null]]])('is another when it is %o', (registered) => {
    expect(haveSameDefinitions(registered, definitions)).toBe(false);
  });
});
