import { createServer } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { FetchError } from '../../src/errors.ts';
import { silentPort } from '../silent-port.ts';
import { fetchPage } from './fetch-page.ts';
import { answer, localOnly, redirect, serve } from './serve.ts';

const html = '<!doctype html><title>Goat</title><p>“Naïve,” she said.';

describe('a page', () => {
  it('comes with its address after redirects', async () => {
    const server = await serve({
      '/old': redirect('/newer', 301),
      '/newer': redirect('new?x=1#part', 308),
      '/new?x=1': html,
    });
    expect(await fetchPage(`${server.origin}/old#top`, localOnly)).toEqual({
      id: null,
      url: `${server.origin}/new?x=1`,
      kind: 'html',
      body: html,
    });
  });

  it('is asked for once, after robots.txt, by an honest name with a contact', async () => {
    const agents: (string | undefined)[] = [];
    const server = await serve({
      '/story': (request, response) => {
        agents.push(request.headers['user-agent']);
        response.writeHead(200, { 'content-type': 'text/html' }).end(html);
      },
    });
    await fetchPage(`${server.origin}/story`, { ...localOnly, contact: 'https://bot.example/\r\nabout(us)' });
    expect(server.paths).toEqual(['/robots.txt', '/story']);
    expect(agents).toEqual([
      expect.stringMatching(/^Soundbite\/\d+\.\d+\.\d+ \([^()]+; \+https:\/\/bot\.example\/aboutus\)$/),
    ]);
  });

  it.each([
    ['HTML', 'text/html; charset=utf-8', html, 'html'],
    ['XHTML', 'application/xhtml+xml', '<?xml version="1.0"?><html><body/></html>', 'html'],
    ['plain text', 'text/plain', 'Goat wins prize', 'text'],
    ['HTML sent as plain text', 'text/plain', html, 'html'],
    ['HTML sent as XML', 'text/xml', '<?xml version="1.0"?><html><body/></html>', 'html'],
    ['capitals', 'TEXT/HTML', html, 'html'],
  ])('may be %s', async (_name, type, body, kind) => {
    const server = await serve({ '/': answer(body, { 'content-type': type }) });
    expect(await fetchPage(server.origin, localOnly)).toMatchObject({ kind, body });
  });

  it('may lack a content type', async () => {
    const server = await serve({ '/': (_request, response) => response.end(html) });
    expect(await fetchPage(server.origin, localOnly)).toMatchObject({ kind: 'html', body: html });
  });

  it.each([
    ['gzip', gzipSync(html)],
    ['x-gzip', gzipSync(html)],
    ['br', brotliCompressSync(html)],
    ['deflate', deflateSync(html)],
    ['deflate', deflateRawSync(html)],
    ['identity', Buffer.from(html)],
    ['gzip, br', brotliCompressSync(gzipSync(html))],
  ])('may be compressed with %s', async (encoding, body) => {
    const server = await serve({ '/': answer(body, { 'content-encoding': encoding }) });
    expect(await fetchPage(server.origin, localOnly)).toMatchObject({ body: html });
  });
});

describe('the charset', () => {
  const words = '“Naïve,” she said — €5…';
  const bytes = (encoding: string, before = '') => iconv.encode(before + words, encoding);
  const bom = Buffer.from([0xef, 0xbb, 0xbf]);

  it.each([
    [
      'the byte order mark, against the header',
      Buffer.concat([bom, bytes('utf8')]),
      'text/html; charset=iso-8859-1',
    ],
    ['the byte order mark of UTF-16', iconv.encode(words, 'utf16le', { addBOM: true }), 'text/html'],
    [
      'the header, against the page',
      bytes('utf8', '<meta charset="windows-1252">'),
      'text/html; charset=utf-8',
    ],
    ['the header, quoted', bytes('win1252'), 'text/html; Charset="ISO-8859-1"'],
    ['the page', bytes('win1252', '<meta charset=windows-1252>'), 'text/html'],
    [
      'the page, the old way',
      bytes('win1252', '<META http-equiv=Content-Type content="text/html; charset=cp1252">'),
      'text/html',
    ],
    ['the bytes, where they are UTF-8', bytes('utf8'), 'text/html'],
    ['the bytes, where they are not UTF-8', bytes('win1252'), 'text/html'],
    ['the bytes, where the header names nonsense', bytes('utf8'), 'text/html; charset=klingon'],
    ['the bytes, where the page names nothing', bytes('utf8', '<meta content="charset">'), 'text/html'],
    ['the bytes, in plain text', bytes('win1252', '<meta charset="utf-8">'), 'text/plain'],
  ])('is told by %s', async (_what, body, type) => {
    const server = await serve({ '/': answer(body, { 'content-type': type }) });
    const page = await fetchPage(server.origin, localOnly);
    expect(page).toMatchObject({ body: expect.stringMatching(new RegExp(`${words}$`)) });
  });
});

describe('what cannot be fetched says what failed, on what, and what to do next', () => {
  it.each([
    [401, {}, /\/story is for subscribers only \(HTTP 401\)\. Save the page/],
    [403, {}, /\/story refused the visit \(HTTP 403\)\. Save the page/],
    [404, {}, /\/story was not found on its server \(HTTP 404\)\. Check the address/],
    [410, {}, /\/story was taken down for good \(HTTP 410\)\. Look for/],
    [418, {}, /\/story was answered with HTTP 418 instead of a page\. Open it/],
    [429, {}, /\/story was asked for too often \(HTTP 429\)\. Try again in some minutes\./],
    [429, { 'retry-after': '90' }, /Try again in 90 seconds\./],
    [429, { 'retry-after': '1' }, /Try again in 1 second\./],
    [429, { 'retry-after': '3600' }, /Try again in 60 minutes\./],
    [429, { 'retry-after': new Date(Date.now() + 86_400_000).toUTCString() }, /Try again in 24 hours\./],
    [429, { 'retry-after': 'soon' }, /Try again in some minutes\./],
    [500, {}, /\/story failed on its server \(HTTP 500\)\. Try again later\./],
    [503, { 'retry-after': '120' }, /\/story failed on its server \(HTTP 503\)\. Try again in 2 minutes\./],
    [204, {}, /\/story was answered with HTTP 204 instead of a page/],
    [304, {}, /\/story was answered with HTTP 304 instead of a page/],
  ])('HTTP %i %o', async (status, headers, message) => {
    const server = await serve({ '/story': answer('', headers, status) });
    await expect(fetchPage(`${server.origin}/story`, localOnly)).rejects.toThrow(message);
  });

  it.each([
    ['application/pdf', /\/story is a PDF document \(application\/pdf\), not a web page\. Give/],
    ['image/jpeg', /\/story is an image \(image\/jpeg\), not a web page\./],
    ['image/svg+xml', /\/story is an image/],
    ['video/mp4', /\/story is a video/],
    ['audio/mpeg', /\/story is a sound recording/],
    ['application/octet-stream', /\/story is of the kind application\/octet-stream/],
    ['application/json', /\/story is of the kind application\/json, not a web page\./],
  ])('%s', async (type, message) => {
    const server = await serve({ '/story': answer('{"a": 1}', { 'content-type': type }) });
    await expect(fetchPage(`${server.origin}/story`, localOnly)).rejects.toThrow(message);
  });

  it.each([
    ['an empty page', answer(''), /is an empty page\. Open it/],
    ['a page of spaces', answer(' \n\t '), /is an empty page\. Open it/],
    ['an empty page said to be gzip', answer('', { 'content-encoding': 'gzip' }), /is an empty page/],
    ['binary data', answer(Buffer.alloc(1000)), /is binary data, not a web page/],
    [
      'a damaged body',
      answer('no gzip', { 'content-encoding': 'gzip' }),
      /came damaged: it cannot be decompressed/,
    ],
    [
      'a cut-off body',
      answer(gzipSync(html).subarray(0, 30), { 'content-encoding': 'gzip' }),
      /came damaged/,
    ],
    ['a compression not asked for', answer(html, { 'content-encoding': 'zstd' }), /not asked for \(zstd\)/],
    [
      'a compression many times over',
      answer(html, { 'content-encoding': 'gzip, gzip, gzip' }),
      /not asked for/,
    ],
    ['a redirect that leads to itself', redirect('/story'), /redirects in a circle, through .*\/story/],
    [
      'a redirect to nowhere',
      redirect('http://[nowhere/'),
      /does not visit http:\/\/\[nowhere\/: it cannot be read/,
    ],
  ])('%s', async (_name, route, message) => {
    const server = await serve({ '/story': route });
    await expect(fetchPage(`${server.origin}/story`, localOnly)).rejects.toThrow(message);
    await expect(fetchPage(`${server.origin}/story`, localOnly)).rejects.toBeInstanceOf(FetchError);
  });

  it('a circle of redirects', async () => {
    const server = await serve({ '/a': redirect('/b'), '/b': redirect('/c'), '/c': redirect('/a') });
    await expect(fetchPage(`${server.origin}/a`, localOnly)).rejects.toThrow(/\/a redirects in a circle/);
    expect(server.paths).toEqual(['/robots.txt', '/a', '/b', '/c']);
  });

  it('redirects without end, after five', async () => {
    const steps = Array.from({ length: 9 }, (_, step) => [`/${step}`, redirect(`/${step + 1}`)] as const);
    const server = await serve(Object.fromEntries(steps));
    await expect(fetchPage(`${server.origin}/0`, localOnly)).rejects.toThrow(/redirects more than 5 times/);
    expect(server.paths).toHaveLength(7);
    expect(
      await serve({ '/5': html, ...Object.fromEntries(steps.slice(0, 5)) }).then(({ origin }) =>
        fetchPage(`${origin}/0`, localOnly),
      ),
    ).toMatchObject({ body: html });
  });

  it('a host that does not exist', async () => {
    const lookup = () => Promise.reject(Object.assign(new Error('none'), { code: 'ENOTFOUND' }));
    await expect(fetchPage('https://nowhere.example/a', { lookup })).rejects.toThrow(
      'https://nowhere.example/a cannot be fetched: there is no host named nowhere.example. Check the address for typing errors.',
    );
  });

  it('a name server that does not answer', async () => {
    const lookup = () => Promise.reject(Object.assign(new Error('later'), { code: 'EAI_AGAIN' }));
    await expect(fetchPage('https://news.example/a', { lookup })).rejects.toThrow(
      /cannot be looked up at the moment/,
    );
  });

  it('a host that is down', async () => {
    await expect(fetchPage(`http://127.0.0.1:${silentPort}/a`, localOnly)).rejects.toThrow(
      /\/a cannot be fetched: .* refuses connections\./,
    );
  });

  it('a host that hangs up', async () => {
    const { origin } = await serveRaw((socket) => socket.destroy());
    await expect(fetchPage(`${origin}/a`, localOnly)).rejects.toThrow(
      /\/a broke off: .* closed the connection/,
    );
  });

  it('a host that hangs up in the middle of the page', async () => {
    const server = await serve({
      '/a': (_request, response) => {
        response.writeHead(200, { 'content-type': 'text/html', 'content-length': '1000' }).write(html);
        setTimeout(() => response.destroy(), 20);
      },
    });
    await expect(fetchPage(`${server.origin}/a`, localOnly)).rejects.toThrow(/\/a broke off/);
  });

  it('a host that does not speak HTTP', async () => {
    const { origin } = await serveRaw((socket) => socket.end('220 mail.example ESMTP\r\n'));
    await expect(fetchPage(`${origin}/a`, localOnly)).rejects.toThrow(/\/a was not answered in proper HTTP/);
  });

  it('a host that does not speak TLS', async () => {
    const server = await serve({ '/a': html });
    const url = `https://127.0.0.1:${server.port}/a`;
    await expect(fetchPage(url, localOnly)).rejects.toThrow(
      /\/a cannot be fetched: no secure connection to .* \(\w+\)/,
    );
  });

  it.each([
    ['never answers', () => {}],
    ['sends its page drop by drop', (drip: () => void) => drip()],
  ])('a host that %s', async (_name, behave) => {
    const server = await serve({
      '/a': (_request, response) => {
        behave(() => {
          response.writeHead(200, { 'content-type': 'text/html' });
          const timer = setInterval(() => response.write('<p>'), 20);
          response.on('close', () => clearInterval(timer));
        });
      },
    });
    const started = performance.now();
    await expect(fetchPage(`${server.origin}/a`, { ...localOnly, timeoutMs: 300 })).rejects.toThrow(
      /\/a did not arrive whole within 0\.3 seconds\. Try again later\./,
    );
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('a name server that never answers', async () => {
    const lookup = () => new Promise<never>(() => {});
    await expect(fetchPage('https://news.example/a', { lookup, timeoutMs: 100 })).rejects.toThrow(
      /did not arrive whole/,
    );
  });

  it('a program that is stopping', async () => {
    const server = await serve({ '/a': () => {} });
    const signal = AbortSignal.timeout(50);
    await expect(fetchPage(`${server.origin}/a`, { ...localOnly, signal })).rejects.toThrow(FetchError);
  });
});

describe('a page that is too large', () => {
  it('of 50 MB is refused by its length alone', async () => {
    let sentBytes = 0;
    const server = await serve({
      '/a': (_request, response) => {
        response.writeHead(200, { 'content-type': 'text/html', 'content-length': String(50e6) });
        const send = () => {
          while (sentBytes < 50e6 && response.write(Buffer.alloc(1e5, 'a'))) sentBytes += 1e5;
        };
        response.on('drain', send);
        send();
      },
    });
    await expect(fetchPage(`${server.origin}/a`, localOnly)).rejects.toThrow(
      /\/a is larger than 5 MB, .* Save/,
    );
    expect(sentBytes).toBeLessThan(10e6);
  });

  it.each([
    ['gzip', gzipSync(Buffer.alloc(50e6))],
    ['br', brotliCompressSync(Buffer.alloc(10e6))],
    ['deflate', deflateSync(Buffer.alloc(10e6))],
    ['gzip, gzip', gzipSync(gzipSync(Buffer.alloc(10e6)))],
  ])('when unpacked is refused as a %s bomb', async (encoding, bomb) => {
    expect(bomb.length).toBeLessThan(1e5);
    const server = await serve({ '/a': answer(bomb, { 'content-encoding': encoding }) });
    await expect(fetchPage(`${server.origin}/a`, localOnly)).rejects.toThrow(/is larger than 5 MB/);
  });

  it('by its chunks is refused as soon as it is', async () => {
    const server = await serve({
      '/a': (_request, response) => {
        response.writeHead(200, { 'content-type': 'text/html' });
        const send = () => {
          while (!response.closed && response.write(Buffer.alloc(1e5, 'a')));
        };
        response.on('drain', send);
        send();
      },
    });
    await expect(fetchPage(`${server.origin}/a`, localOnly)).rejects.toThrow(/is larger than 5 MB/);
  });

  it('by one byte is refused, and at the limit is not', async () => {
    const server = await serve({ '/a': 'a'.repeat(100) });
    const fetchWithin = (sizeBytesMax: number) =>
      fetchPage(`${server.origin}/a`, { ...localOnly, sizeBytesMax });
    await expect(fetchWithin(99)).rejects.toThrow(/is larger than/);
    expect(await fetchWithin(100)).toMatchObject({ body: 'a'.repeat(100) });
  });
});

describe('whatever a server sends', () => {
  it('becomes a page or a FetchError', async () => {
    let body = Buffer.alloc(0);
    let headers: Record<string, string> = {};
    const server = await serve({ '/': (_request, response) => response.writeHead(200, headers).end(body) });
    const anyHeaders = fc.record(
      {
        'content-type': fc.constantFrom(
          'text/html',
          'text/plain; charset=utf-16',
          'text/xml',
          'text/html; charset=big5',
          'x',
        ),
        'content-encoding': fc.constantFrom('gzip', 'br', 'deflate', '', 'br, gzip'),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), anyHeaders, async (bytes, sent) => {
        body = Buffer.from(bytes);
        headers = sent;
        try {
          expect(typeof (await fetchPage(server.origin, localOnly))).toBe('object');
        } catch (error) {
          expect(error).toBeInstanceOf(FetchError);
        }
      }),
      { numRuns: 100 },
    );
  });
});

/** Serves whatever is not HTTP. */
async function serveRaw(
  onConnection: (socket: import('node:net').Socket) => void,
): Promise<{ readonly origin: string }> {
  const server = createServer((socket) => onConnection(socket.on('error', () => {})));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  server.unref();
  return { origin: `http://127.0.0.1:${port}` };
}
