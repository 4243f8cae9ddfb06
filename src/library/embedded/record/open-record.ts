import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';
import { LibraryError } from '../../../errors.ts';
import { migrations } from './migrations.ts';
import { explainRecordError } from './record-errors.ts';
import { RecordFile } from './record-file.ts';

/** Marks a SQLite file as a library of ours ("SdBt" in ASCII), at byte 68 of its header. */
const applicationId = 0x53644274;

/** Pages kept in memory, in KiB: the keys of utterances are written all over their table. */
const pageCacheKib = 32_768;

/** Pages (of 4 KiB) in the log before they are moved into the file: those written again and again are moved once. */
const logPageCountMax = 8000;

/** How long a write waits for another process to finish its own; a `keep` takes milliseconds. */
const busyTimeoutMs = 10_000;

/** Opens a record in memory, gone when it is closed. */
export function openMemoryRecord(): RecordFile {
  const record = new RecordFile(':memory:', new Database(':memory:'));
  prepareRecord(record);
  return record;
}

/**
 * Opens the record at `path`, making it and its folder when there is none.
 *
 * @throws LibraryError when it is damaged, not a library, of a newer Soundbite, or may not be written. It is then left untouched.
 */
export function openRecord(path: string): RecordFile {
  try {
    mkdirSync(dirname(path), { recursive: true });
    assertWritable(path);
    if (!isToBeRecovered(path)) assertHeader(path);
    const record = new RecordFile(path, new Database(path, { timeout: busyTimeoutMs }));
    try {
      prepareRecord(record);
    } catch (error) {
      record.close();
      throw error;
    }
    return record;
  } catch (error) {
    throw explainRecordError(path, error);
  }
}

// ── Before SQLite may touch the file ─────────────────────────────────────────────────────────────────

function assertWritable(path: string): void {
  accessSync(dirname(path), constants.W_OK);
  if (!existsSync(path)) return;
  accessSync(path, constants.R_OK | constants.W_OK);
  if (statSync(path).isDirectory())
    throw new LibraryError(path, `The library ${path} is a folder. Choose a file with --library.`);
}

/** A power cut while the file was being made leaves a journal, from which SQLite first has to mend the header. */
function isToBeRecovered(path: string): boolean {
  const journal = `${path}-journal`;
  return existsSync(journal) && statSync(journal).size > 0;
}

const headerSizeBytes = 100;

/** Judges the file by its first bytes, since opening somebody else's database could already write to it. */
function assertHeader(path: string): void {
  const header = readHeader(path);
  if (header.length === 0) return;
  if (header.length < headerSizeBytes || header.toString('latin1', 0, 16) !== 'SQLite format 3\0') {
    throw new LibraryError(
      path,
      `The file ${path} is not a Soundbite library, or it is damaged. It was left as it is: move it aside, or choose another file with --library.`,
    );
  }
  assertOurs(path, { applicationId: header.readUInt32BE(68), version: header.readUInt32BE(60) });
}

function readHeader(path: string): Buffer {
  if (!existsSync(path)) return Buffer.alloc(0);
  const file = openSync(path, 'r');
  try {
    const header = Buffer.alloc(headerSizeBytes);
    return header.subarray(0, readSync(file, header, 0, headerSizeBytes, 0));
  } finally {
    closeSync(file);
  }
}

function assertOurs(path: string, found: { applicationId: number; version: number }): void {
  if (found.applicationId !== applicationId) {
    throw new LibraryError(
      path,
      `The file ${path} is another program's database. It was left as it is: choose another file with --library.`,
    );
  }
  if (found.version > migrations.length) {
    throw new LibraryError(
      path,
      `The library ${path} was made by a newer Soundbite (format ${found.version}, this one reads up to ${migrations.length}). It was left as it is: update Soundbite, or choose another file with --library.`,
    );
  }
}

// ── Once it is ours ──────────────────────────────────────────────────────────────────────────────────

function prepareRecord(record: RecordFile): void {
  record.exec(`PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA cache_size = -${pageCacheKib}`);
  migrate(record);
  record.exec(`PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = ${logPageCountMax}`);
}

/**
 * Brings the tables up to date. A new file gets its mark in the same transaction and before WAL is switched on,
 * so that the mark stands in the file itself from the first moment that there is anything in it.
 */
function migrate(record: RecordFile): void {
  if (readVersion(record) === migrations.length) return;
  record.write(() => {
    const version = readVersion(record);
    if (version === 0) assertEmpty(record);
    else assertOurs(record.path, { applicationId: readPragma(record, 'application_id'), version });
    for (const step of migrations.slice(version)) record.exec(step);
    record.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${migrations.length}`);
  });
}

function assertEmpty(record: RecordFile): void {
  const tables = record.all('SELECT name FROM sqlite_master LIMIT 1');
  if (tables.length > 0) assertOurs(record.path, { applicationId: 0, version: 0 });
}

function readVersion(record: RecordFile): number {
  return readPragma(record, 'user_version');
}

function readPragma(record: RecordFile, name: 'user_version' | 'application_id'): number {
  return record.first<Record<string, number>>(`PRAGMA ${name}`)?.[name] ?? 0;
}
