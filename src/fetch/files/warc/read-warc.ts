import { InputError, UserError } from '../../../errors.ts';
import { gunzipIfCompressed } from '../../decompress.ts';
import type { InputItem } from '../../input-item.ts';
import { peek } from '../../peek.ts';
import type { Origin } from '../origin.ts';
import { ByteWindow } from './byte-window.ts';
import { type CutRecord, cutRecords, tellPacking } from './cut-records.ts';
import { readRecord } from './read-record.ts';

/** Enough to tell how an archive is packed. */
const HEAD_BYTES = 64 * 1024;

/**
 * Reads the pages of a web archive (ISO 28500), streamed. What else a server answered is told as skipped; a record that
 * is damaged as a problem, and the next ones still come.
 */
export async function* readWarc(
  source: AsyncIterable<Uint8Array>,
  { input, name, resume }: Origin,
): AsyncGenerator<InputItem> {
  const { head, all } = await peek(source, (bytes) => bytes.length >= HEAD_BYTES);
  if (head.length === 0 && resume.position === null) {
    throw new InputError(name, `${name} is empty. Give a web archive with pages in it.`);
  }
  const packing = tellPacking(head);
  const isPackedWhole = packing === 'whole';
  const bytes = isPackedWhole ? gunzipIfCompressed(all) : all;
  const window = new ByteWindow(bytes, isPackedWhole ? 0 : (resume.position ?? 0));
  // At the byte to go on from, nothing is left to pass over.
  let passed = resume.position === null ? 0 : resume.done;
  try {
    for await (const record of cutRecords(window, packing === 'by record')) {
      const item = await readItem(record, input, name);
      if (item === null) continue;
      passed += 1;
      if (passed <= resume.done) continue;
      yield isPackedWhole ? item : { ...item, nextByte: record.end };
    }
  } finally {
    await window.close();
  }
}

async function readItem(record: CutRecord, input: string, name: string): Promise<InputItem | null> {
  const place = `The record at byte ${record.start} of ${name}`;
  const here = `${input}:${record.start}`;
  if (record.bytes === null) {
    const reason =
      record.fault === 'damaged'
        ? 'is damaged and cannot be read'
        : 'is larger than any page and is not read';
    const error = new InputError(place, describeLoss(place, reason, record));
    return { kind: record.fault === 'damaged' ? 'problem' : 'skipped', input: here, error };
  }
  try {
    const content = await readRecord(record.bytes, place);
    if (content.kind === 'aside') return null;
    const there = `${input} ${content.url}`;
    if (content.kind === 'page') return { kind: 'page', input: there, page: content.page };
    const error = new InputError(there, `${content.url} is skipped: ${content.reason}.`);
    return { kind: 'skipped', input: there, error };
  } catch (error) {
    if (error instanceof UserError) return { kind: 'problem', input: here, error };
    // Whatever warcio meets in bytes that anybody may have written is the record's fault, not the program's.
    const message = describeLoss(place, 'is damaged and cannot be read', record);
    return { kind: 'problem', input: here, error: new InputError(place, message, { cause: error }) };
  }
}

function describeLoss(place: string, reason: string, { start, end }: CutRecord): string {
  return `${place} ${reason}: ${end - start} bytes are passed over. What comes after them is read.`;
}
