import { expect, it } from 'vitest';
import { composeStrangeOutlet } from '../../src/card/compose-strange-outlet.ts';
import { makeQuery } from './samples.ts';

const tell = (unknownOutlet: string | null, instead?: string) =>
  composeStrangeOutlet(makeQuery({ unknownOutlet }), instead).map((block) =>
    block.kind === 'text'
      ? block.inlines.map((inline) => ('text' in inline ? inline.text : '')).join('')
      : block.kind,
  );

it.each([
  ['Starlight Weekly', 'From others:', ['The library has no story of Starlight Weekly. From others:']],
  ['Starlight Weekly', undefined, ['The library has no story of Starlight Weekly.']],
  [null, 'From others:', []],
])('of the outlet %j, with %j after it, is told: %j', (outlet, instead, lines) => {
  expect(tell(outlet, instead)).toEqual(lines);
});
