import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Choice } from '../../src/quotes/discourse/discourse.ts';
import type { Entity } from '../../src/quotes/discourse/entity.ts';
import type { Mention } from '../../src/quotes/phrases/mention.ts';
import type { Scene } from '../../src/quotes/scene.ts';
import { foldName } from './score.ts';

/**
 * Whom the phrases of one story mean, by "paragraph:start" of each: a name; several with " | " between; `u:` and a label
 * for somebody without a name, `d:` and one for a document; "-" for nobody.
 */
export type Referents = Readonly<Record<string, string>>;

/** Reads whom the phrases of the invented stories mean, by story, as somebody told who read them. */
export function readReferents(): ReadonlyMap<string, Referents> {
  const lines = readFileSync(resolve(import.meta.dirname, 'referents.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { readonly id: string; readonly referents: Referents });
  return new Map(lines.map(({ id, referents }) => [id, referents]));
}

/** Opens what was told of a story: says which of the choices for a phrase are right, none where nobody told. */
export function openReferents(
  { paragraphs }: Scene,
  referents: Referents,
): (mention: Mention, choices: readonly Choice[]) => readonly Choice[] {
  const labelOf = ({ paragraph, from }: Mention) =>
    referents[`${paragraph}:${paragraphs[paragraph]?.tokens[from]?.start}`] ?? null;
  const isMeant = (label: string, { name, introducedAs }: Entity) => {
    if (name !== null) return listNames(label, ' | ') === listNames(name, ' and ');
    return introducedAs !== null && label !== '-' && labelOf(introducedAs) === label;
  };
  return (mention, choices) => {
    const label = labelOf(mention);
    if (label === null) return [];
    const meant = choices.filter(({ entity }) => entity !== null && isMeant(label, entity));
    // Who has a name and is not among them is not to be taken for somebody new.
    if (meant.length > 0 || !/^(?:[ud]:|-$)/.test(label)) return meant;
    return choices.filter(({ entity }) => entity === null);
  };
}

const listNames = (label: string, between: string) => label.split(between).map(foldName).sort().join(' | ');
