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

/** Where somebody stands, and beside whom. */
export interface Surroundings {
  readonly companions: readonly string[];
  readonly outlets: readonly string[];
}

/** Gathers what stories tell of somebody. */
export function gatherAppearance(told: readonly Traits[], around: Surroundings): Appearance {
  const count = (gender: 'm' | 'f') => told.filter((traits) => traits.gender === gender).length;
  return {
    genders: { m: count('m'), f: count('f') },
    nouns: new Set(told.flatMap(({ nouns }) => nouns)),
    works: new Set(told.flatMap(({ works }) => works)),
    companions: new Set(around.companions),
    outlets: new Set(around.outlets),
  };
}
