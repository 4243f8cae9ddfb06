import type Database from 'libsql';
import { LibraryError } from '../../../errors.ts';
import { explainRecordError } from './record-errors.ts';

/** A value that SQLite stores as it is. */
export type SqlValue = string | number | Uint8Array | null;

/**
 * The open record: one SQLite connection, its prepared statements, and transactions.
 *
 * Every failure leaves it as a `LibraryError` that says what to do.
 */
export class RecordFile {
  readonly path: string;
  readonly #database: Database.Database;
  readonly #statements = new Map<string, Database.Statement>();

  constructor(path: string, database: Database.Database) {
    this.path = path;
    this.#database = database;
  }

  /** Gives all rows; `Row` is the caller's promise about the columns that it names. */
  all<Row>(sql: string, ...values: readonly SqlValue[]): Row[] {
    return this.#explained(() => this.#prepare(sql).all(values as SqlValue[]) as Row[]);
  }

  /** Gives the first row. Reads all: a statement left half read would hold its snapshot of the file. */
  first<Row>(sql: string, ...values: readonly SqlValue[]): Row | undefined {
    return this.all<Row>(sql, ...values)[0];
  }

  /** Writes, and gives the key of the row inserted. */
  run(sql: string, ...values: readonly SqlValue[]): number {
    return this.#explained(() => Number(this.#prepare(sql).run(values as SqlValue[]).lastInsertRowid));
  }

  exec(sql: string): void {
    this.#explained(() => this.#database.exec(sql));
  }

  /** Reads from one state of the file, whatever others write meanwhile. */
  read<T>(work: () => T): T {
    return this.#transact('BEGIN', work);
  }

  /** Writes all or nothing; durable when it returns. */
  write<T>(work: () => T): T {
    return this.#transact('BEGIN IMMEDIATE', work);
  }

  /** Does a part of a write wholly or not at all: one that fails is taken back, and what stood before it stays. */
  part<T>(work: () => T): T {
    this.exec('SAVEPOINT part');
    try {
      const result = work();
      this.exec('RELEASE part');
      return result;
    } catch (error) {
      if (this.#database.inTransaction) this.exec('ROLLBACK TO part; RELEASE part');
      throw error;
    }
  }

  /**
   * Writes the whole file anew and empties the log beside it, so that nothing is left of what was deleted.
   *
   * @throws LibraryError when another program holds on to the former state of the file.
   */
  scrub(): void {
    this.exec('VACUUM');
    const result = this.first<{ busy: number }>('PRAGMA wal_checkpoint(TRUNCATE)');
    if (result?.busy !== 1) return;
    throw new LibraryError(
      this.path,
      `What was forgotten is out of the library ${this.path}, but another program is reading the file, so that its words are still on the disk. Stop that program, and forget once more to wipe them.`,
    );
  }

  /** Moves what stands in the log beside the file into the file itself, as far as that can be done now. */
  checkpoint(): void {
    try {
      this.all('PRAGMA wal_checkpoint(TRUNCATE)');
    } catch {
      // Nothing is lost: the log is read again when the file is next opened.
    }
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }

  #transact<T>(begin: string, work: () => T): T {
    this.exec(begin);
    try {
      const result = work();
      this.exec('COMMIT');
      return result;
    } catch (error) {
      // A full disk makes SQLite roll back by itself.
      if (this.#database.inTransaction) this.exec('ROLLBACK');
      throw error;
    }
  }

  #prepare(sql: string): Database.Statement {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  #explained<T>(work: () => T): T {
    if (!this.#database.open) throw new LibraryError(this.path, `The library ${this.path} is closed.`);
    try {
      return work();
    } catch (error) {
      throw explainRecordError(this.path, error);
    }
  }
}
