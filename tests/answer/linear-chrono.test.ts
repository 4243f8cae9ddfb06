import { casual } from 'chrono-node/en';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { linearChrono } from '../../src/answer/linear-chrono.ts';

const reference = { instant: new Date('2026-11-22T10:00:00Z'), timezone: 0 };

const word = fc.constantFrom(
  ...'in within for last past after - about a an the few half two 3 1.5 couple couple~of several 2024'.split(
    ' ',
  ),
  ...'day days week h mo months years m hour ago earlier later out from~now may june 5th monday'.split(' '),
  ...'today noon 10:30 pm since to and , until'.split(' '),
);
const blank = fc.constantFrom(' ', ' ', ' ', '', '  ', ', ', ' and ', ', and ');

it('finds what chrono itself finds', () => {
  // A duration's own leading blank is no part of it here.
  const find = (chrono: typeof casual, text: string) =>
    chrono
      .parse(text, reference)
      .map((result) => [result.text.trim(), result.index + result.text.length, result.start, result.end]);
  fc.assert(
    fc.property(fc.array(fc.tuple(word, blank), { minLength: 1, maxLength: 9 }), (parts) => {
      const text = parts.flat().join('').replaceAll('~', ' ');
      expect(JSON.stringify(find(linearChrono, text))).toBe(JSON.stringify(find(casual, text)));
    }),
    {
      numRuns: 1000,
      examples: [
        [
          [
            ['in', '  '],
            ['couple', ''],
            ['years', ' '],
            ['later', ' '],
          ],
        ],
      ],
    },
  );
});

it('has other patterns than chrono where that reads durations', () => {
  const changed = linearChrono.parsers.filter((parser, at) => {
    const context = { text: '', option: {} } as Parameters<typeof parser.pattern>[0];
    return parser.pattern(context).source !== casual.parsers[at]?.pattern(context).source;
  });
  // Within, ago, later and last.
  expect(changed).toHaveLength(4);
});
