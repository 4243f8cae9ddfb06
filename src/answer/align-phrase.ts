import { likeness, type Term } from './terms.ts';
import type { Token } from './tokens.ts';

// What each word of the text that lies between two met words costs, and the most that one gap costs: words are
// dropped from memory, but words that stand far apart were hardly remembered together.
const gapCost = 0.04;
const gapCostMax = 0.5;

/**
 * Gives the share of remembered words, by weight, that a text prints in the same order: 0 to 1. Words of either side
 * are dropped where that fits better.
 *
 *     remembered   whenever the door shuts its   2 guys called gary
 *     printed      Every time … it close, that’s 2 men  called Gary
 *     met                       ~                1 ~    1      1
 */
export function alignPhrase(terms: readonly Term[], tokens: readonly Token[]): number {
  const total = terms.reduce((sum, term) => sum + term.weight, 0);
  if (total === 0 || tokens.length === 0) return 0;
  const meetings = listMeetings(terms, tokens);
  let best = 0;
  for (const [at, meeting] of meetings.entries()) {
    for (const earlier of meetings.slice(Math.max(0, at - lookBack), at)) {
      if (earlier.term >= meeting.term || earlier.token >= meeting.token) continue;
      const gap = Math.min(gapCostMax, gapCost * (meeting.token - earlier.token - 1));
      meeting.sum = Math.max(meeting.sum, earlier.sum + Math.max(0, meeting.worth - gap));
    }
    best = Math.max(best, meeting.sum);
  }
  return Math.min(1, best / total);
}

// Meetings that one may follow on: bounds the work where a long question meets a long quotation.
const lookBack = 120;

interface Meeting {
  readonly term: number;
  readonly token: number;
  readonly worth: number;
  /** The most that a chain of meetings ending here is worth. */
  sum: number;
}

/** Lists where a remembered word meets one of the text, by the text's order. */
function listMeetings(terms: readonly Term[], tokens: readonly Token[]): Meeting[] {
  return tokens.flatMap((token, at) =>
    terms.flatMap((term, index) => {
      const worth = term.weight * likeness(term, token);
      return worth > 0 ? [{ term: index, token: at, worth, sum: worth }] : [];
    }),
  );
}
