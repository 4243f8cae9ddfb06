import { likeness, type Term } from './terms.ts';
import type { Token } from './tokens.ts';

/** How well remembered words lie along a text, and which of its words they meet. */
export interface Alignment {
  /** The share of the remembered words, by weight, that the text prints in the same order: 0 to 1. */
  readonly share: number;
  /** Indexes of the text's tokens that met a remembered word. */
  readonly met: readonly number[];
}

// What each word of the text that lies between two met words costs, and the most that one gap costs: words are
// dropped from memory, but words that stand far apart were hardly remembered together.
const gapCost = 0.04;
const gapCostMax = 0.5;
const nothing: Alignment = { share: 0, met: [] };

/**
 * Lays remembered words along a text in order, dropping words of either side where that fits better.
 *
 *     remembered   whenever the door shuts its   2 guys called gary
 *     printed      Every time … it close, that’s 2 men  called Gary
 *     met                       ~                1 ~    1      1
 */
export function alignPhrase(terms: readonly Term[], tokens: readonly Token[]): Alignment {
  const total = terms.reduce((sum, term) => sum + term.weight, 0);
  if (total === 0 || tokens.length === 0) return nothing;
  const meetings = listMeetings(terms, tokens);
  let best: Meeting | null = null;
  for (const [at, meeting] of meetings.entries()) {
    for (const earlier of meetings.slice(Math.max(0, at - lookBack), at)) {
      if (earlier.term >= meeting.term || earlier.token >= meeting.token) continue;
      const gap = Math.min(gapCostMax, gapCost * (meeting.token - earlier.token - 1));
      const sum = earlier.sum + meeting.worth - Math.min(gap, meeting.worth);
      if (sum > meeting.sum) {
        meeting.sum = sum;
        meeting.before = earlier;
      }
    }
    if (!best || meeting.sum > best.sum) best = meeting;
  }
  if (!best) return nothing;
  const met: number[] = [];
  for (let step: Meeting | null = best; step; step = step.before) met.unshift(step.token);
  return { share: Math.min(1, best.sum / total), met };
}

// Meetings that one may follow on: bounds the work where a long question meets a long quotation.
const lookBack = 120;

interface Meeting {
  readonly term: number;
  readonly token: number;
  readonly worth: number;
  sum: number;
  before: Meeting | null;
}

/** Lists where a remembered word meets one of the text, by the text's order. */
function listMeetings(terms: readonly Term[], tokens: readonly Token[]): Meeting[] {
  return tokens.flatMap((token, at) =>
    terms.flatMap((term, index) => {
      const worth = term.weight * likeness(term, token);
      return worth > 0 ? [{ term: index, token: at, worth, sum: worth, before: null }] : [];
    }),
  );
}
