import type { Person } from '../domain.ts';
import type { Library } from '../library/library.ts';

// Bodies of several people that are tried for one of them.
const jointMax = 10;

/** Finds those who speak as several, the people among them: "Kay Reyes and Rowan Ashby" for Kay Reyes. */
export async function findJoint(people: readonly Person[], library: Library): Promise<readonly Person[]> {
  const lists = await Promise.all(
    people.map(async ({ name }) => {
      const known = await library.completePerson(name, jointMax);
      return known.filter(
        (other) => / and /.test(other.name) && other.name.includes(name) && other.name !== name,
      );
    }),
  );
  return [...new Map(lists.flat().map((person) => [person.id, person])).values()];
}
