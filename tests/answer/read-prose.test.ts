import { expect, it } from 'vitest';
import { loadVocabulary } from '../../src/answer/index.ts';
import { makeProseReader } from '../../src/answer/read-prose.ts';
import { makeReader } from '../../src/answer/tokens.ts';

const read = makeReader(loadVocabulary());

it.each([
  ['Union Wire', '“It is late,” Quill told Union Wire.', 'it is late quill told'],
  ['Union Wire', 'The union told the wire.', 'the union told the wire'],
  ['People', 'People told People.', 'people told people'],
  [null, 'She told Union Wire.', 'she told union wire'],
])('of a story in %s the prose %j is read as %j', (outlet, text, words) => {
  const { tokens } = makeProseReader({ outlet }, read)(text);
  expect(tokens.map(({ form }) => form).join(' ')).toBe(words);
});
