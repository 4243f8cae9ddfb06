import type { WordGender } from '../lexicons/lexicons.ts';
import type { Token } from '../text/story-text.ts';
import { type Ground, makePhrase, type Phrase } from './phrase.ts';

interface Pronoun {
  /** The form as a subject. */
  readonly head: string;
  readonly gender: WordGender;
  readonly isPlural: boolean;
}

const he: Pronoun = { head: 'he', gender: 'm', isPlural: false };
const she: Pronoun = { head: 'she', gender: 'f', isPlural: false };
const they: Pronoun = { head: 'they', gender: '-', isPlural: true };
const you: Pronoun = { head: 'you', gender: '-', isPlural: false };

const subjects: ReadonlyMap<string, Pronoun> = new Map([
  ['he', he],
  ['she', she],
  ['they', they],
  ['it', { head: 'it', gender: '-', isPlural: false }],
  ['i', { head: 'i', gender: '-', isPlural: false }],
  ['we', { head: 'we', gender: '-', isPlural: true }],
]);
const objects: ReadonlyMap<string, Pronoun> = new Map([
  ['him', he],
  ['her', she],
  ['them', they],
]);
const owners: ReadonlyMap<string, Pronoun> = new Map([
  ['his', he],
  ['her', she],
]);

/** Reads a pronoun that can stand for a speaker: a subject, or the object of "according to". */
export function parsePronoun({ tokens, isTurn }: Ground, at: number): Phrase | null {
  const token = tokens[at];
  if (token === undefined || token.isPossessive) return null;
  if (isTurn && token.lower === 'you') return makePronoun(you, at);
  const pronoun = subjects.get(token.lower) ?? (isAccordingTo(tokens, at) ? objects.get(token.lower) : null);
  return pronoun == null ? null : makePronoun(pronoun, at);
}

/** Reads "his" and "her" that own no person: only whose something is. */
export function parseOwner({ tokens }: Ground, at: number): Phrase | null {
  const owner = owners.get(tokens[at]?.lower ?? '');
  return owner === undefined ? null : { ...makePronoun(owner, at), isPossessive: true };
}

function isAccordingTo(tokens: readonly Token[], at: number): boolean {
  return tokens[at - 1]?.lower === 'to' && tokens[at - 2]?.lower === 'according';
}

function makePronoun({ head, gender, isPlural }: Pronoun, at: number): Phrase {
  return makePhrase({ from: at, to: at + 1, kind: 'pronoun', heads: [head], gender, isPlural });
}
