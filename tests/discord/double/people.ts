import type { Json } from './payload.ts';

/** Somebody in Discord, where they stand, and what they may do there. */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** Whether they may manage the server. */
  readonly isManager: boolean;
}

/** A member who asks. */
export const ada: Person = { id: '200000000000000001', name: 'ada', isManager: false };
/** A member who reads what others asked. */
export const bo: Person = { id: '200000000000000002', name: 'bo', isManager: false };
/** The member who runs the server. */
export const mona: Person = { id: '200000000000000003', name: 'mona', isManager: true };

const GUILD_ID = '300000000000000001';
const CHANNEL_ID = '400000000000000001';
const DM_ID = '400000000000000002';

// Send messages and use commands; Manage Server besides for those who have it.
const MEMBER_PERMISSIONS = (1n << 11n) | (1n << 31n);
const MANAGE_GUILD = 1n << 5n;

/** Where an interaction takes place: a server's channel, the bot's direct messages, or another private chat. */
export type Place = 'server' | 'bot-dm' | 'private-chat';

const contextOf: Readonly<Record<Place, number>> = { server: 0, 'bot-dm': 1, 'private-chat': 2 };

/** Tells the `context` number of a place. */
export function describePlace(person: Person, place: Place): Json {
  const user = describeUser(person);
  const context = contextOf[place];
  if (place !== 'server') {
    const channel = { id: DM_ID, type: place === 'bot-dm' ? 1 : 3, flags: 0 };
    return { user, channel_id: DM_ID, channel, context, authorizing_integration_owners: { 1: person.id } };
  }
  const permissions = (MEMBER_PERMISSIONS | (person.isManager ? MANAGE_GUILD : 0n)).toString();
  return {
    member: {
      user,
      permissions,
      roles: [],
      nick: null,
      avatar: null,
      joined_at: '2024-01-01T00:00:00.000000+00:00',
      premium_since: null,
      communication_disabled_until: null,
      pending: false,
      deaf: false,
      mute: false,
      flags: 0,
    },
    guild_id: GUILD_ID,
    guild: { id: GUILD_ID, locale: 'en-US', features: [] },
    guild_locale: 'en-US',
    channel_id: CHANNEL_ID,
    channel: { id: CHANNEL_ID, guild_id: GUILD_ID, type: 0, name: 'news', permissions, flags: 0 },
    context,
    authorizing_integration_owners: { 0: GUILD_ID },
  };
}

/** Gives a person as a user object. */
export function describeUser(person: Person): Json {
  return { id: person.id, username: person.name, discriminator: '0', global_name: null, avatar: null };
}
