import type { HeadSource } from '../../../domain.ts';

/** What one part of a page (JSON-LD, meta elements, the visible page) says of its story; every field may lack. */
export interface Claims {
  readonly source: HeadSource;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly authors: readonly string[];
  /** As printed; may turn out to be no date. */
  readonly published: string | null;
  readonly updated: string | null;
  readonly canonical: string | null;
  readonly image: string | null;
  readonly language: string | null;
}

/** The claims of a part of the page that says nothing. */
export const nothingClaimed = {
  title: null,
  outlet: null,
  authors: [],
  published: null,
  updated: null,
  canonical: null,
  image: null,
  language: null,
} as const;

/** Longer than any address, headline or date, in characters: what reads them need not cope with more. */
const claimLengthMax = 2000;

/** Gives a text that a page states of itself; null for one that nobody would print. */
export function readClaim(text: string | null): string | null {
  return text !== null && text.length <= claimLengthMax ? text : null;
}

/** Leaves out of claims what nobody would print. */
export function boundClaims(claims: Claims): Claims {
  return {
    source: claims.source,
    title: readClaim(claims.title),
    outlet: readClaim(claims.outlet),
    authors: claims.authors.filter((author) => readClaim(author) !== null),
    published: readClaim(claims.published),
    updated: readClaim(claims.updated),
    canonical: readClaim(claims.canonical),
    image: readClaim(claims.image),
    language: readClaim(claims.language),
  };
}

/** A value, and which part of the page stated it. */
export interface Sourced<T> {
  readonly value: T;
  readonly source: HeadSource;
}

/** Gives the first value that a part of the page states, the surest part first. */
export function findClaim<T>(
  claims: readonly Claims[],
  read: (claim: Claims) => T | null,
): Sourced<T> | null {
  for (const claim of claims) {
    const value = read(claim);
    if (value !== null) return { value, source: claim.source };
  }
  return null;
}
