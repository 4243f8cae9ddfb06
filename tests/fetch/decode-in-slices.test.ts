import fc from 'fast-check';
import iconv from 'iconv-lite';
import { expect, it } from 'vitest';
import { decodeInSlices } from '../../src/fetch/decode-in-slices.ts';

const encodings = [
  'windows-1252',
  'iso-8859-2',
  'koi8-r',
  'shift_jis',
  'euc-jp',
  'big5',
  'gb18030',
  'utf-16le',
];

it.each(encodings)(
  'letters in %s are read as they are in one piece, wherever they are cut',
  async (encoding) => {
    const printed = fc.string({ unit: fc.constantFrom(...'Aé “”ž‘’Жя日本語ソ表中文한€—') });
    await fc.assert(
      fc.asyncProperty(printed, fc.integer({ min: 1, max: 9 }), async (text, size) => {
        const bytes = iconv.encode(text, encoding);
        expect(await decodeInSlices(bytes, encoding, size)).toBe(iconv.decode(bytes, encoding));
      }),
    );
  },
);

it.each(encodings)('bytes that are none in %s cost nothing beside them', async (encoding) => {
  const word = fc.uint8Array({ maxLength: 5 }).map((bytes) => Buffer.from([...bytes, 0x20]));
  await fc.assert(
    fc.asyncProperty(fc.array(word), fc.integer({ min: 6, max: 20 }), async (words, size) => {
      const bytes = Buffer.concat(words);
      expect(await decodeInSlices(bytes, encoding, size)).toBe(iconv.decode(bytes, encoding));
    }),
  );
});

it('others have their turn between two slices', async () => {
  let turns = 0;
  let handle = setImmediate(function take() {
    turns += 1;
    handle = setImmediate(take);
  });
  const text = await decodeInSlices(Buffer.alloc(2_000_000, 0x93), 'windows-1252');
  clearImmediate(handle);
  expect(text).toBe('“'.repeat(2_000_000));
  expect(turns).toBeGreaterThanOrEqual(7);
});
