import type { RunExplanation } from './write-explanation.ts';

/** Somebody who speaks in a story, as the page shows them. */
export interface Speaker {
  readonly name: string;
  /** Initials, as colours alone tell nothing to some. */
  readonly badge: string;
  /** The class that gives the colour. */
  readonly style: string;
  readonly count: number;
}

/** All who speak in a story, in the order in which they are first heard. */
export interface Cast {
  readonly speakers: readonly Speaker[];
  readonly unnamedCount: number;
  /** How many runs are nobody's words: titles, nicknames and the like. */
  readonly othersCount: number;
  /** Gives the speaker's position; -1 for the unnamed and for what is nobody's words. */
  indexOf(run: RunExplanation): number;
}

/** How many colours the style sheet has; further speakers begin again, with broken lines. */
const colourCount = 8;

/** Gathers who speaks in a story, each with a colour and a badge. */
export function listCast(runs: readonly RunExplanation[]): Cast {
  const said = runs.filter(({ isQuotation }) => isQuotation);
  const names = [...new Set(said.flatMap(({ speaker }) => speaker ?? []))];
  const badges = new Map<string, number>();
  const speakers = names.map((name, index): Speaker => {
    const initials = readInitials(name);
    const before = badges.get(initials) ?? 0;
    badges.set(initials, before + 1);
    return {
      name,
      badge: before === 0 ? initials : `${initials}${before + 1}`,
      style: `speaker c${index % colourCount}${index < colourCount ? '' : ' again'}`,
      count: said.filter(({ speaker }) => speaker === name).length,
    };
  });
  return {
    speakers,
    unnamedCount: said.filter(({ speaker }) => speaker === null).length,
    othersCount: runs.length - said.length,
    indexOf: ({ isQuotation, speaker }) => (isQuotation && speaker !== null ? names.indexOf(speaker) : -1),
  };
}

function readInitials(name: string): string {
  const capitals = [...name.matchAll(/(?<![\p{L}\p{M}’'])\p{Lu}/gu)].map(([letter]) => letter);
  return capitals.slice(0, 3).join('') || [...name.replace(/^@/, '')].slice(0, 2).join('');
}
