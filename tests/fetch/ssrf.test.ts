import { describe, expect, it } from 'vitest';
import { FetchError, RefusedAddressError } from '../../src/errors.ts';
import type { AddressPolicy } from '../../src/fetch/web/address-policy.ts';
import { createGuardedConnector, type Lookup } from '../../src/fetch/web/guarded-connector.ts';
import { fetchPage } from './fetch-page.ts';
import { localOnly, redirect, serve } from './serve.ts';

/** Ways to write an address that leads to this computer or its network; PORT is where a trap listens. */
const tricks: readonly (readonly [what: string, url: string])[] = [
  ['loopback', 'http://127.0.0.1:PORT/'],
  ['another loopback', 'http://127.1.2.3:PORT/'],
  ['loopback, short', 'http://127.1:PORT/'],
  ['loopback, shorter', 'http://127.0.1:PORT/'],
  ['loopback, decimal', 'http://2130706433:PORT/'],
  ['loopback, hexadecimal', 'http://0x7f000001:PORT/'],
  ['loopback, hexadecimal in parts', 'http://0x7f.0x0.0x0.0x1:PORT/'],
  ['loopback, octal', 'http://017700000001:PORT/'],
  ['loopback, octal in parts', 'http://0177.0.0.01:PORT/'],
  ['loopback, all bases', 'http://0x7f.0.1:PORT/'],
  ['loopback, percent-encoded', 'http://%31%32%37.0.0.1:PORT/'],
  ['loopback, fullwidth digits', 'http://１２７.０.０.１:PORT/'],
  ['loopback, circled digits', 'http://①②⑦.⓪.⓪.①:PORT/'],
  ['loopback, ideographic full stops', 'http://127。0。0。1:PORT/'],
  ['loopback, trailing dot', 'http://127.0.0.1.:PORT/'],
  ['loopback, backslashes', 'http:\\\\127.0.0.1:PORT\\'],
  ['loopback, no slashes', 'http:127.0.0.1:PORT'],
  ['loopback, tab and line feed within', 'ht\ntp://127.\t0.0.1:PORT/'],
  ['loopback, spaces around', '  http://127.0.0.1:PORT/  '],
  ['this host', 'http://0.0.0.0:PORT/'],
  ['this host, zero', 'http://0:PORT/'],
  ['name', 'http://localhost:PORT/'],
  ['name, trailing dot', 'http://localhost.:PORT/'],
  ['name, capitals', 'http://LOCALHOST:PORT/'],
  ['name, fullwidth', 'http://ｌｏｃａｌｈｏｓｔ:PORT/'],
  ['name, below localhost', 'http://news.localhost:PORT/'],
  ['name of the local network', 'http://printer.local:PORT/'],
  ['name of the cloud', 'http://metadata.google.internal/'],
  ['IPv6 loopback', 'http://[::1]:PORT/'],
  ['IPv6 loopback, long', 'http://[0:0:0:0:0:0:0:1]:PORT/'],
  ['IPv6 unspecified', 'http://[::]:PORT/'],
  ['IPv4-mapped', 'http://[::ffff:127.0.0.1]:PORT/'],
  ['IPv4-mapped, hexadecimal', 'http://[::ffff:7f00:1]:PORT/'],
  ['IPv4-compatible', 'http://[::127.0.0.1]:PORT/'],
  ['IPv4-translated', 'http://[::ffff:0:127.0.0.1]:PORT/'],
  ['6to4', 'http://[2002:7f00:1::]:PORT/'],
  ['NAT64', 'http://[64:ff9b::127.0.0.1]:PORT/'],
  ['local NAT64', 'http://[64:ff9b:1::127.0.0.1]:PORT/'],
  ['Teredo', 'http://[2001:0:7f00:1::]:PORT/'],
  ['IPv6 unique local', 'http://[fd00::1]:PORT/'],
  ['IPv6 unique local, lower half', 'http://[fc00::1]:PORT/'],
  ['IPv6 link-local', 'http://[fe80::1]:PORT/'],
  ['IPv6 link-local with a zone', 'http://[fe80::1%25lo]:PORT/'],
  ['IPv6 multicast', 'http://[ff02::1]:PORT/'],
  ['private network', 'http://10.0.0.1:PORT/'],
  ['private network', 'http://172.16.0.1:PORT/'],
  ['private network', 'http://192.168.0.1:PORT/'],
  ['private network, decimal', 'http://3232235521:PORT/'],
  ['carrier-grade NAT', 'http://100.64.0.1:PORT/'],
  ['metadata', 'http://169.254.169.254/latest/meta-data/'],
  ['metadata, decimal', 'http://2852039166/latest/meta-data/'],
  ['metadata, hexadecimal', 'http://0xa9fea9fe/'],
  ['metadata, IPv4-mapped', 'http://[::ffff:169.254.169.254]/'],
  ['metadata, IPv6', 'http://[fd00:ec2::254]/'],
  ['metadata, another cloud', 'http://100.100.100.200/'],
  ['multicast', 'http://224.0.0.1:PORT/'],
  ['broadcast', 'http://255.255.255.255:PORT/'],
  ['reserved', 'http://240.0.0.1:PORT/'],
  ['documentation', 'http://203.0.113.1:PORT/'],
  ['userinfo that looks like a host', 'http://news.example@127.0.0.1:PORT/'],
  ['userinfo with a password', 'http://news.example:80@127.0.0.1:PORT/'],
  ['userinfo before a public host', 'http://user:secret@news.example/'],
  ['fragment that looks like a host', 'http://127.0.0.1:PORT#@news.example/'],
  ['backslash before a public host', 'http://127.0.0.1:PORT\\@news.example/'],
  ['credentials in a public address', 'https://token@news.example/'],
  ['a name that leads to loopback', 'http://loopback.example:PORT/'],
  ['a name that leads to loopback, over TLS', 'https://loopback.example:PORT/'],
  ['a name that leads to IPv6 loopback', 'http://loopback6.example:PORT/'],
  ['a name that leads to a mapped loopback', 'http://mapped.example:PORT/'],
  ['a name that leads to the metadata', 'http://metadata.example/'],
  ['a name with a public and a private address', 'http://mixed.example:PORT/'],
  ['a name that resolves to no address', 'http://nonsense.example:PORT/'],
  ['no web scheme', 'file:///etc/passwd'],
  ['no web scheme', 'ftp://127.0.0.1:PORT/'],
  ['no web scheme', 'gopher://127.0.0.1:PORT/_GET'],
  ['no web scheme', 'data:text/html,<p>x'],
  ['no web scheme', 'javascript:alert(1)'],
  ['no web scheme', 'ws://127.0.0.1:PORT/'],
  ['no scheme', '//127.0.0.1:PORT/'],
  ['no host', 'http://'],
  ['port out of range', 'http://127.0.0.1:99999/'],
];

const names: Readonly<Record<string, readonly string[]>> = {
  'start.example': ['127.0.0.1'],
  'loopback.example': ['127.0.0.1'],
  'loopback6.example': ['::1'],
  'mapped.example': ['::ffff:127.0.0.1'],
  'metadata.example': ['169.254.169.254'],
  'mixed.example': ['8.8.8.8', '127.0.0.1'],
  'nonsense.example': ['not an address'],
};

const resolve = (addresses: readonly string[]) =>
  addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
const lookup: Lookup = async (host) => resolve(names[host] ?? []);

describe('an address that leads inside', () => {
  it('has at least forty disguises in the table', () => {
    expect(tricks.length).toBeGreaterThan(40);
  });

  it.each(tricks)('is refused without a connection: %s, %s', async (_what, url) => {
    const trap = await serve({ '/': '<p>Caught</p>' });
    // The trap's port is allowed, so that it is not the port that saves us.
    const options = { allowPorts: [trap.port], lookup };
    await expect(fetchPage(url.replace('PORT', String(trap.port)), options)).rejects.toThrow(
      RefusedAddressError,
    );
    expect(trap.connections()).toBe(0);
  });

  it.each(tricks)('is refused at the end of a redirect: %s, %s', async (_what, url) => {
    const trap = await serve({ '/': '<p>Caught</p>' });
    const target = url.replace('PORT', String(trap.port));
    // A header cannot hold all of them as they are.
    const server = await serve({ '/': redirect(encodeURI(target).replaceAll('%25', '%')) });
    const options = { allowPrivateHosts: ['start.example'], allowPorts: [trap.port], lookup };
    const start = `http://start.example:${server.port}/`;
    await expect(fetchPage(start, options)).rejects.toThrow(FetchError);
    expect(server.paths).toContain('/');
    expect(trap.connections()).toBe(0);
  });

  it.each(Object.entries(names))('is refused without telling its number: %s', async (host, ips) => {
    const error = await fetchPage(`http://${host}/`, { lookup }).catch((reason: unknown) => reason);
    const told = `Soundbite does not visit http://${host}: ${host} is not on the public web. Addresses of one’s own network`;
    expect(error).toMatchObject({
      message: expect.stringContaining(told),
      cause: { message: `${host} leads to ${ips.at(-1)}.` },
    });
    expect(String(error)).not.toContain(ips.at(-1));
  });

  it.each([21, 22, 25, 3306, 6379, 8080, 11211])('is refused at port %i of a public host', async (port) => {
    await expect(fetchPage(`http://news.example:${port}/`, { lookup })).rejects.toThrow(
      /port \d+ is not one/,
    );
  });
});

describe('a name that changes its answer', () => {
  it('is resolved once a connection, and the socket goes where the checked answer says', async () => {
    const honest = await serve({ '/': '<p>Honest</p>' });
    let calls = 0;
    const rebinding: Lookup = async () => resolve([['127.0.0.1'], ['127.0.0.2']][calls++] ?? ['127.0.0.3']);
    const options = { allowPrivateHosts: ['rebind.example'], lookup: rebinding };
    const page = await fetchPage(`http://rebind.example:${honest.port}/`, options);
    expect(page).toMatchObject({ body: '<p>Honest</p>' });
    expect(calls).toBe(honest.connections());
  });

  it('is refused when the later answer leads inside', async () => {
    const server = await serve({
      '/robots.txt': (_request, response) => response.writeHead(404, { connection: 'close' }).end(),
      '/': '<p>Caught</p>',
    });
    const { signal: closed } = new AbortController();
    let calls = 0;
    // Stands for a public answer first: the policy is told of one address, and finds another.
    const policy: AddressPolicy = {
      checkUrl: (address) => new URL(address),
      checkIp: (url) => {
        calls += 1;
        if (calls > 1) throw new RefusedAddressError(url, 'Refused.');
      },
    };
    const connect = createGuardedConnector(policy, async () => resolve(['127.0.0.1']), closed);
    const opened = new Promise((open, fail) => {
      const target = { hostname: 'rebind.example', protocol: 'http:', port: String(server.port) };
      connect(target, (error, socket) => (error ? fail(error) : open(socket)));
    });
    await expect(opened).rejects.toThrow(RefusedAddressError);
    expect(server.paths).toEqual([]);
  });
});

describe('a redirect', () => {
  it('to a private address is told with that address', async () => {
    const server = await serve({ '/': redirect('http://192.168.0.1/admin') });
    await expect(fetchPage(`${server.origin}/`, localOnly)).rejects.toThrow(
      'Soundbite does not visit http://192.168.0.1/admin: 192.168.0.1 is not on the public web.',
    );
  });

  it('of robots.txt to a private address is refused too', async () => {
    const trap = await serve({});
    const server = await serve({
      '/robots.txt': redirect(`http://127.0.0.9:${trap.port}/`),
      '/': '<p>Story</p>',
    });
    await expect(fetchPage(`${server.origin}/`, localOnly)).rejects.toThrow(RefusedAddressError);
    expect(trap.connections()).toBe(0);
  });
});
