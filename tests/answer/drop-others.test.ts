import { expect, it } from 'vitest';
import { dropOthers } from '../../src/answer/drop-others.ts';

it.each([
  ['a former teammate of Tannfeld’s', 'a former teammate'],
  ["Faro's rep", 'rep'],
  ['the Reyes’ lawyer', 'the  lawyer'],
  ['a source close to Kay Reyes', 'a source close'],
  ['Reyes, a friend of Quill', 'Reyes, a friend'],
  ['Ms Reyes', 'Ms Reyes'],
  ['she', 'she'],
])('of %j stands for the speaker: %j', (speakerAs, own) => {
  expect(dropOthers(speakerAs)).toBe(own);
});
