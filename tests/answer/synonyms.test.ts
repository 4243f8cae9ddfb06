import { expect, it } from 'vitest';
import { loadVocabulary } from '../../src/answer/index.ts';
import { stem } from '../../src/words/index.ts';

const { groupsOf } = loadVocabulary().synonyms;
const share = (one: string, other: string) => {
  const groups = groupsOf.get(stem(one)) ?? [];
  return (groupsOf.get(stem(other)) ?? []).some((group) => groups.includes(group));
};

it.each([
  ['single', 'song', true],
  ['single', 'dating', false],
  ['first', 'debut', true],
  ['first', 'idea', false],
  ['lost', 'defeat', true],
  ['lost', 'map', false],
  ['late', 'died', true],
  ['late', 'waiting', false],
])('“%s” and “%s” say nearly the same: %s', (one, other, isSo) => {
  expect(share(one, other)).toBe(isSo);
});
