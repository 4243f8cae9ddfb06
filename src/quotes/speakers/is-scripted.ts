import type { Lexicons } from '../lexicons/lexicons.ts';
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

/** "One scene of the film has aged badly:", but not "What fans wrote about the scene:" nor "Tweets about the film:". */
function announcesScene({ paragraphs, lexicons }: Scene, paragraph: number): boolean {
  const { tokens = [], sentences = [] } = paragraphs[paragraph] ?? {};
  if (tokens.at(-1)?.text !== ':') return false;
  const words = tokens.slice(sentences.at(-1)?.from).map(({ lower }) => lower);
  if (words.some((word) => tellsOfTalk(word, lexicons))) return false;
  return words.some((word) => word === 'scene' || lexicons.works.has(word));
}

/** Whether a word tells that people speak, write or answer, or names what they wrote. */
function tellsOfTalk(word: string, { cueForms, documentNouns }: Lexicons): boolean {
  const one = word.replace(/s$/, '');
  return cueForms.has(word) || documentNouns.has(word) || documentNouns.has(one) || /^react/.test(word);
}
