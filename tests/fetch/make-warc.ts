import { gzipSync } from 'node:zlib';

/** A record of a web archive in short. */
export interface RecordSketch {
  readonly type?: string;
  readonly url?: string;
  readonly status?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** Writes one record as an archiver does: the archive's own headers, then the server's, then what it sent. */
export function makeRecord({
  type = 'response',
  url = 'https://a.example/story',
  status = '200 OK',
  headers = { 'Content-Type': 'text/html; charset=utf-8' },
  body,
}: RecordSketch): Buffer {
  const http = [`HTTP/1.1 ${status}`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)];
  const content = Buffer.concat([
    Buffer.from(type === 'warcinfo' ? '' : `${http.join('\r\n')}\r\n\r\n`),
    Buffer.from(body),
  ]);
  const head = [
    'WARC/1.1',
    `WARC-Type: ${type}`,
    ...(type === 'warcinfo' ? [] : [`WARC-Target-URI: ${url}`]),
    'WARC-Date: 2025-03-02T08:00:00Z',
    'WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789abc>',
    `Content-Type: ${type === 'warcinfo' ? 'application/warc-fields' : `application/http; msgtype=${type}`}`,
    `Content-Length: ${content.length}`,
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), content, Buffer.from('\r\n\r\n')]);
}

export const warcinfo: RecordSketch = { type: 'warcinfo', body: 'software: none\r\n' };

/** Writes an archive: as it is, each record packed as is the custom, or all packed in one. */
export function makeWarc(records: readonly RecordSketch[], packing: 'plain' | 'by record' | 'whole'): Buffer {
  const written = records.map(makeRecord);
  if (packing === 'by record') return Buffer.concat(written.map((record) => gzipSync(record)));
  return packing === 'whole' ? gzipSync(Buffer.concat(written)) : Buffer.concat(written);
}
