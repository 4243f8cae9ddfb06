import { TooLargeError } from '../collect-bytes.ts';
import { explainFailure } from './explain-failure.ts';
import { explainStatus } from './explain-status.ts';
import {
  type Arrival,
  type DocumentVersion,
  followRedirects,
  type Validators,
  type Web,
} from './follow-redirects.ts';
import type { HostRests } from './host-rests.ts';
import { type ContentType, parseContentType } from './parse-content-type.ts';
import { readBody } from './read-body.ts';
import { refuseContentType } from './refuse-content-type.ts';
import type { Robots } from './robots.ts';
import { withDeadline } from './with-deadline.ts';

/** What stood at an address, undecoded. */
export interface WebDocument {
  /** The address after redirects. */
  readonly url: string;
  /** Null where the server names none. */
  readonly contentType: ContentType | null;
  readonly bytes: Buffer;
  /** To be given back when the document is asked for again. */
  readonly validators: Validators;
  /** Where the address moved for good; null when it did not. */
  readonly movedTo: string | null;
  /** Whether the connection broke off before the end. */
  readonly isBroken: boolean;
}

interface Visit extends Web {
  readonly robots: Robots;
  readonly timeoutMs: number;
  readonly sizeBytesMax: number;
  readonly signal: AbortSignal;
  readonly known?: DocumentVersion | undefined;
  /** Of a feed what arrived is of use even when the connection breaks off. */
  readonly want: 'page' | 'feed';
  readonly rests: HostRests;
}

/**
 * Fetches what stands at an address, if its host lets robots in and it can be text; null when it is still as `known`.
 *
 * @throws FetchError saying what went wrong.
 */
export async function fetchDocument(url: URL, visit: Visit): Promise<WebDocument | null> {
  const { timeoutMs, sizeBytesMax } = visit;
  try {
    return await withDeadline(timeoutMs, visit.signal, async (signal) => {
      const permit = async (next: URL) => {
        visit.rests.check(next);
        await visit.robots.check(next, signal);
      };
      const arrival = await followRedirects(url, { ...visit, signal, permit });
      if (arrival.status !== 304 || !arrival.isOfKnown) return readArrival(arrival, visit);
      await arrival.body.dump();
      return null;
    });
  } catch (error) {
    visit.rests.note(error);
    const isStopping = visit.signal.aborted;
    throw explainFailure(error, { url: url.href, timeoutMs, sizeBytesMax, isStopping });
  }
}

async function readArrival(
  arrival: Arrival,
  { sizeBytesMax, want }: Pick<Visit, 'sizeBytesMax' | 'want'>,
): Promise<WebDocument> {
  const { status, headers, body } = arrival;
  const url = arrival.url.href;
  const contentType = parseContentType(headers['content-type']);
  try {
    if (status !== 200 && status !== 203) throw explainStatus(url, status, headers);
    const refusal = refuseContentType(url, contentType);
    if (refusal) throw refusal;
    if (Number(headers['content-length'] ?? 0) > sizeBytesMax) throw new TooLargeError(sizeBytesMax);
    const encoding = headers['content-encoding'];
    const whenBroken = want === 'feed' ? 'keep' : 'refuse';
    return {
      url,
      contentType,
      ...(await readBody(body, { encoding, sizeBytesMax, whenLarger: 'refuse', whenBroken })),
      movedTo: arrival.movedTo?.href ?? null,
      validators: { etag: headers.etag ?? null, lastModified: headers['last-modified'] ?? null },
    };
  } catch (error) {
    // A body left unread would hold the host's only connection.
    body.on('error', () => {}).destroy();
    throw error;
  }
}
