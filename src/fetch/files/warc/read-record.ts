import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { WARCParser, type WARCRecord } from 'warcio';
import type { Page } from '../../../domain.ts';
import { InputError } from '../../../errors.ts';
import { openDocument } from '../../open-document.ts';
import { parseContentType } from '../../web/parse-content-type.ts';

/** What a record of an archive holds: a page, or what else and why that is none; `aside` is of no interest to anybody. */
export type RecordContent =
  | { readonly kind: 'page'; readonly url: string; readonly page: Page }
  | { readonly kind: 'other'; readonly url: string; readonly reason: string }
  | { readonly kind: 'aside' };

/** As for a page from the web. */
const PAGE_BYTES_MAX = 5_000_000;

/** What an archive writes about itself and about its own asking. */
const asides: ReadonlySet<string | undefined> = new Set(['warcinfo', 'request', 'metadata']);

/**
 * Reads a record of an archive. Only what a server gave with success as HTML is a page; its address and its charset are
 * those that were recorded.
 *
 * @throws UserError when the record's own form is broken, or its page is empty or binary.
 */
export async function readRecord(bytes: Buffer, name: string): Promise<RecordContent> {
  const record = await WARCParser.parse([bytes]);
  if (record === null) throw new InputError(name, `${name} has no headers that can be read.`);
  const type = record.warcType;
  if (asides.has(type)) return { kind: 'aside' };
  const url = record.warcTargetURI ?? '';
  const other = (reason: string): RecordContent => ({ kind: 'other', url, reason });
  if (type === 'revisit') return other('it was the same as when the archive met it before');
  if (type !== 'response') return other(`its record is of the kind ${type}, not a server’s response`);
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return other('it is no web address');
  const status = Number(record.httpHeaders?.statusCode);
  if (status !== 200) return other(`the server’s answer was ${status}, not 200`);
  const contentType = parseContentType(record.httpHeaders?.headers.get('content-type'));
  if (contentType !== null && !htmlTypes.has(contentType.mime)) {
    return other(`it is of the kind ${contentType.mime}, not a web page`);
  }
  const document = { url, contentType, bytes: await readPayload(record) };
  const opened = await openDocument(document);
  return opened.kind === 'html' ? { kind: 'page', url, page: opened } : other('it is no web page');
}

const htmlTypes: ReadonlySet<string> = new Set(['text/html', 'application/xhtml+xml']);

/** Reads what the server sent, unpacked; an archive may have unpacked it already and kept the header that says packed. */
async function readPayload(record: WARCRecord): Promise<Buffer> {
  const headers = record.httpHeaders?.headers;
  const encoding = headers?.get('content-encoding')?.trim().toLowerCase() ?? '';
  // Unpacking is bounded here, which it is not in warcio.
  headers?.delete('content-encoding');
  const payload = Buffer.from(await record.readFully(true));
  const unpack = unpackers[encoding];
  if (unpack === undefined) return payload.subarray(0, PAGE_BYTES_MAX);
  try {
    return unpack(payload, { maxOutputLength: PAGE_BYTES_MAX });
  } catch {
    return payload.subarray(0, PAGE_BYTES_MAX);
  }
}

const unpackers: Readonly<
  Record<string, ((bytes: Uint8Array, bounds: { maxOutputLength: number }) => Buffer) | undefined>
> = { gzip: gunzipSync, 'x-gzip': gunzipSync, deflate: inflateSync, br: brotliDecompressSync };
