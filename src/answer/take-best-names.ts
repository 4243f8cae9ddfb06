import type { Person } from '../domain.ts';
import type { NameMatch } from '../library/library.ts';

/** Whom a name means by what the library knows. */
export interface NamedPeople {
  /** Those whom it fits equally well and better than anybody else; empty when it fits nobody. */
  readonly people: readonly Person[];
  /** Whether it fits them only with letters changed, dropped or added. */
  readonly isMisspelt: boolean;
}

/** Keeps the people whom a name fits equally well and better than anybody else. */
export function takeBestNames(matches: readonly NameMatch[]): NamedPeople {
  const [best] = matches;
  const equals = matches.filter(({ kind, distance }) => kind === best?.kind && distance === best.distance);
  const people = [...new Map(equals.map(({ person }) => [person.id, person])).values()];
  return { people, isMisspelt: best !== undefined && best.distance > 0 };
}
