import type { Person } from '../domain.ts';

/** Names a person, and tells them from a namesake: "Kay Reyes, chef". */
export function describePerson({ name, describedAs }: Pick<Person, 'name' | 'describedAs'>): string {
  return describedAs === undefined ? name : `${name}, ${describedAs}`;
}
