import type { Site } from '../scene.ts';
import type { Cue } from './cue.ts';
import { findMentionAt } from './find-subject.ts';

/** Finds whom "according to …" or "per …" names, where one of them stands at a token. */
export function findAccordingTo({ paragraph: { tokens }, mentions }: Site, at: number): Cue | null {
  const token = tokens[at];
  if (token?.lower !== 'according' && token?.lower !== 'per') return null;
  const speaker = findMentionAt(mentions, token.lower === 'per' ? at + 1 : at + 2);
  return speaker === null ? null : { pattern: 'according to', word: token.text, verb: null, speaker, at };
}
