import { expect, it } from 'vitest';
import { cutTelling } from '../../src/answer/cut-telling.ts';
import { makeKept } from '../card/samples.ts';

it.each([
  // What was said before it, and what is told of that, is not of it.
  [
    '“I like ducks,” wore his own suit. Who was he wearing? “«My trousers,»” Abara said.',
    'wore his own suit. Who was he wearing? Abara said',
    true,
  ],
  [
    '“«I like ducks,»” wore his own suit. Who was he wearing? “My trousers,” Abara said.',
    'wore his own suit',
    false,
  ],
  ['Asked about the goat, Reyes shrugged. “«So is it,»” she said. The goat left.', null, true],
  [
    "'I like ducks,' he said. '«So is the goat,»' said Ms O'Hara's aide.",
    "he said. said Ms O'Hara's aide",
    false,
  ],
  ['“«So is the goat.»”', '', false],
])('of %s', (paragraph, text, isAsked) => {
  const telling = cutTelling(makeKept([paragraph]));
  if (text !== null) expect(telling.text.trim().replace(/\s+/g, ' ')).toBe(text);
  expect(telling.isAsked).toBe(isAsked);
});

it('has what parts the runs, and no other paragraph', () => {
  const { text } = cutTelling(makeKept(['“«No,»” the widow said of the goat. “«Never.»” She left.']));
  expect(text).toContain('the widow said of the goat');
});
