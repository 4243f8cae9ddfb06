import { expect, it } from 'vitest';
import { preferStory } from '../../src/answer/prefer-quotation.ts';
import type { UnderstoodQuery } from '../../src/answer/understood-query.ts';
import { makeStory } from '../card/samples.ts';

const [spring, summer] = ['2025-03-01T00:00:00.000Z', '2025-06-01T00:00:00.000Z'];

it.each([
  ['within both dates', '2025-04-02T00:00:00Z', spring, summer, 1],
  ['before both', '2025-02-02T00:00:00Z', spring, summer, 0.6],
  ['after both', '2025-07-02T00:00:00Z', spring, summer, 0.6],
  ['undated, where both are asked for', null, spring, summer, 0.6],
  ['undated, where one is', null, spring, null, 0.6],
  ['undated, where none is', null, null, null, 1],
])('a story %s counts once for its dates', (_, published, since, until, factor) => {
  const query = { since, until, outlet: null } as UnderstoodQuery;
  expect(preferStory(query, makeStory({ published }))).toBe(factor);
});
