import { setTimeout as sleep } from 'node:timers/promises';
import { blankMessage } from './blank-message.ts';
import { isSubcommand, optionsOf } from './command-registry.ts';
import type { DiscordDouble } from './discord-double.ts';
import { type Entry, FIRST_REPLY_WITHIN_MS, isThinking, type Message } from './interaction-ledger.ts';
import { isJson, type Json } from './payload.ts';
import { ada, bo, describePlace, describeUser, type Person, type Place } from './people.ts';
import { makeSnowflake } from './snowflake.ts';

/** One use of the bot, seen from the user's side. */
export interface Exchange {
  readonly entry: Entry;
  /** The reply as the user sees it now; null before the first. */
  readonly message: Message | null;
  /** Waits for the first reply of whatever type; fails as Discord does when three seconds pass without one. */
  acknowledged(): Promise<{ readonly type: number; readonly afterMs: number }>;
  /** Waits until there is an answer to read instead of "is thinking". */
  answered(): Promise<Message>;
  /** Waits for a private word beside the answer. */
  followedUp(): Promise<Message>;
}

export interface Use {
  readonly by?: Person;
  readonly at?: Place;
}

const DEFERRED_UPDATE = 6;
const BUTTON = 2;

// Longer than any tiny command takes.
const ANSWER_WITHIN_MS = 6_000;

/** Uses a slash command as a client would: only registered commands, options of the registered types. */
export function useCommand(
  double: DiscordDouble,
  name: string,
  options: Readonly<Record<string, string | number | boolean>> = {},
  use: Use = {},
): Exchange {
  const filled = (command: Json) => fillOptions(command, options);
  return interact(double, 2, describeUse(double, name, filled), use, null);
}

/** What stands in somebody's message. */
export interface Posted {
  readonly content: string;
  readonly embeds?: readonly Json[];
  readonly message_reference?: Json;
  readonly message_snapshots?: readonly Json[];
}

/** Chooses a command in the menu of somebody's message. */
export function useOnMessage(double: DiscordDouble, label: string, posted: Posted, use: Use = {}): Exchange {
  const command = findCommand(double, label);
  const id = makeSnowflake(double.clock.now());
  const blank = blankMessage(id, describeUser(bo), double.clock.now());
  const message = { ...blank, type: 0, channel_id: '400000000000000001', ...posted };
  const data = {
    id: command['id'],
    name: label,
    type: 3,
    target_id: id,
    resolved: { messages: { [id]: message } },
  };
  return interact(double, 2, data, use, null);
}

/** Uses a command that Discord still shows although the bot has it no more. */
export function useStaleCommand(double: DiscordDouble, name: string): Exchange {
  return interact(double, 2, { id: makeSnowflake(double.clock.now()), name, type: 1, options: [] }, {}, null);
}

/** Types into an option of a command. */
export function startTyping(double: DiscordDouble, name: string, option: string, typed: string): Exchange {
  const focused = () => [{ name: option, type: 3, value: typed, focused: true }];
  return interact(double, 4, describeUse(double, name, focused), {}, null);
}

/** Types into an option of a command and gives what is proposed. */
export async function typeInto(
  double: DiscordDouble,
  name: string,
  option: string,
  typed: string,
): Promise<readonly Json[]> {
  const exchange = startTyping(double, name, option, typed);
  await exchange.acknowledged();
  return exchange.entry.choices ?? [];
}

/** Presses the first button whose label fits, or one with this `custom_id` whatever the message shows. */
export function press(
  double: DiscordDouble,
  message: Message,
  button: RegExp | { readonly customId: string },
  use: Use = {},
): Exchange {
  const customId = button instanceof RegExp ? customIdOf(message, button) : button.customId;
  return interact(double, 3, { custom_id: customId, component_type: 2, id: 1 }, use, message);
}

/** Lists all components of a message, nested ones included. */
export function listComponents(message: Message): readonly Json[] {
  const walk = (value: unknown): readonly Json[] => {
    if (Array.isArray(value)) return value.flatMap(walk);
    if (!isJson(value)) return [];
    return [value, ...walk(value['components']), ...walk(value['accessory'])];
  };
  return walk(message.json['components']);
}

/** Gives all the words that a message shows. */
export function readWords(message: Message): string {
  return listComponents(message)
    .flatMap((component) => [component['content'], component['label']])
    .filter((words) => typeof words === 'string')
    .join('\n');
}

function findCommand(double: DiscordDouble, name: string): Json {
  const command = double.registry.commands.find((candidate) => candidate['name'] === name);
  if (command === undefined) throw new Error(`/${name} is not registered.`);
  return command;
}

/** Describes which command is used with which options; `feeds add` is the subcommand `add` of `feeds`. */
function describeUse(double: DiscordDouble, name: string, fill: (command: Json) => readonly Json[]): Json {
  const [first = '', second] = name.split(' ');
  const command = findCommand(double, first);
  const id = command['id'];
  const subcommands = optionsOf(command).filter(isSubcommand);
  if (second === undefined && subcommands.length === 0) {
    return { id, name, type: 1, options: fill(command) };
  }
  const subcommand = subcommands.find((option) => option['name'] === second);
  if (subcommand === undefined) throw new Error(`/${name} is not registered.`);
  return { id, name: first, type: 1, options: [{ type: 1, name: second, options: fill(subcommand) }] };
}

function customIdOf(message: Message, label: RegExp): string {
  const button = listComponents(message).find(
    (component) => component['type'] === BUTTON && label.test(String(component['label'])),
  );
  if (button === undefined || typeof button['custom_id'] !== 'string') {
    throw new Error(`There is no button ${label} on: ${readWords(message)}`);
  }
  if (button['disabled'] === true) throw new Error(`The button ${label} cannot be pressed.`);
  return button['custom_id'];
}

function fillOptions(command: Json, options: Readonly<Record<string, unknown>>): readonly Json[] {
  const known = optionsOf(command);
  for (const name of Object.keys(options)) {
    if (!known.some((option) => option['name'] === name))
      throw new Error(`No option "${name}" is registered.`);
  }
  return known.flatMap((option) => {
    const value = options[String(option['name'])];
    if (value === undefined && option['required'] === true)
      throw new Error(`"${option['name']}" is required.`);
    return value === undefined ? [] : [{ name: option['name'], type: option['type'], value }];
  });
}

function interact(
  double: DiscordDouble,
  type: number,
  data: Json,
  use: Use,
  pressed: Message | null,
): Exchange {
  const id = makeSnowflake(double.clock.now());
  const token = `token-of-${id}`;
  const payload: Json = {
    id,
    application_id: double.applicationId,
    type,
    data,
    token,
    version: 1,
    locale: 'en-US',
    app_permissions: '2048',
    entitlements: [],
    attachment_size_limit: 10_485_760,
    ...describePlace(use.by ?? ada, use.at ?? 'server'),
    ...(pressed === null ? {} : { message: pressed.json }),
  };
  const entry = double.ledger.open(payload, token, pressed);
  double.gateway.dispatch('INTERACTION_CREATE', payload);
  return observe(entry);
}

function observe(entry: Entry): Exchange {
  const changes = new Set<() => void>();
  entry.onChange = () => {
    for (const wake of [...changes]) wake();
  };

  /** Waits until `look` sees something. */
  async function until<T>(look: () => T | null, what: string, withinMs: number): Promise<T> {
    const deadline = sleep(withinMs, null, { ref: false });
    for (;;) {
      const seen = look();
      if (seen !== null) return seen;
      let wake = () => {};
      const change = new Promise<true>((resolve) => {
        wake = () => resolve(true);
      });
      changes.add(wake);
      const woken = await Promise.race([change, deadline]);
      changes.delete(wake);
      if (woken === null) throw new Error(`No ${what} within ${withinMs} ms.`);
    }
  }

  return {
    entry,
    get message() {
      return entry.original;
    },
    acknowledged: () => until(() => entry.firstReply, 'reply', FIRST_REPLY_WITHIN_MS),
    answered: () =>
      until(
        () => {
          const { original, firstReply } = entry;
          if (original === null || firstReply === null || isThinking(original)) return null;
          return firstReply.type === DEFERRED_UPDATE && !entry.isEdited ? null : original;
        },
        'answer',
        ANSWER_WITHIN_MS,
      ),
    followedUp: () => until(() => entry.followUps[0] ?? null, 'follow-up', ANSWER_WITHIN_MS),
  };
}
