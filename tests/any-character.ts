import fc from 'fast-check';

const CODE_POINTS = 0x110000;
const HALVES_FROM = 0xd800;
const HALVES = 0x800;

/**
 * Any character there is, as the unit of `fc.string`. Of the same ones `unit: 'binary'` first makes a table, which takes
 * each process over a second of the processor and a hundred megabytes.
 */
export const anyCharacter: fc.Arbitrary<string> = fc
  .integer({ min: 0, max: CODE_POINTS - HALVES - 1 })
  .map(toCharacter, toNumber);

function toCharacter(number: number): string {
  return String.fromCodePoint(number < HALVES_FROM ? number : number + HALVES);
}

function toNumber(value: unknown): number {
  const point = typeof value === 'string' ? value.codePointAt(0) : undefined;
  if (point === undefined || value !== String.fromCodePoint(point)) throw new Error('This is no character.');
  if (point >= HALVES_FROM && point < HALVES_FROM + HALVES) throw new Error('This is half a character.');
  return point < HALVES_FROM ? point : point - HALVES;
}
