import { expect, it } from 'vitest';
import { loadVocabulary } from '../../src/answer/index.ts';
import { isOfRole } from '../../src/answer/prefer-speaker.ts';
import { readQuotation } from '../../src/answer/quotation-reading.ts';
import { weighTerms } from '../../src/answer/terms.ts';
import { makeReader } from '../../src/answer/tokens.ts';
import { makeKept, makeStory } from '../card/samples.ts';

const vocabulary = loadVocabulary();
const read = makeReader(vocabulary);
const story = makeStory({ outlet: 'Union Wire' });

it.each([
  ['widow', 'The widow, Kay Reyes, waved. “«So is the goat.»”', true],
  ['widow', 'Kay Reyes, who was left a widow, said: “«So is the goat.»”', true],
  ['widow', 'Kay Reyes, who plays the widow, said: “«So is the goat.»”', false],
  ['widow', 'Kay Reyes, who portrayed the dead king’s widow, said: “«So is the goat.»”', false],
  ['union', '“«So is the goat,»” Reyes told Union Wire.', false],
  ['union', '“«So is the goat,»” Reyes told her union.', true],
  ['union', '“«So is the goat,»” Reyes told her newly unionized crew.', false],
  ['union', 'The unions agreed. “«So is the goat,»” said Reyes, a union steward.', true],
])('the %s is who speaks in %s: %s', (role, paragraph, isOf) => {
  const among = { pool: [], rarities: new Map(), vocabulary };
  const [term = null] = weighTerms(read(role).tokens, 'phrase', among);
  const reading = readQuotation(makeKept([paragraph], { story }), { context: null, previous: null }, read);
  expect(isOfRole({ role: term, read, vocabulary }, reading)).toBe(isOf);
});
