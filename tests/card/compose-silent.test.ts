import { expect, it } from 'vitest';
import { composeSilent } from '../../src/card/compose-silent.ts';
import { makeAnswer, makeKept, makeQuery } from './samples.ts';

const toPerson = (name: string, at: number) => ({ id: `p-${at + 1}`, name, aliases: [], quotationCount: 7 });
const byKay = makeKept(['“«So is the goat.»”']);
const byBoth = makeKept(['“«So is the goat.»”'], { speaker: 'Kay Reyes and Ann Bell', personId: 'p-9' });
const byNobodySure = makeKept(['“«So is the goat.»”'], { speaker: null, personId: null });
const two = ['Kay Reyes', 'Ann Bell'];

it.each([
  ['one of two', two, [byKay], 1, 'Nothing by Ann Bell.'],
  ['one of three', [...two, 'Cy Dorn'], [byKay], 1, 'Nothing by Ann Bell or Cy Dorn.'],
  ['both at once', two, [byBoth], 1, null],
  ['perhaps the other', two, [byKay, byNobodySure], 2, null],
  ['one on the first of several pages', two, [byKay], 12, null],
  ['the only one', ['Kay Reyes'], [byKay], 1, null],
])('where %s of %j spoke', (_, names, kept, total, line) => {
  const query = makeQuery({ people: names.map(toPerson) });
  const blocks = composeSilent(makeAnswer(kept, { query, total }));
  const lines = blocks.map((block) =>
    block.kind === 'text'
      ? block.inlines.map((inline) => ('text' in inline ? inline.text : '')).join('')
      : block.kind,
  );
  expect(lines).toEqual(line === null ? [] : [line]);
});
