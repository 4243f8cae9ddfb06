import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RefusedAddressError } from '../../src/errors.ts';
import { createAddressPolicy, isPublicIp } from '../../src/fetch/web/address-policy.ts';
import { anyText } from './any-text.ts';

describe('isPublicIp', () => {
  it.each([
    '8.8.8.8',
    '93.184.215.14',
    '172.15.255.255',
    '172.32.0.1',
    '100.63.255.255',
    '100.128.0.0',
    '2606:2800:21f:cb07:6820:80da:af6b:8b2c',
    '2a00:1450:4001:80f::200e',
    '::ffff:8.8.8.8',
    '64:ff9b::8.8.8.8',
  ])('lets %s through', (ip) => {
    expect(isPublicIp(ip)).toBe(true);
  });

  it.each([
    ['this network', '0.0.0.0'],
    ['this network', '0.1.2.3'],
    ['loopback', '127.0.0.1'],
    ['loopback', '127.255.255.254'],
    ['private', '10.0.0.1'],
    ['private', '172.16.0.1'],
    ['private', '172.31.255.255'],
    ['private', '192.168.1.1'],
    ['carrier-grade NAT', '100.64.0.1'],
    ['link-local, cloud metadata', '169.254.169.254'],
    ['protocol assignments', '192.0.0.8'],
    ['documentation', '192.0.2.1'],
    ['documentation', '198.51.100.7'],
    ['documentation', '203.0.113.9'],
    ['benchmarking', '198.18.0.1'],
    ['6to4 relays', '192.88.99.1'],
    ['multicast', '224.0.0.1'],
    ['multicast', '239.255.255.250'],
    ['reserved', '240.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['unspecified', '::'],
    ['loopback', '::1'],
    ['IPv4-compatible loopback', '::127.0.0.1'],
    ['IPv4-mapped loopback', '::ffff:127.0.0.1'],
    ['IPv4-mapped private', '::ffff:10.0.0.1'],
    ['IPv4-mapped metadata', '::ffff:a9fe:a9fe'],
    ['IPv4-translated', '::ffff:0:127.0.0.1'],
    ['NAT64 of loopback', '64:ff9b::127.0.0.1'],
    ['NAT64 of metadata', '64:ff9b::a9fe:a9fe'],
    ['local NAT64', '64:ff9b:1::8.8.8.8'],
    ['6to4 of loopback', '2002:7f00:1::'],
    ['6to4', '2002:808:808::1'],
    ['Teredo', '2001:0:53aa:64c::1'],
    ['unique local', 'fc00::1'],
    ['unique local', 'fd12:3456:789a::1'],
    ['link-local', 'fe80::1'],
    ['site-local', 'fec0::1'],
    ['multicast', 'ff02::1'],
    ['discard', '100::1'],
    ['documentation', '2001:db8::1'],
    ['documentation', '3fff::1'],
    ['segment routing', '5f00::1'],
    ['never given out', '4000::1'],
    ['no address', 'example.com'],
    ['nothing', ''],
    ['unknown', 'unknown'],
  ])('keeps out %s: %s', (_what, ip) => {
    expect(isPublicIp(ip)).toBe(false);
  });
});

describe('checkUrl', () => {
  const policy = createAddressPolicy({ privateHosts: [], ports: [] });

  it('accepts the public web and drops the fragment', () => {
    expect(policy.checkUrl('https://news.example/story?x=1#top').href).toBe('https://news.example/story?x=1');
    expect(policy.checkUrl('HTTP://NEWS.example:80/').href).toBe('http://news.example/');
  });

  it('accepts the exceptions it was given, and only those', () => {
    const own = createAddressPolicy({ privateHosts: ['127.0.0.1'], ports: [8080] });
    expect(own.checkUrl('http://127.0.0.1:9999/').port).toBe('9999');
    expect(own.checkUrl('http://news.example:8080/').port).toBe('8080');
    expect(() => own.checkUrl('http://127.0.0.2:8080/')).toThrow(RefusedAddressError);
    expect(() => own.checkUrl('http://news.example:8081/')).toThrow(RefusedAddressError);
    expect(() => own.checkUrl('http://user@127.0.0.1/')).toThrow(RefusedAddressError);
  });

  it('accepts or refuses any text, but never fails otherwise', () => {
    const texts = fc
      .tuple(fc.constantFrom('', 'http://', 'https://[', 'http://0x', 'HTTP:\\\\'), anyText)
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, (text) => {
        try {
          expect(policy.checkUrl(text)).toBeInstanceOf(URL);
        } catch (error) {
          expect(error).toBeInstanceOf(RefusedAddressError);
        }
      }),
    );
  });

  it('says what was refused, why, and what to do, without repeating a megabyte', () => {
    const refuse = () => policy.checkUrl(`ftp://x/${'a'.repeat(1_000_000)}`);
    expect(refuse).toThrow(
      /^Soundbite does not visit ftp:\/\/x\/a+…: ftp:\/\/ is not the web\. Give the http/,
    );
    expect(refuse).toThrow(/^.{1,400}$/);
  });
});
