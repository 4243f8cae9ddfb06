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
