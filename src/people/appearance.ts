/** What is known of somebody by how one or several stories speak of them. */
export interface Appearance {
  /** How many stories tell each gender. */
  readonly genders: { readonly m: number; readonly f: number };
  /** What stories call them: "actress", "dad". */
  readonly nouns: ReadonlySet<string>;
  /** Folded titles of works, and names of places and bodies, that stand near their name. */
  readonly works: ReadonlySet<string>;
  /** Ids of those who are named in the same stories. */
  readonly companions: ReadonlySet<string>;
  /** Folded names of the outlets. */
  readonly outlets: ReadonlySet<string>;
}

/** What one story tells of somebody, as it is kept with the mention. */
export interface Traits {
  readonly gender: 'm' | 'f' | null;
  readonly nouns: readonly string[];
  readonly works: readonly string[];
}

/** Nothing known: where an appearance begins to be gathered. */
export const unseen: Appearance = {
  genders: { m: 0, f: 0 },
  nouns: new Set(),
  works: new Set(),
  companions: new Set(),
  outlets: new Set(),
};

/** Where a story stands and who else is in it. */
export interface Surroundings {
  readonly companions: readonly string[];
  readonly outlet: string | null;
}

/** Adds what one more story tells. */
export function addTraits(known: Appearance, traits: Traits, around: Surroundings): Appearance {
  const { gender, nouns, works } = traits;
  return {
    genders: {
      m: known.genders.m + Number(gender === 'm'),
      f: known.genders.f + Number(gender === 'f'),
    },
    nouns: new Set([...known.nouns, ...nouns]),
    works: new Set([...known.works, ...works]),
    companions: new Set([...known.companions, ...around.companions]),
    outlets: around.outlet === null ? known.outlets : new Set([...known.outlets, around.outlet]),
  };
}
