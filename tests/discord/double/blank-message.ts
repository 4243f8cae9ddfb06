import type { Json } from './payload.ts';

/** Makes a message as Discord gives it, with nothing in it. */
export function blankMessage(id: string, author: Json, nowMs: number): Json {
  return {
    id,
    author,
    timestamp: new Date(nowMs).toISOString(),
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [],
    pinned: false,
  };
}
