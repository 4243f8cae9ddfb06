import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { type InputItem, readInputs } from '../../src/fetch/index.ts';
import { anyText } from './any-text.ts';
import { localOnly, serve } from './serve.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'soundbite-fetch-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const html = '<!doctype html><title>Goat</title><p>“Naïve,” she said.';
const story = { id: 'g-1', url: 'https://news.example/goat', title: 'Goat', paragraphs: ['“Baa,” it said.'] };
const words = '“Naïve,” she said — €5…';

async function read(inputs: readonly string[], options = {}): Promise<readonly InputItem[]> {
  const items: InputItem[] = [];
  for await (const item of readInputs(inputs, options)) items.push(item);
  return items;
}

async function write(name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, name);
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, content);
  return path;
}

/** The page of the only item. */
async function readPage(name: string, content: string | Buffer) {
  const [item, ...more] = await read([await write(name, content)]);
  expect(more).toEqual([]);
  if (item?.kind !== 'page') throw new Error(item?.error.message ?? 'nothing came');
  return item.page;
}

async function* piped(...chunks: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield Buffer.from(chunk as string);
}

const messageOf = (item: InputItem | undefined) => (item && item.kind !== 'page' ? item.error.message : '');

describe('a file', () => {
  it.each([
    ['page.html', html, { id: 'page', url: null, kind: 'html', body: html }],
    ['page.HTM', html, { id: 'page', kind: 'html' }],
    ['page.two.html.gz', gzipSync(html), { id: 'page.two', kind: 'html', body: html }],
    ['bare.html', '<p>“Yes.”', { id: 'bare', kind: 'html' }],
    [
      'latin.html',
      iconv.encode(`<meta charset=latin1>${words}`, 'win1252'),
      { body: `<meta charset=latin1>${words}` },
    ],
    ['notes.txt', words, { id: 'notes', url: null, kind: 'text', body: words }],
    ['packed.txt.gz', gzipSync(words), { id: 'packed', body: words }],
    ['bom.txt', `\uFEFF${words}`, { body: words }],
    ['windows.txt', iconv.encode(words, 'win1252'), { body: words }],
    ['utf16.txt', iconv.encode(words, 'utf16le', { addBOM: true }), { body: words }],
    ['utf16be.txt', iconv.encode(words, 'utf16be', { addBOM: true }), { body: words }],
    ['utf16-no-mark.txt', iconv.encode(words, 'utf16le'), { body: words }],
    ['tag.txt', '<3 to all who came, she said', { kind: 'text' }],
    ['story', words, { id: 'story', kind: 'text', body: words }],
    ['guessed.page', html, { id: 'guessed', kind: 'html', body: html }],
    ['guessed.data', JSON.stringify(story), { id: 'g-1', kind: 'record' }],
    ['bracket.note', '[Editor’s note] She said so.', { kind: 'text' }],
  ])('named %s is read for what it is', async (name, content, page) => {
    expect(await readPage(name, content)).toMatchObject(page);
  });

  it('of a story keeps its fields, its own id and every paragraph', async () => {
    const printed = {
      outlet: 'The Bleat',
      author: null,
      published: '2024-06-07',
      title: ' Goat ',
      more: { x: 1 },
    };
    const paragraphs = ['“Baa.”', '', 'Advertisement', '  said Kay  '];
    expect(
      await readPage('own.json', JSON.stringify({ ...printed, id: 7, url: '', paragraphs }, null, 1)),
    ).toEqual({
      id: '7',
      url: null,
      kind: 'record',
      record: { outlet: 'The Bleat', title: 'Goat', author: null, published: '2024-06-07', paragraphs },
    });
  });

  it('of a story with text has its lines as paragraphs', async () => {
    const page = await readPage('text.json', JSON.stringify({ text: 'One “two”.\r\n\r\nThree.\n' }));
    expect(page).toMatchObject({ id: 'text', record: { title: null, paragraphs: ['One “two”.', 'Three.'] } });
  });

  it('of a story with the names that others give its fields is understood', async () => {
    const others = {
      headline: 'Goat',
      datePublished: '2024-06-07',
      byline: 'Ada Quill',
      source: { id: 'bleat', name: 'The Bleat' },
      link: 'https://bleat.example/goat',
      body: ['“Baa.”', 'Kay left.'],
    };
    const [item] = await read([await write('others.json', JSON.stringify(others))]);
    expect(item).not.toHaveProperty('note');
    const record = { outlet: 'The Bleat', title: 'Goat', author: 'Ada Quill', published: '2024-06-07' };
    expect(item).toMatchObject({
      page: { url: others.link, record: { ...record, paragraphs: ['“Baa.”', 'Kay left.'] } },
    });
  });

  it.each([
    ['date', 'published', '2024-06-07'],
    ['publishedAt', 'published', '2024-06-07'],
    ['site', 'outlet', 'The Bleat'],
    ['source', 'outlet', 'The Bleat'],
    ['headline', 'title', 'Goat'],
  ])('takes "%s" for "%s", but only where that is missing', async (other, ours, words) => {
    const read = async (fields: object) =>
      readPage('named.json', JSON.stringify({ content: 'Words.', ...fields }));
    expect(await read({ [other]: words })).toMatchObject({ record: { [ours]: words } });
    const both = await read({ [other]: words, [ours]: 'Ours' });
    expect(both).toMatchObject({ record: { [ours]: 'Ours' } });
  });

  it.each([
    ['seconds', 1717770420, '2024-06-07T14:27:00.000Z'],
    ['seconds with a fraction', 1717770420.25, '2024-06-07T14:27:00.250Z'],
    ['milliseconds', 1717770420000, '2024-06-07T14:27:00.000Z'],
    ['microseconds', 1717770420000000, '2024-06-07T14:27:00.000Z'],
    ['a day', 20240607, '2024-06-07'],
    ['a day that there is not', 20241307, '20241307'],
    ['a year', 2024, '2024'],
    ['nothing', 0, '0'],
  ])('reads a date that is told as a number: %s', async (_what, published, words) => {
    for (const name of ['published', 'date']) {
      const page = await readPage('number.json', JSON.stringify({ text: 'Words.', [name]: published }));
      expect(page).toMatchObject({ record: { published: words } });
    }
  });

  it('tells by name which fields were not understood, where the title or the date is missing', async () => {
    const odd = { heading: 'Goat', day: '2024-06-07', text: 'Words.' };
    const [item] = await read([await write('odd.json', JSON.stringify(odd))]);
    expect(item).toMatchObject({
      note: expect.stringMatching(
        /odd\.json has no title and no date\. Not understood in it: "heading", "day"$/,
      ),
    });
  });

  it('of a list of stories gives them all, and numbers those without an id', async () => {
    const path = await write('list.json', JSON.stringify([story, { title: 'No words' }, { text: 'Words' }]));
    const items = await read([path]);
    expect(items.map((item) => (item.kind === 'page' ? item.page.id : item.error.message))).toEqual([
      'g-1',
      expect.stringMatching(/^Story 2 of .*list\.json is not a story: it has no words/),
      'list-3',
    ]);
  });

  it.each([
    ['missing.html', null, /missing\.html does not exist\. Check the name/],
    ['empty.html', '', /empty\.html is empty\. Give/],
    ['blank.txt', ' \n\t\n', /blank\.txt is empty/],
    ['empty.json', '', /empty\.json is empty/],
    ['empty.jsonl', '\n\n', /empty\.jsonl is empty/],
    ['empty.txt.gz', '', /empty\.txt\.gz is empty/],
    [
      'picture.html',
      Buffer.from([0xff, 0xd8, 0xff, 0, 0x10, 0x4a, 0x46, 0]),
      /picture\.html holds no text but binary data/,
    ],
    [
      'picture.txt',
      Buffer.from(Array.from({ length: 500 }, (_, i) => (i * 37) % 256)),
      /picture\.txt holds no text/,
    ],
    ['paper.pdf', Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(50)]), /paper\.pdf holds no text/],
    [
      'cyrillic.txt',
      iconv.encode('Она сказала: «Ќет»', 'win1251'),
      /cyrillic\.txt is in an encoding that cannot be told.* Save it as UTF-8/,
    ],
    ['broken.json', '{"title": "Goat",\n "paragraphs": [', /broken\.json is not valid JSON: .*\. Mend it/],
    ['array.json', '[]', /array\.json is an empty list/],
    ['number.json', '5', /number\.json is not a story/],
    ['null.json', 'null', /null\.json is not a story/],
    [
      'wrong.json',
      '{"title": 5, "paragraphs": ["a", 6]}',
      /wrong\.json is not a story: "title": .*; "paragraphs\.1": /,
    ],
    [
      'link.json',
      '{"url": "javascript:alert(1)", "text": "a"}',
      /link\.json is not a story: "url": is not an http or https address/,
    ],
    [
      'cut.txt.gz',
      gzipSync(words.repeat(100)).subarray(0, 40),
      /cut\.txt\.gz is damaged: it cannot be unpacked/,
    ],
    ['bomb.html.gz', gzipSync(Buffer.alloc(10e6, ' ')), /bomb\.html\.gz is larger than 5 MB/],
    ['huge.txt', Buffer.alloc(6e6, 'a'), /huge\.txt is larger than 5 MB.* Give an archive/],
  ])('named %s is told as a problem', async (name, content, message) => {
    const path = content === null ? join(folder, name) : await write(name, content);
    const items = await read([path]);
    expect(items).toMatchObject([{ kind: 'problem', input: path, error: expect.any(UserError) }]);
    expect(messageOf(items[0])).toMatch(message);
    expect(messageOf(items[0]).length).toBeLessThan(500 + path.length);
  });

  it.each([
    [
      'news.example/goat',
      /is neither a file nor a folder\. To fetch it from the web, write https:\/\/news\.example\/goat/,
    ],
    ['', /^“” does not exist/],
    ['a\0b', /is no name that a file can have/],
    ['x'.repeat(5000), /is no name that a file can have/],
    ['ftp://news.example/', /ftp:\/\/ is not the web/],
    ['file:///etc/passwd', /file:\/\/ is not the web/],
    ['javascript:alert(1)', /is not the web/],
  ])('that is none, %j, is told as a problem', async (input, message) => {
    const items = await read([input]);
    expect(items).toMatchObject([{ kind: 'problem', input }]);
    expect(messageOf(items[0])).toMatch(message);
  });

  it.skipIf(process.platform === 'win32')('may be a named pipe', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const [items] = await Promise.all([read([pipe]), writeFile(pipe, words)]);
    expect(items).toMatchObject([{ kind: 'page', page: { id: 'pipe', body: words } }]);
  });

  it.skipIf(process.getuid?.() === 0)('that may not be read is told as a problem', async () => {
    const path = await write('secret.txt', words);
    await chmod(path, 0);
    expect(messageOf((await read([path]))[0])).toMatch(
      /may not be read by this user\. Change its permissions/,
    );
  });
});

describe('an archive', () => {
  const line = (id: string) => JSON.stringify({ ...story, id });

  it('gives a story a line, and tells a malformed line with its number', async () => {
    const lines = [
      line('a'),
      '{"id": "b", ',
      '',
      '[]',
      '{"id": "c"}',
      `  ${line('d')}  `,
      '{"text": "No id"}',
    ];
    const path = await write('archive.jsonl', `\uFEFF${lines.join('\r\n')}`);
    const items = await read([path]);
    expect(
      items.map((item) => [
        item.input.slice(folder.length + 1),
        item.kind === 'page' ? item.page.id : item.error.message,
      ]),
    ).toEqual([
      ['archive.jsonl:1', 'a'],
      ['archive.jsonl:2', expect.stringMatching(/^Line 2 of .*archive\.jsonl is not valid JSON: /)],
      ['archive.jsonl:4', expect.stringMatching(/^Line 4 of .*archive\.jsonl is not a story: /)],
      [
        'archive.jsonl:5',
        expect.stringMatching(/^Line 5 of .*archive\.jsonl is not a story: it has no words/),
      ],
      ['archive.jsonl:6', 'd'],
      ['archive.jsonl:7', 'archive-7'],
    ]);
  });

  it('tells a line that is not UTF-8, or far too long, and reads on', async () => {
    const content = Buffer.concat([
      Buffer.from([0x22, 0xe9, 0x22, 0x0a]),
      Buffer.alloc(6e6, 'a'),
      Buffer.from(`\n${line('z')}\n`),
    ]);
    const items = await read([await write('odd.jsonl', content)]);
    expect(items.map((item) => messageOf(item))).toEqual([
      expect.stringMatching(/^Line 1 of .* is not UTF-8\. Save/),
      expect.stringMatching(/^Line 2 of .* is longer than 5 MB/),
      '',
    ]);
  });

  it('packed and cut off gives what came before, and tells the rest', async () => {
    const many = Array.from({ length: 3000 }, (_, index) => line(`s-${index}-${Math.sin(index)}`)).join('\n');
    const packed = gzipSync(many);
    const items = await read([await write('cut.jsonl.gz', packed.subarray(0, packed.length / 2))]);
    expect(items.filter(({ kind }) => kind === 'page').length).toBeGreaterThan(500);
    expect(messageOf(items.at(-1))).toMatch(/is damaged.* What came before was read/);
  });

  it('that is short, packed and cut off gives every whole line before that', async () => {
    const lines = Array.from({ length: 60 }, (_, index) => line(`s-${index}-${Math.sin(index)}`));
    // Packed line by line, it can be unpacked to the end of the last whole one.
    const packed = lines.map((one) => gzipSync(`${one}\n`));
    const cut = Buffer.concat([...packed.slice(0, 50), (packed[50] ?? Buffer.alloc(0)).subarray(0, 30)]);
    const items = await read([await write('short.jsonl.gz', cut)]);
    expect(items.filter(({ kind }) => kind === 'page')).toHaveLength(50);
    expect(items).toHaveLength(51);
    expect(messageOf(items.at(-1))).toMatch(/short\.jsonl\.gz is damaged/);
  });

  it('named .json is read as an archive all the same', async () => {
    expect(await read([await write('lines.json', `${line('a')}\n${line('b')}\n`)])).toHaveLength(2);
    expect(
      await read([await write('lines1.json', `${line('a'.repeat(200_000))}\n${line('b')}\n`)]),
    ).toHaveLength(2);
    expect(await read([await write('lines2.json', `{"id": oops}\n${line('b')}\n`)])).toHaveLength(2);
  });

  it('is read no further than asked', async () => {
    let given = 0;
    async function* endless() {
      for (;;) {
        given += 1;
        yield Buffer.from(`${line('x')}\n`);
      }
    }
    for await (const item of readInputs(['-'], { stdin: endless() })) {
      expect(item.kind).toBe('page');
      break;
    }
    expect(given * line('x').length).toBeLessThan(200_000);
  });
});

describe('standard input', () => {
  it.each([
    ['HTML', html, [{ kind: 'html', id: null, url: null }]],
    ['text', words, [{ kind: 'text', body: words }]],
    ['a story', JSON.stringify(story, null, 2), [{ kind: 'record', id: 'g-1' }]],
    ['a story on one line', JSON.stringify(story), [{ kind: 'record', id: 'g-1' }]],
    ['a list', JSON.stringify([story, story]), [{ id: 'g-1' }, { id: 'g-1' }]],
    ['JSON lines', `${JSON.stringify(story)}\n{"text":"x"}`, [{ id: 'g-1' }, { id: null }]],
    ['gzip', gzipSync(html), [{ kind: 'html', body: html }]],
  ])('may be %s', async (_name, content, pages) => {
    const bytes = Buffer.from(content as string);
    // In pieces that cut characters and lines in two.
    const pieces = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, i) =>
      bytes.subarray(i * 7, i * 7 + 7),
    );
    const items = await read(['-'], { stdin: piped(...pieces) });
    expect(items).toMatchObject(pages.map((page) => ({ kind: 'page', page })));
  });

  it('that is empty is told as a problem', async () => {
    expect(messageOf((await read(['-'], { stdin: piped() }))[0])).toMatch(/^standard input is empty/);
  });

  it('that breaks is told as a problem', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('Goat');
      throw Object.assign(new Error('gone'), { code: 'EIO' });
    }
    expect(messageOf((await read(['-'], { stdin: broken() }))[0])).toMatch(
      /^standard input cannot be read \(EIO\)/,
    );
  });
});

describe('a folder', () => {
  it('is walked in order of names, and what is not read is told with the reason', async () => {
    const at = (name: string) => `walked/${name}`;
    await write(at('b.txt'), words);
    await write(at('a/z.html'), html);
    await write(at('a/y.json'), JSON.stringify(story));
    await write(at('c.jsonl'), `{"text":"x"}\n{`);
    await write(at('.hidden/secret.txt'), words);
    await write(at('.DS_Store'), 'x');
    await write(at('feed.xml'), '<rss version="2.0"><channel></channel></rss>');
    await write(at('photo.jpg'), 'x');
    const root = join(folder, 'walked');
    const items = await read([root]);
    expect(items.map(({ kind, input }) => `${kind} ${input.slice(root.length + 1)}`)).toEqual([
      'skipped .DS_Store',
      'skipped .hidden',
      'page a/y.json',
      'page a/z.html',
      'page b.txt',
      'page c.jsonl:1',
      'problem c.jsonl:2',
      'skipped feed.xml',
      'skipped photo.jpg',
    ]);
    expect(messageOf(items[0])).toMatch(/\.DS_Store is skipped: its name begins with a dot/);
    expect(messageOf(items[7])).toMatch(/it looks like a feed; give it by itself/);
    expect(messageOf(items[8])).toMatch(/its ending is not one of \.html, \.txt, \.json, \.jsonl or \.warc/);
  });

  it('keeps its links within, and does not walk in circles', async () => {
    await write('outside.txt', words);
    const inside = await write('linked/deep/inside.txt', words);
    const root = join(folder, 'linked');
    await symlink(join(folder, 'outside.txt'), join(root, 'a-out.txt'));
    await symlink('/etc', join(root, 'b-etc'));
    await symlink(join(root, 'nowhere.txt'), join(root, 'c-broken.txt'));
    await symlink(inside, join(root, 'd-in.txt'));
    await symlink(root, join(root, 'deep', 'up'));
    await symlink(join(root, 'e-self.txt'), join(root, 'e-self.txt'));
    const items = await read([root]);
    expect(
      items.map((item) => `${item.input.slice(root.length + 1)}: ${item.kind} ${messageOf(item)}`),
    ).toEqual([
      expect.stringMatching(
        /^a-out\.txt: problem .* is a link that leads out of the folder, and is not followed/,
      ),
      expect.stringMatching(/^b-etc: problem .* leads out of the folder/),
      expect.stringMatching(/^c-broken\.txt: problem .* does not exist/),
      'd-in.txt: page ',
      'deep/inside.txt: page ',
      expect.stringMatching(/^deep\/up: skipped .* a link to a folder that is read already/),
      expect.stringMatching(/^e-self\.txt: problem .* is a link that leads round in a circle/),
    ]);
  });

  it('that holds no stories is told as a problem', async () => {
    await write('bare/photo.jpg', 'x');
    const items = await read([join(folder, 'bare')]);
    expect(items.map(({ kind }) => kind)).toEqual(['skipped', 'problem']);
    expect(messageOf(items[1])).toMatch(/^The folder .*bare holds no stories\. Stories are/);
  });
});

describe('several inputs', () => {
  it('come in their order, and a bad one loses none of the rest', async () => {
    const server = await serve({ '/a': html, '/b': html });
    const file = await write('mixed.txt', words);
    const inputs = [
      `${server.origin}/a`,
      `${server.origin}/none`,
      ` ${server.origin}/b `,
      'missing',
      file,
      '-',
    ];
    const items = await read(inputs, { ...localOnly, stdin: piped(words) });
    expect(items.map(({ input }) => input)).toEqual(inputs);
    expect(items.map(({ kind }) => kind)).toEqual(['page', 'problem', 'page', 'problem', 'page', 'page']);
  });
});

describe('whatever the bytes', () => {
  const chunks = fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 6 });

  it('nothing is thrown, and something is always told', async () => {
    const heads = fc.constantFrom(
      '',
      '{"',
      '[{',
      '<html',
      '<rss version="2.0">',
      '\x1f\x8b',
      '\uFEFF{"text":"a"}\n',
    );
    await fc.assert(
      fc.asyncProperty(heads, chunks, async (head, rest) => {
        const items = await read(['-'], { stdin: piped(head, ...rest) });
        expect(items.length).toBeGreaterThan(0);
        for (const item of items) if (item.kind !== 'page') expect(item.error).toBeInstanceOf(UserError);
      }),
      { numRuns: 100 },
    );
  });

  it('every line of an archive that is not blank is accounted for, under its number', async () => {
    const lines = fc.array(
      fc.oneof(
        fc.json({ maxDepth: 2 }),
        fc.string().map((text) => JSON.stringify({ text })),
        anyText.map((text) => text.replaceAll('\n', ' ')),
        fc.constantFrom('', '  ', '\r', 'a\u2028b', '{"text":"a\u2028b"}'),
      ),
      { minLength: 1, maxLength: 30 },
    );
    const cut = fc.integer({ min: 1, max: 50 });
    await fc.assert(
      fc.asyncProperty(lines, cut, async (printed, size) => {
        // Standard input goes by its first lines; two stories make it an archive for sure.
        const bytes = Buffer.from([JSON.stringify(story), JSON.stringify(story), ...printed].join('\n'));
        const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
          bytes.subarray(i * size, (i + 1) * size),
        );
        const items = await read(['-'], { stdin: piped(...pieces) });
        const expected = printed.flatMap((line, index) =>
          /^[ \t\r]*$/.test(line) ? [] : [`-:${index + 3}`],
        );
        expect(items.map(({ input }) => input)).toEqual(['-:1', '-:2', ...expected]);
      }),
      { numRuns: 100 },
    );
  });
});
