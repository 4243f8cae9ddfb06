import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Story } from '../../src/domain.ts';
import { type PhraseSort, sortPhrase } from '../../src/quotes/discourse/describe-reference.ts';
import { type Choice, openDiscourse } from '../../src/quotes/discourse/discourse.ts';
import type { Entity } from '../../src/quotes/discourse/entity.ts';
import type { Lexicons } from '../../src/quotes/index.ts';
import type { Mention } from '../../src/quotes/phrases/mention.ts';
import { buildScene, type Scene } from '../../src/quotes/scene.ts';
import { judgeRuns } from '../../src/quotes/speakers/attribute-runs.ts';
import { foldName } from './score.ts';

/**
 * Whom the phrases of one story mean, by "paragraph:start" of each: a name; several with " | " between; `u:` and a label
 * for somebody without a name, `d:` and one for a document; "-" for nobody.
 */
type Referents = Readonly<Record<string, string>>;

/** Reads whom the phrases of the invented stories mean, by story, as somebody told who read them. */
function readReferents(): ReadonlyMap<string, Referents> {
  const lines = readFileSync(resolve(import.meta.dirname, 'referents.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { readonly id: string; readonly referents: Referents });
  return new Map(lines.map(({ id, referents }) => [id, referents]));
}

/** Reads stories as the engine does, and says of every phrase of which somebody told whom it means whether it was taken so. */
export function judgeReferents(
  stories: readonly Story[],
  lexicons: Lexicons,
): { readonly sort: PhraseSort; readonly isRight: boolean }[] {
  const told = readReferents();
  return stories.flatMap((story) => {
    const referents = told.get(story.id);
    if (referents === undefined) return [];
    const scene = buildScene(story, lexicons);
    const discourse = openDiscourse(scene);
    for (const _run of judgeRuns(scene, discourse));
    const last = scene.mentions.at(-1);
    if (last !== undefined) discourse.resolve(last);
    const listMeant = openReferents(scene, referents);
    return scene.mentions.flatMap((mention) => {
      const choices = discourse.choices.get(mention.index) ?? [];
      const meant = listMeant(mention, choices);
      const [best] = choices;
      if (best === undefined || meant.length === 0) return [];
      return [{ sort: sortPhrase(mention), isRight: meant.includes(best) }];
    });
  });
}

/** Opens what was told of a story: says which of the choices for a phrase are right, none where nobody told. */
function openReferents(
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
