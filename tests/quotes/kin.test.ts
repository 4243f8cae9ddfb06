import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addKin } from '../../src/quotes/discourse/add-kin.ts';
import { counterparts } from '../../src/quotes/discourse/counterparts.ts';
import { openMemory } from '../../src/quotes/discourse/memory.ts';
import type { RelationKind } from '../../src/quotes/lexicons/lexicons.ts';

const kinds = Object.keys(counterparts) as RelationKind[];

describe('what people are to each other', () => {
  it('is told of both, once, however often it is told', () => {
    const tellings = fc.array(
      fc
        .tuple(fc.constantFrom(...kinds), fc.nat({ max: 2 }), fc.nat({ max: 2 }))
        .filter(([, a, b]) => a !== b),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(tellings, (told) => {
        const people = inventPeople(3);
        for (const [kind, one, other] of told) {
          const [entity, of] = [people[one], people[other]];
          if (entity !== undefined && of !== undefined) addKin(entity, kind, of);
        }
        for (const entity of people) {
          const links = entity.kin.map(({ kind, of }) => `${kind} ${of.index}`);
          expect(new Set(links).size).toBe(links.length);
          expect(links.length).toBeLessThanOrEqual(20);
        }
        const [first] = told;
        if (first === undefined) return;
        const [kind, one, other] = first;
        const counterpart = counterparts[kind];
        expect(people[one]?.kin).toContainEqual(expect.objectContaining({ kind }));
        if (counterpart !== null)
          expect(people[other]?.kin.some((kin) => kin.kind === counterpart && kin.of === people[one])).toBe(
            true,
          );
      }),
    );
  });
});

function inventPeople(count: number) {
  const memory = openMemory([], '', { nounsOf: new Map(), loneNouns: new Set() });
  return Array.from({ length: count }, () => memory.add({}));
}
