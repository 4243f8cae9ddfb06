import { hostname } from 'node:os';
import { describe, expect, it } from 'vitest';
import { checkRequest } from '../../src/playground/check-request.ts';

const local = '127.0.0.1';

describe('the playground serves', () => {
  it.each([
    ['its own address', local, { host: '127.0.0.1:4040' }],
    ['localhost', local, { host: 'localhost:4040' }],
    ['the loopback of IPv6', local, { host: '[::1]:4040' }],
    ['the name it was told to listen on', 'press-room', { host: 'Press-Room:4040' }],
    ['its own page', local, { host: '127.0.0.1:4040', origin: 'http://127.0.0.1:4040' }],
    ['any address in numbers when it listens everywhere', '0.0.0.0', { host: '192.168.1.7:4040' }],
    ['the computer’s name when it listens everywhere', '0.0.0.0', { host: `${hostname()}:4040` }],
  ])('%s', (_what, listening, headers) => {
    expect(() => checkRequest({ headers }, listening)).not.toThrow();
  });
});

describe('the playground refuses', () => {
  it.each([
    ['a foreign name that leads here', local, { host: 'evil.example:4040' }],
    ['a name that only begins like ours', local, { host: 'localhost.evil.example' }],
    ['a foreign name even when it listens everywhere', '0.0.0.0', { host: 'evil.example:4040' }],
    ['other addresses when it listens on this computer only', local, { host: '192.168.1.7:4040' }],
    ['a request without a name', local, {}],
    ['a name that is none', local, { host: 'a b' }],
    ['a page of another site', local, { host: '127.0.0.1:4040', origin: 'http://evil.example' }],
    ['a page of another port', local, { host: '127.0.0.1:4040', origin: 'http://127.0.0.1:9' }],
    ['a page without an origin of its own', local, { host: '127.0.0.1:4040', origin: 'null' }],
  ])('%s', (_what, listening, headers) => {
    expect(() => checkRequest({ headers }, listening)).toThrow(expect.objectContaining({ status: 403 }));
  });
});
