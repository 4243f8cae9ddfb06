import type { Scene, Site } from '../scene.ts';

/** How many lines a scene may have above a line of it. */
const linesMax = 30;

/**
 * Whether a line is a character's: "Rhea: “…”" below a line that announces a scene of a work, by a name that stands nowhere but
 * before such lines.
 */
export function isScripted({ scene, paragraph, at }: Site): boolean {
  if (!isLabelled(scene, paragraph.index) || paragraph.tokens[at - 1]?.text !== ':') return false;
  let above = scene.above[paragraph.index] ?? null;
  for (let lines = 0; above !== null && lines < linesMax; lines += 1) {
    if (!isLabelled(scene, above)) return announcesScene(scene, above);
    above = scene.above[above] ?? null;
  }
  return false;
}

function isLabelled({ mentionsOf, people, onlyLabels }: Scene, paragraph: number): boolean {
  const [first] = mentionsOf[paragraph] ?? [];
  return first?.from === 0 && onlyLabels.has(people.personOf[first.index] ?? -1);
}

/** "One scene of the film has aged badly:" */
function announcesScene({ paragraphs, lexicons }: Scene, paragraph: number): boolean {
  const { tokens = [], sentences = [] } = paragraphs[paragraph] ?? {};
  if (tokens.at(-1)?.text !== ':') return false;
  return tokens
    .slice(sentences.at(-1)?.from)
    .some(({ lower }) => lower === 'scene' || lexicons.works.has(lower));
}
