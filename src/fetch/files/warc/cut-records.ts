import { constants, inflateRawSync } from 'node:zlib';
import type { ByteWindow } from './byte-window.ts';

/** One record of an archive of pages, or a stretch of it that cannot be read. */
export interface CutRecord {
  /** The record's bytes, its headers included; null when they are damaged, or more than any page has. */
  readonly bytes: Buffer | null;
  /** Why there are none. */
  readonly fault: Fault | null;
  /** The byte of the file at which it begins, and at which the next one does. */
  readonly start: number;
  readonly end: number;
}

/** A page of the web, and what its server and its archive say of it. */
const RECORD_BYTES_MAX = 12_000_000;

const gzipStart = Buffer.from([0x1f, 0x8b, 0x08]);
const recordStart = Buffer.from('WARC/');
const headersEnd = Buffer.from('\r\n\r\n');

/** How an archive is packed: not at all, record by record as is the custom, or all in one. */
export function tellPacking(head: Buffer): 'plain' | 'by record' | 'whole' {
  const bodyStart = findBody(head);
  // The first bytes may be damaged as well.
  if (bodyStart === null)
    return head.includes(recordStart) || !head.includes(gzipStart) ? 'plain' : 'by record';
  try {
    // The first record is a short one that tells of the archive itself.
    const finishFlush = constants.Z_SYNC_FLUSH;
    const start = inflateRawSync(head.subarray(bodyStart), {
      finishFlush,
      maxOutputLength: RECORD_BYTES_MAX,
    });
    return start.includes(Buffer.from('\r\n\r\nWARC/')) ? 'whole' : 'by record';
  } catch {
    return 'by record';
  }
}

/** Cuts an archive into its records. After a stretch that cannot be read it goes on with the next record there is. */
export async function* cutRecords(window: ByteWindow, packed: boolean): AsyncGenerator<CutRecord> {
  const [mark, cut] = packed ? [gzipStart, cutPackedRecord] : [recordStart, cutPlainRecord];
  let faulty: { readonly fault: Fault; readonly start: number } | null = null;
  while (await window.hold(mark.length)) {
    const start = window.position;
    const found = await cut(window);
    if (typeof found === 'string') {
      faulty ??= { fault: found, start };
      await window.dropUntil(mark);
      continue;
    }
    if (faulty !== null) yield { ...faulty, bytes: null, end: start };
    faulty = null;
    window.drop(found.length);
    yield { bytes: found.bytes, fault: null, start, end: window.position };
  }
  if (faulty !== null) yield { ...faulty, bytes: null, end: window.position };
}

type Fault = 'damaged' | 'too large';

/** The record's bytes, and how many of the window's it takes. */
type Cut = { readonly bytes: Buffer; readonly length: number } | Fault;

// ── Records as they are ──────────────────────────────────────────────────────────────────────────────

/** Headers longer than this are none. */
const HEADERS_BYTES_MAX = 64 * 1024;

const headerLine = /^(?:[\w-]+:|[ \t])/;

async function cutPlainRecord(window: ByteWindow): Promise<Cut> {
  await window.hold(HEADERS_BYTES_MAX);
  if (!window.bytes.subarray(0, recordStart.length).equals(recordStart)) return 'damaged';
  const headersLength = window.bytes.subarray(0, HEADERS_BYTES_MAX).indexOf(headersEnd);
  if (headersLength < 0) return 'damaged';
  const headers = window.bytes.toString('latin1', 0, headersLength);
  const [, ...lines] = headers.split('\r\n');
  // What follows a damaged stretch is no part of the record before it.
  if (!lines.every((line) => headerLine.test(line))) return 'damaged';
  const contentLength = Number(headers.match(/^content-length:\s*(\d+)\s*$/im)?.[1] ?? Number.NaN);
  if (!Number.isSafeInteger(contentLength)) return 'damaged';
  // Two ends of line close a record.
  const length = headersLength + headersEnd.length + contentLength + headersEnd.length;
  if (length > RECORD_BYTES_MAX) return passOver(window, length);
  const isWhole = await window.hold(length);
  const bytes = window.bytes.subarray(0, length);
  const closes = isWhole && bytes.subarray(-headersEnd.length).equals(headersEnd);
  return closes ? { bytes, length } : 'damaged';
}

/** How one record ends and the next begins. */
const recordBreak = Buffer.concat([headersEnd, recordStart]);

/**
 * Lets the bytes go of a record that is too large to be held, all but the last. Where another record begins within
 * them, its length is wrong, and it ends there.
 */
async function passOver(window: ByteWindow, length: number): Promise<Fault> {
  const end = window.position + length;
  while (await window.hold(recordBreak.length)) {
    const left = end - window.position;
    const at = window.bytes.indexOf(recordBreak);
    if (at >= 0 && at + headersEnd.length < left) {
      window.drop(at + headersEnd.length - 1);
      return 'damaged';
    }
    const seen = window.bytes.length - recordBreak.length + 1;
    if (seen >= left) {
      window.drop(left - 1);
      break;
    }
    window.drop(seen);
  }
  return 'too large';
}

// ── Packed records ───────────────────────────────────────────────────────────────────────────────────

/** Most pages fit when packed; the window is doubled for those that do not. */
const PACKED_BYTES_FIRST = 256 * 1024;
const PACKED_BYTES_MAX = RECORD_BYTES_MAX;

async function cutPackedRecord(window: ByteWindow): Promise<Cut> {
  for (let held = PACKED_BYTES_FIRST; ; held *= 2) {
    const hasMore = await window.hold(held);
    const unpacked = unpack(window.bytes);
    if (unpacked !== 'cut off') return unpacked;
    if (!hasMore) return 'damaged';
    if (held >= PACKED_BYTES_MAX) return 'too large';
  }
}

/** Unpacks the gzip member that bytes begin with, and holds it against the length that it gives itself. */
function unpack(bytes: Buffer): Cut | 'cut off' {
  const bodyStart = findBody(bytes);
  if (bodyStart === null) return 'damaged';
  try {
    const { buffer, engine } = inflateRawSync(bytes.subarray(bodyStart), {
      info: true,
      maxOutputLength: RECORD_BYTES_MAX,
    }) as unknown as { readonly buffer: Buffer; readonly engine: { readonly bytesWritten: number } };
    const end = bodyStart + engine.bytesWritten;
    if (bytes.length < end + TRAILER_BYTES) return 'cut off';
    const isWhole = bytes.readUInt32LE(end + 4) === buffer.length;
    return isWhole && buffer.subarray(0, recordStart.length).equals(recordStart)
      ? { bytes: buffer, length: end + TRAILER_BYTES }
      : 'damaged';
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ERR_BUFFER_TOO_LARGE') return 'too large';
    return code === 'Z_BUF_ERROR' ? 'cut off' : 'damaged';
  }
}

/** Checksum and length, four bytes each. */
const TRAILER_BYTES = 8;

/** Finds where the packed bytes begin after a gzip header (RFC 1952); null when it is none. */
function findBody(bytes: Buffer): number | null {
  if (!bytes.subarray(0, gzipStart.length).equals(gzipStart)) return null;
  const flags = bytes[3] ?? 0;
  let at = 10;
  if (flags & 4) at += 2 + (bytes.length >= at + 2 ? bytes.readUInt16LE(at) : 0);
  for (const flag of [8, 16]) {
    if ((flags & flag) === 0) continue;
    const end = bytes.indexOf(0, at);
    if (end < 0) return null;
    at = end + 1;
  }
  if (flags & 2) at += 2;
  return at;
}
