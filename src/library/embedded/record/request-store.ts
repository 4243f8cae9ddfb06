import type { CommandRequest } from '../../../domain.ts';
import { digestText, writeCanonicalJson } from './digest.ts';
import type { RecordFile } from './record-file.ts';

/** Keeps a request under the digest of its content; the same request has the same id for ever. */
export function keepRequest(record: RecordFile, { command, options, page }: CommandRequest): string {
  const body = writeCanonicalJson({ command, options, page });
  const id = digestText(body);
  if (readBody(record, id) === undefined) {
    record.write(() => record.run('INSERT OR IGNORE INTO requests (id, body) VALUES (?, ?)', id, body));
  }
  return id;
}

/** Reads a request again; null when none was kept under that id. */
export function readRequest(record: RecordFile, id: string): CommandRequest | null {
  const body = readBody(record, id);
  return body === undefined ? null : (JSON.parse(body) as CommandRequest);
}

function readBody(record: RecordFile, id: string): string | undefined {
  return record.first<{ body: string }>('SELECT body FROM requests WHERE id = ?', id)?.body;
}
