import { blankMessage } from './blank-message.ts';
import { findDeferFaults, findMessageFaults, findPings } from './message-check.ts';
import { isJson, type Json, RefusedError } from './payload.ts';
import { makeSnowflake } from './snowflake.ts';
import type { SteeredClock } from './steered-clock.ts';

// Discord's own: three seconds to the first reply, fifteen minutes for the token after that.
export const FIRST_REPLY_WITHIN_MS = 3_000;
const TOKEN_LIVES_MS = 15 * 60_000;

const EPHEMERAL = 1 << 6;
const LOADING = 1 << 7;
const IS_COMPONENTS_V2 = 1 << 15;

const InteractionType = { command: 2, component: 3, autocomplete: 4 } as const;
const ReplyType = { message: 4, deferredMessage: 5, deferredUpdate: 6, update: 7, choices: 8 } as const;

/** One interaction as the double keeps it. */
export interface Entry {
  readonly id: string;
  readonly token: string;
  /** The `INTERACTION_CREATE` payload. */
  readonly payload: Json;
  readonly createdAt: number;
  /** The message that a pressed button stands on. */
  readonly pressed: Message | null;
  firstReply: { readonly type: number; readonly afterMs: number } | null;
  /** The reply that `@original` names; null until there is one. */
  original: Message | null;
  isEdited: boolean;
  readonly followUps: Message[];
  choices: readonly Json[] | null;
  onChange: () => void;
}

/** A message as it stands in the channel, changed by edits. */
export interface Message {
  readonly id: string;
  readonly isPrivate: boolean;
  json: Json;
  isDeleted: boolean;
}

/** What the ledger was told by requests. */
export interface Ledger {
  readonly entries: ReadonlyMap<string, Entry>;
  /** Everything that would have pinged somebody. */
  readonly pings: readonly string[];
  open(payload: Json, token: string, pressed: Message | null): Entry;
  answer(to: { id: string; token: string; arrivedAt: number }, body: Json): void;
  edit(token: string, messageId: string, body: Json): Json;
  followUp(token: string, body: Json): Json;
  read(token: string, messageId: string): Json;
  remove(token: string, messageId: string): void;
}

/** Opens the ledger that holds every interaction to Discord's rules. */
export function openLedger(clock: SteeredClock, author: Json): Ledger {
  const entries = new Map<string, Entry>();
  const pings: string[] = [];

  function check(faults: readonly string[]): void {
    if (faults.length > 0) throw new RefusedError(400, 50035, 'Invalid Form Body', faults);
  }

  function publish(body: Json, entry: Entry, extraFlags: number): Message {
    pings.push(...findPings(body));
    const flags = Number(body['flags'] ?? 0) | extraFlags;
    const id = makeSnowflake(clock.now());
    return {
      id,
      isPrivate: (flags & EPHEMERAL) !== 0,
      isDeleted: false,
      json: {
        ...blankMessage(id, author, clock.now()),
        ...describeReply(entry.payload),
        flags,
        content: body['content'] ?? '',
        components: body['components'] ?? [],
      },
    };
  }

  function change(message: Message, body: Json): void {
    pings.push(...findPings(body));
    const before = Number(message.json['flags']);
    const asked = Number(body['flags'] ?? 0);
    const isV2 = (before | asked) & IS_COMPONENTS_V2;
    // Privacy is fixed by the first reply, and Components V2 cannot be taken back.
    const flags = (before & EPHEMERAL) | isV2;
    message.json = {
      ...message.json,
      flags,
      content: body['content'] ?? (isV2 ? '' : message.json['content']),
      components: body['components'] ?? message.json['components'],
      edited_timestamp: new Date(clock.now()).toISOString(),
    };
  }

  /** An edit keeps the message's own Components V2 flag, so the limits are those of the message as it becomes. */
  function checkEdit(message: Message, body: Json): void {
    const kept = Number(message.json['flags']) & IS_COMPONENTS_V2;
    check(findMessageFaults({ ...body, flags: Number(body['flags'] ?? 0) | kept }));
  }

  function firstReply(entry: Entry, type: number, data: Json): void {
    const kind = entry.payload['type'];
    const fits =
      type === ReplyType.choices
        ? kind === InteractionType.autocomplete
        : type === ReplyType.deferredUpdate || type === ReplyType.update
          ? kind === InteractionType.component
          : kind !== InteractionType.autocomplete && type in repliers;
    if (!fits) check([`reply of type ${type} does not fit an interaction of type ${kind}`]);
    repliers[type]?.(entry, data);
  }

  const repliers: Readonly<Record<number, (entry: Entry, data: Json) => void>> = {
    [ReplyType.message]: (entry, data) => {
      check(findMessageFaults(data));
      entry.original = publish(data, entry, 0);
    },
    [ReplyType.deferredMessage]: (entry, data) => {
      check(findDeferFaults(data));
      entry.original = publish({ ...data, allowed_mentions: { parse: [] } }, entry, LOADING);
    },
    [ReplyType.deferredUpdate]: (entry) => {
      entry.original = entry.pressed;
    },
    [ReplyType.update]: (entry, data) => {
      entry.original = entry.pressed;
      if (entry.original === null) return;
      checkEdit(entry.original, data);
      change(entry.original, data);
    },
    [ReplyType.choices]: (entry, data) => {
      const choices = Array.isArray(data['choices']) ? data['choices'].filter(isJson) : [];
      check(findChoiceFaults(choices));
      entry.choices = choices;
    },
  };

  function alive(token: string): Entry {
    const entry = [...entries.values()].find((candidate) => candidate.token === token);
    if (entry === undefined) throw new RefusedError(404, 10015, 'Unknown Webhook');
    if (clock.now() - entry.createdAt > TOKEN_LIVES_MS) {
      throw new RefusedError(401, 50027, 'Invalid Webhook Token');
    }
    return entry;
  }

  function find(entry: Entry, messageId: string): Message {
    const all = [entry.original, ...entry.followUps];
    const message =
      messageId === '@original' ? entry.original : all.find((candidate) => candidate?.id === messageId);
    if (!message || message.isDeleted) throw new RefusedError(404, 10008, 'Unknown Message');
    return message;
  }

  return {
    entries,
    pings,
    open(payload, token, pressed) {
      const entry: Entry = {
        id: String(payload['id']),
        token,
        payload,
        createdAt: clock.now(),
        pressed,
        firstReply: null,
        original: null,
        isEdited: false,
        followUps: [],
        choices: null,
        onChange: () => {},
      };
      entries.set(entry.id, entry);
      return entry;
    },
    answer({ id, token, arrivedAt }, body) {
      const entry = entries.get(id);
      const afterMs = arrivedAt - (entry?.createdAt ?? 0);
      if (entry === undefined || entry.token !== token)
        throw new RefusedError(404, 10062, 'Unknown interaction');
      if (entry.firstReply !== null) {
        throw new RefusedError(400, 40060, 'Interaction has already been acknowledged.');
      }
      if (afterMs > FIRST_REPLY_WITHIN_MS) throw new RefusedError(404, 10062, 'Unknown interaction');
      const type = Number(body['type']);
      firstReply(entry, type, isJson(body['data']) ? body['data'] : {});
      entry.firstReply = { type, afterMs };
      entry.onChange();
    },
    edit(token, messageId, body) {
      const entry = alive(token);
      const message = find(entry, messageId);
      checkEdit(message, body);
      change(message, body);
      entry.isEdited = true;
      entry.onChange();
      return message.json;
    },
    followUp(token, body) {
      const entry = alive(token);
      if (entry.firstReply === null) throw new RefusedError(404, 10015, 'Unknown Webhook');
      check(findMessageFaults(body));
      const message = publish(body, entry, 0);
      entry.followUps.push(message);
      entry.onChange();
      return message.json;
    },
    read: (token, messageId) => find(alive(token), messageId).json,
    remove(token, messageId) {
      const entry = alive(token);
      find(entry, messageId).isDeleted = true;
      entry.onChange();
    },
  };
}

/** Tells whether a message still says that the bot is thinking. */
export function isThinking(message: Message): boolean {
  return (Number(message.json['flags']) & LOADING) !== 0;
}

function findChoiceFaults(choices: readonly Json[]): readonly string[] {
  const faults = choices.length > 25 ? [`${choices.length} choices, 25 at most`] : [];
  for (const { name, value } of choices) {
    if (typeof name !== 'string' || name.length < 1 || name.length > 100)
      faults.push(`choice name "${name}"`);
    if (typeof value === 'string' && (value.length < 1 || value.length > 100))
      faults.push(`choice value "${value}"`);
  }
  return faults;
}

/** What a message is that answers an interaction. */
function describeReply(interaction: Json): Json {
  const member = isJson(interaction['member']) ? interaction['member'] : {};
  return {
    type: 20,
    channel_id: interaction['channel_id'],
    application_id: interaction['application_id'],
    webhook_id: interaction['application_id'],
    interaction_metadata: {
      id: interaction['id'],
      type: interaction['type'],
      user: interaction['user'] ?? member['user'],
      authorizing_integration_owners: interaction['authorizing_integration_owners'],
    },
  };
}
