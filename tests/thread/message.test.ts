import Database from 'libsql';
import { describe, expect, it } from 'vitest';
import * as errors from '../../src/errors.ts';
import { packError, unpackError } from '../../src/thread/message.ts';

const carry = (error: unknown) => unpackError(structuredClone(packError(error)));

function failInSqlite(): Error {
  const database = new Database(':memory:');
  try {
    database.exec('CREATE TABLE goats (name TEXT NOT NULL); INSERT INTO goats VALUES (NULL)');
  } catch (error) {
    return error as Error;
  } finally {
    database.close();
  }
  throw new Error('SQLite took a goat without a name.');
}

describe('an error on its way between threads', () => {
  it.each([
    ['LibraryError', new errors.LibraryError('/a', 'full')],
    ['NoStoryError', new errors.NoStoryError('page', 'empty')],
    ['UsageError', new errors.UsageError('no such date', { cause: new TypeError('deep') })],
    ['TypeError', new TypeError('a fault of ours')],
    ['Error with a code', Object.assign(new Error('gone'), { code: 'ENOENT' })],
  ])('hands a %s over with its class, fields and cause', (_name, error) => {
    const arrived = carry(error);
    expect(arrived).toBeInstanceOf(error.constructor);
    expect(arrived).toEqual(error);
    expect({ ...(arrived as Error) }).toEqual({ ...error });
    expect((arrived as Error).message).toBe(error.message);
    expect((arrived as Error).stack).toBe(error.stack);
  });

  it('hands SQLite’s own over in words, as a cause too', () => {
    const error = failInSqlite();
    const { name, message, stack } = error;
    expect(message).toContain('NOT NULL');
    const parts = { name, message, stack, code: (error as { code?: string }).code };
    expect(carry(error)).toBeInstanceOf(Error);
    expect(carry(error)).toMatchObject(parts);
    expect(carry(new errors.LibraryError('/a', 'full', { cause: error }))).toMatchObject({ cause: parts });
  });

  it.each([[null], [undefined], ['words'], [7]])('hands %j over as it is', (thrown) =>
    expect(carry(thrown)).toBe(thrown),
  );

  it('hands what cannot be copied over in words', () => {
    expect(carry({ run: () => 'baa' })).toContain('run');
    expect(carry(new Error('deep', { cause: () => 'baa' }))).toMatchObject({
      cause: expect.stringContaining('Function'),
    });
  });
});
