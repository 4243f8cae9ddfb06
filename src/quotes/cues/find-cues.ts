import type { Site } from '../scene.ts';
import type { Cue } from './cue.ts';
import { findCueAfter, findInvertedCue, findLateCue } from './find-cue-after.ts';
import { findCuesBefore } from './find-cue-before.ts';

/** Finds the cues for a run in its own sentence, the surest pattern first; each phrase for a speaker once. */
export function findCues(site: Site): Cue[] {
  const [before = null, further = null] = findCuesBefore(site);
  const after = [findInvertedCue(site), findCueAfter(site)];
  const inOrder = [
    ...(introduces(site) ? [before, ...after] : [...after, before]),
    further,
    findLateCue(site),
  ];
  const cues: Cue[] = [];
  for (const cue of [findLabel(site), ...inOrder]) {
    if (cue !== null && !cues.some(({ speaker }) => speaker === cue.speaker)) cues.push(cue);
  }
  return cues;
}

/** "Kirra: “…”" and "@kay: “…”" at the start of a line. */
function findLabel({ paragraph: { tokens }, mentions, at }: Site): Cue | null {
  if (tokens[at - 1]?.text !== ':') return null;
  const first = tokens[0]?.kind === 'mark' ? 1 : 0;
  const speaker = mentions.find(({ from, to }) => from === first && to === at - 1);
  if (speaker === undefined || speaker.kind !== 'name') return null;
  return { pattern: 'label', word: null, verb: null, speaker, at: at - 1 };
}

/** Whether the words before lead straight into the quotation: a colon, or a cue verb and perhaps a comma. */
function introduces({ paragraph: { tokens }, at, sentence, scene: { lexicons } }: Site): boolean {
  const last = at - 1;
  if (last < sentence.from) return false;
  if (tokens[last]?.text === ':') return true;
  const verb = tokens[last]?.text === ',' ? last - 1 : last;
  return verb >= sentence.from && lexicons.cueForms.has(tokens[verb]?.lower ?? '');
}
