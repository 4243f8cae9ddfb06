import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { type InputItem, type ReadPlaces, readInputs } from '../../src/fetch/index.ts';
import { makeRecord, makeWarc, type RecordSketch, warcinfo } from './make-warc.ts';

const folder = mkdtempSync(join(tmpdir(), 'soundbite-warc-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let fileCount = 0;

async function read(
  bytes: Buffer,
  name = 'pages.warc.gz',
  places: ReadPlaces = new Map(),
): Promise<InputItem[]> {
  fileCount += 1;
  const path = join(folder, `${fileCount}-${name}`);
  writeFileSync(path, bytes);
  return readPath(path, places);
}

async function readPath(path: string, places: ReadPlaces): Promise<InputItem[]> {
  const items: InputItem[] = [];
  for await (const item of readInputs([path], { places })) items.push(item);
  return items;
}

const page = (words: string): RecordSketch => ({
  url: `https://a.example/${words}`,
  body: `<!doctype html><title>${words}</title><p>The “${words}” story.</p>`,
});
const bodies = (items: readonly InputItem[]) =>
  items.flatMap((item) => (item.kind === 'page' && item.page.kind === 'html' ? [item.page.body] : []));
const urls = (items: readonly InputItem[]) =>
  items.flatMap((item) => (item.kind === 'page' ? [item.page.url] : []));
const faults = (items: readonly InputItem[]) =>
  items.flatMap((item) => (item.kind === 'page' ? [] : [`${item.kind}: ${item.error.message}`]));

describe('a web archive', () => {
  const records = [warcinfo, page('goat'), { ...page('goat'), type: 'request' }, page('strike')];

  it.each(['plain', 'by record', 'whole'] as const)(
    'packed %s gives its pages with their addresses',
    async (packing) => {
      const items = await read(
        makeWarc(records, packing),
        packing === 'plain' ? 'pages.warc' : 'pages.warc.gz',
      );
      expect(urls(items)).toEqual(['https://a.example/goat', 'https://a.example/strike']);
      expect(bodies(items)[0]).toContain('The “goat” story.');
      expect(faults(items)).toEqual([]);
    },
  );

  it('is known by its first words when it is piped in', async () => {
    const items: InputItem[] = [];
    const stdin = (async function* () {
      yield makeWarc(records, 'by record');
    })();
    for await (const item of readInputs(['-'], { stdin })) items.push(item);
    expect(urls(items)).toEqual(['https://a.example/goat', 'https://a.example/strike']);
  });

  it('that is empty is told', async () => {
    expect(faults(await read(Buffer.alloc(0)))).toEqual([expect.stringContaining('is empty')]);
  });

  const html = Buffer.from(page('goat').body);
  const chunked = Buffer.from(`${html.length.toString(16)}\r\n${html.toString()}\r\n0\r\n\r\n`);
  const withEncoding = (encoding: string, body: Buffer): RecordSketch => ({
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Encoding': encoding },
    body,
  });

  it.each<[string, RecordSketch]>([
    ['as gzip', withEncoding('gzip', gzipSync(html))],
    ['as deflate', withEncoding('deflate', deflateSync(html))],
    ['as brotli', withEncoding('br', brotliCompressSync(html))],
    ['unpacked by the archiver', withEncoding('gzip', html)],
    [
      'in chunks',
      { headers: { 'Content-Type': 'text/html', 'Transfer-Encoding': 'chunked' }, body: chunked },
    ],
    [
      'in windows-1252, as the server says',
      {
        headers: { 'Content-Type': 'text/html; charset=windows-1252' },
        body: Buffer.from('<!doctype html><p>The \x93goat\x94 story.', 'latin1'),
      },
    ],
    ['without a kind', { headers: { Server: 'x' }, body: html }],
  ])('has a page sent %s read', async (_name, sketch) => {
    const items = await read(makeWarc([sketch], 'by record'));
    expect(faults(items)).toEqual([]);
    expect(bodies(items)[0]).toContain('The “goat” story.');
  });

  it.each<[string, RecordSketch, string]>([
    ['not found', { ...page('x'), status: '404 Not Found' }, 'the server’s answer was 404'],
    ['moved', { ...page('x'), status: '301 Moved Permanently' }, 'the server’s answer was 301'],
    ['a picture', { ...page('x'), headers: { 'Content-Type': 'image/png' } }, 'of the kind image/png'],
    ['seen before', { ...page('x'), type: 'revisit' }, 'the same as when'],
    ['made otherwise', { ...page('x'), type: 'resource' }, 'of the kind resource'],
    ['no web address', { ...page('x'), url: 'dns:a.example' }, 'no web address'],
  ])('tells of what is %s', async (_name, sketch, reason) => {
    const items = await read(makeWarc([sketch, page('goat')], 'by record'));
    expect(faults(items)).toEqual([expect.stringContaining(reason)]);
    expect(items[0]?.kind).toBe('skipped');
    expect(urls(items)).toEqual(['https://a.example/goat']);
  });

  it('tells of a page without words, and of a record without headers', async () => {
    const items = await read(makeWarc([{ ...page('x'), body: '' }, page('goat')], 'plain'), 'pages.warc');
    expect(faults(items)).toEqual([expect.stringContaining('is an empty page')]);
    expect(urls(items)).toEqual(['https://a.example/goat']);
  });
});

describe('a damaged record', () => {
  const three = ['goat', 'strike', 'lantern'].map(page);

  it.each(['plain', 'by record'] as const)(
    'in an archive packed %s is told, and the next is read',
    async (packing) => {
      const [first = '', second = '', third = ''] = three.map((one) => makeWarc([one], packing));
      const broken = Buffer.from(second);
      broken.fill(0x55, 40, packing === 'plain' ? broken.length : broken.length - 30);
      const items = await read(Buffer.concat([Buffer.from(first), broken, Buffer.from(third)]));
      expect(urls(items)).toEqual(['https://a.example/goat', 'https://a.example/lantern']);
      expect(faults(items)).toEqual([
        expect.stringMatching(new RegExp(`^problem: The record at byte ${first.length} of .* is damaged`)),
      ]);
    },
  );

  it.each(['plain', 'by record'] as const)(
    'at the end, cut off while it was written, is told: %s',
    async (packing) => {
      const whole = makeWarc(three, packing);
      const items = await read(whole.subarray(0, -60));
      expect(urls(items)).toEqual(['https://a.example/goat', 'https://a.example/strike']);
      expect(faults(items)).toEqual([expect.stringContaining('is damaged')]);
    },
  );

  it('never costs more than itself, wherever one byte is wrong', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('plain' as const, 'by record' as const),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (packing, at, change) => {
          const bytes = Buffer.from(makeWarc(three, packing));
          const where = at % bytes.length;
          bytes[where] = (bytes[where] ?? 0) ^ change;
          const items = await read(bytes);
          expect(items.length).toBeGreaterThan(0);
          expect(bodies(items).length).toBeGreaterThanOrEqual(2);
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each(['1', '9999', '99999999', '99999999999999999999', '-1', 'x'])(
    'that gives its length as %s costs no other, and it is told how much was passed over',
    async (length) => {
      const [first = '', second = '', third = ''] = three.map((one) => makeWarc([one], 'plain'));
      const broken = Buffer.from(
        second.toString('latin1').replace(/(?<=\nContent-Length: )\d+/, length),
        'latin1',
      );
      const items = await read(Buffer.concat([Buffer.from(first), broken, Buffer.from(third)]), 'pages.warc');
      expect(urls(items)).toEqual(['https://a.example/goat', 'https://a.example/lantern']);
      expect(faults(items)).toEqual([
        expect.stringContaining(`is damaged and cannot be read: ${broken.length} bytes are passed over`),
      ]);
    },
  );

  it('that claims to be larger than any page costs no other, wherever the chunks are cut', async () => {
    const claim = '99999999';
    const [first = '', second = '', third = ''] = three.map((one) => makeWarc([one], 'plain'));
    const broken = second.toString('latin1').replace(/(?<=\nContent-Length: )\d+/, claim);
    const bytes = Buffer.concat([Buffer.from(first), Buffer.from(broken, 'latin1'), Buffer.from(third)]);
    for (const size of [1, 7, 64, 1000]) {
      const stdin = (async function* () {
        for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
      })();
      const items: InputItem[] = [];
      for await (const item of readInputs(['-'], { stdin })) items.push(item);
      expect(urls(items)).toEqual(['https://a.example/goat', 'https://a.example/lantern']);
    }
  });

  it('that is larger than any page is passed over', async () => {
    const large = makeRecord({ ...page('film'), body: Buffer.alloc(13_000_000, 'x') });
    for (const packing of ['plain', 'by record'] as const) {
      const pack = packing === 'plain' ? (bytes: Buffer) => bytes : gzipSync;
      const items = await read(
        Buffer.concat([makeWarc([page('goat')], packing), pack(large), makeWarc([page('strike')], packing)]),
      );
      expect(faults(items)).toEqual([expect.stringMatching(/^skipped: .*larger than any page.*: \d+ bytes/)]);
      expect(urls(items)).toEqual(['https://a.example/goat', 'https://a.example/strike']);
    }
  });
});

describe('reading goes on', () => {
  const records = [
    warcinfo,
    page('goat'),
    { ...page('x'), status: '404 Not Found' },
    page('strike'),
    page('lantern'),
  ];

  it.each(['plain', 'by record', 'whole'] as const)(
    'after any item of an archive packed %s',
    async (packing) => {
      const path = join(folder, `again-${packing}.warc.gz`);
      writeFileSync(path, makeWarc(records, packing));
      const all = await readPath(path, new Map());
      expect(all).toHaveLength(4);
      for (const [index, { place }] of all.entries()) {
        if (place === undefined) throw new Error('An item of a file has a place.');
        expect(place.done).toBe(index + 1);
        const rest = await readPath(path, new Map([[place.path, { ...place, isWhole: false }]]));
        expect(rest).toEqual(all.slice(index + 1));
      }
    },
  );

  it('from the start when the file is another', async () => {
    const path = join(folder, 'another.warc.gz');
    writeFileSync(path, makeWarc(records, 'by record'));
    const [first] = await readPath(path, new Map());
    if (first?.place === undefined) throw new Error('An item of a file has a place.');
    const places = new Map([[path, { ...first.place, stamp: 'another', isWhole: true }]]);
    expect(await readPath(path, places)).toHaveLength(4);
  });
});
