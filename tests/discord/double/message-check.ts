import { findLimitBreaches } from '../../discord-limits.ts';
import { isJson, type Json } from './payload.ts';

const IS_COMPONENTS_V2 = 1 << 15;
const EPHEMERAL = 1 << 6;
// Discord's list for a first reply: SUPPRESS_EMBEDS, EPHEMERAL, SUPPRESS_NOTIFICATIONS, IS_VOICE_MESSAGE, IS_COMPONENTS_V2.
const REPLY_FLAGS = (1 << 2) | EPHEMERAL | (1 << 12) | (1 << 13) | IS_COMPONENTS_V2;

/** Gives the rules of Discord that a message breaks, beyond what its OpenAPI document can say. */
export function findMessageFaults(message: Json): readonly string[] {
  const flags = Number(message['flags'] ?? 0);
  const faults = findLimitBreaches(message).map(String);
  if ((flags & ~REPLY_FLAGS) !== 0) faults.push(`flags ${flags} cannot be set on a reply`);
  if (!isJson(message['allowed_mentions'])) faults.push('allowed_mentions is missing: words could ping');
  return faults;
}

/** Gives what is wrong with a defer: it may say whether it is private and nothing else. */
export function findDeferFaults(data: Json): readonly string[] {
  const flags = Number(data['flags'] ?? 0);
  return (flags & ~EPHEMERAL) === 0 ? [] : [`flags ${flags} cannot stand on a defer`];
}

/** Gives the words of a message that would ping somebody. */
export function findPings(message: Json): readonly string[] {
  const allowed = message['allowed_mentions'];
  const parse = isJson(allowed) && Array.isArray(allowed['parse']) ? allowed['parse'] : null;
  const named = isJson(allowed) ? [allowed['users'], allowed['roles']].flat().filter(Boolean) : [];
  const kinds: readonly (readonly [string, RegExp])[] = [
    ['everyone', /@(?:everyone|here)/g],
    ['users', /<@!?\d+>/g],
    ['roles', /<@&\d+>/g],
  ];
  const words = JSON.stringify([message['content'] ?? '', message['components'] ?? []]);
  return kinds
    .filter(([kind]) => parse === null || parse.includes(kind) || named.length > 0)
    .flatMap(([, pattern]) => words.match(pattern) ?? []);
}
