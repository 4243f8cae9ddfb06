import { LibraryError } from '../../../errors.ts';

/**
 * Turns a failure of SQLite or of the file system into one that says what to do; anything else passes unchanged.
 */
export function explainRecordError(path: string, error: unknown): unknown {
  if (error instanceof LibraryError || !(error instanceof Error)) return error;
  const advice = adviceFor(error);
  return advice === null ? error : new LibraryError(path, `The library ${path} ${advice}`, { cause: error });
}

/** Makes the error for contents that SQLite reads without complaint but that cannot be what was written. */
export function makeDamageError(path: string, where: string, cause?: unknown): LibraryError {
  return new LibraryError(path, `The library ${path} ${damageAdvice} The damage is in ${where}.`, { cause });
}

const damageAdvice =
  'is damaged. It was left as it is: move it aside and restore a copy, or ingest your stories again into a new file.';

/** What is wrong with the file and what to do, by the beginning of SQLite's or the system's error code. */
const adviceByCode: readonly (readonly [RegExp, string])[] = [
  [/^SQLITE_(CORRUPT|NOTADB)/, damageAdvice],
  [
    /^(SQLITE_FULL|ENOSPC|EDQUOT)/,
    'cannot be written: the disk is full. Nothing was lost; make room and try again.',
  ],
  [
    /^(SQLITE_READONLY|EROFS|SQLITE_PERM)/,
    'cannot be written: the file or its folder is read-only. Allow writing there, or choose another file with --library.',
  ],
  [
    /^(EACCES|EPERM)/,
    'cannot be opened: this user may not read and write it. Change its permissions, or choose another file with --library.',
  ],
  [
    /^(SQLITE_BUSY|SQLITE_LOCKED)/,
    'is held by another program that has been writing for too long. Wait for it to finish, or stop it, and try again.',
  ],
  [
    /^(SQLITE_CANTOPEN|ENOENT|ENOTDIR|EEXIST)/,
    'cannot be opened. Look whether its folder exists and may be written, or choose another file with --library.',
  ],
  [/^EISDIR/, 'is a folder. Choose a file with --library.'],
  [
    /^(SQLITE_IOERR|EIO)/,
    'cannot be read or written: the disk reports a fault. Look at the disk and its free space, and try again.',
  ],
];

function adviceFor(error: Error): string | null {
  const code = codeOf(error);
  return adviceByCode.find(([pattern]) => pattern.test(code))?.[1] ?? null;
}

/** Opening fails without a code: the engine then gives SQLite's number for "cannot open" in the message only. */
function codeOf(error: Error): string {
  if ('code' in error && typeof error.code === 'string' && error.code !== '') return error.code;
  return error.message.startsWith('ConnectionFailed') ? 'SQLITE_CANTOPEN' : '';
}
