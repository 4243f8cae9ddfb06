import type { IncomingMessage } from 'node:http';
import { Refused } from './refused.ts';

// Discord allows 6,000 characters in a text option; every one of them may take a few bytes.
const bytesMax = 65_536;

/**
 * Reads a request's JSON. The content type is asked for because a browser sends it to another site only after
 * that site has allowed it.
 *
 * @throws Refused when it is too large, not JSON or not marked as such.
 */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    throw new Refused(415, 'The playground takes JSON only.');
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > bytesMax) throw new Refused(413, `That is too long: at most ${bytesMax} bytes can be sent.`);
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new Refused(400, 'That is not JSON.');
  }
}
