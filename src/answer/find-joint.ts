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
        (other) => other.name !== name && / and /.test(other.name) && isAmong(name, other.name),
      );
    }),
  );
  return [...new Map(lists.flat().map((person) => [person.id, person])).values()];
}

/** Whether one of "Pat and Noreen Quigley" is Pat Quigley. */
function isAmong(name: string, joint: string): boolean {
  const [surname = ''] = joint.match(/\S+$/) ?? [];
  return joint.includes(name) || joint.split(' and ').some((part) => `${part} ${surname}` === name);
}
