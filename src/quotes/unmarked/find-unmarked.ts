import type { Discourse } from '../discourse/discourse.ts';
import type { Scene } from '../scene.ts';
import type { Judgement } from '../speakers/attribute-runs.ts';
import { openCutting } from './cut-unmarked.ts';
import { findAnswers } from './find-answers.ts';
import { findStatements } from './find-statements.ts';
import type { Unmarked } from './unmarked.ts';

/** Finds what is somebody's words without standing in marks, once the runs in marks have been judged. */
export function findUnmarked(
  scene: Scene,
  { judged, discourse }: { readonly judged: readonly Judgement[]; readonly discourse: Discourse },
): Unmarked[] {
  const ground = { scene, judged, cut: openCutting(scene.story.paragraphs, judged) };
  const answers = findAnswers(ground);
  const taken = new Set(answers.flatMap(({ contents }) => contents.map(({ paragraph }) => paragraph)));
  const statements = findStatements(ground, discourse).filter(
    ({ contents }) => !contents.some(({ paragraph }) => taken.has(paragraph)),
  );
  return [...answers, ...statements];
}
