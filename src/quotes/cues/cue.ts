import type { CueForm } from '../lexicons/lexicons.ts';
import type { Mention } from '../phrases/mention.ts';

/** How a quotation is tied to the words that say who spoke. */
export interface Cue {
  /** Which pattern found it. */
  readonly pattern:
    | 'label'
    | 'inverted'
    | 'subject after'
    | 'verbless after'
    | 'according to'
    | 'subject before'
    | 'owner'
    | 'further before'
    | 'late after'
    | 'late according'
    | 'colon'
    | 'citation'
    | 'dash';
  /** The cue word as printed; null for labels and the like. */
  readonly word: string | null;
  readonly verb: CueForm | null;
  /** The phrase that stands for the speaker. */
  readonly speaker: Mention;
  /** Token index of the cue word, for explanation. */
  readonly at: number;
  /** Whether somebody else tells that the speaker said so: "Kay said Lou told her: “…”". */
  readonly isRelayed?: boolean;
}

/** Says what sort of verb introduces words: one that names, a deed, or else by its form. */
export function sortVerb({ isNaming, isGesture, form }: CueForm): string {
  if (isNaming) return 'naming';
  return isGesture ? 'gesture' : form;
}
