import { expect, it } from 'vitest';
import { couldBeNamed } from '../../src/answer/could-be-named.ts';
import { loadVocabulary } from '../../src/answer/index.ts';

it.each([
  [null, true],
  ['she', true],
  ['They', true],
  ['the actress', true],
  ['The dad of two, 46', true],
  ['her co-star', true],
  ['the band leader', true],
  ['the head of the studio', true],
  ['the company', false],
  ['his label', false],
  ['The studio behind the film', false],
  ['the source', false],
  ['The longtime friend', false],
  ['an insider', false],
  ['one fan', false],
  ['a former teammate of Quill’s', false],
  ['another', false],
  ['it', false],
  ['Otis Penhallow', false],
])('whether %j may be somebody named: %s', (speakerAs, could) => {
  expect(couldBeNamed(speakerAs, loadVocabulary())).toBe(could);
});
