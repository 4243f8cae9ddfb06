import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createApi } from '../../src/playground/create-api.ts';
import { createRoutes } from '../../src/playground/routes.ts';
import { createTinyDesk, tinyCommands } from './tiny-desk.ts';

const files = { script: '', style: '', readerStyle: '' };

async function runFrom(remoteAddress: string | undefined): Promise<string> {
  const api = createApi({ desk: await createTinyDesk(), commands: tinyCommands, log: () => undefined });
  const body = Readable.from([Buffer.from(JSON.stringify({ command: 'allowed', options: {} }))]);
  const request = Object.assign(body, {
    headers: { 'content-type': 'application/json' },
    socket: { remoteAddress },
  });
  const route = createRoutes(api, files).get('POST /api/run');
  return (await route?.(request as unknown as IncomingMessage))?.body ?? '';
}

describe('a library open to the network', () => {
  it.each(['127.0.0.1', '127.0.0.53', '::1', '::ffff:127.0.0.1'])('may be changed from %s', async (peer) =>
    expect(await runFrom(peer)).toContain('You may.'),
  );

  it.each(['192.168.1.20', '::ffff:192.168.1.20', 'fe80::1', '10.127.0.0.1', '1270.0.0.1', undefined])(
    'may only be asked from %s',
    async (peer) => expect(await runFrom(peer)).toContain('You may not.'),
  );
});
