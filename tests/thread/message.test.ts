import { describe, expect, it } from 'vitest';
import * as errors from '../../src/errors.ts';
import { packError, unpackError } from '../../src/thread/message.ts';

describe('an error on its way between threads', () => {
  it.each([
    ['LibraryError', new errors.LibraryError('/a', 'full')],
    ['NoStoryError', new errors.NoStoryError('page', 'empty')],
    ['UsageError', new errors.UsageError('no such date', { cause: new TypeError('deep') })],
    ['TypeError', new TypeError('a fault of ours')],
  ])('hands a %s over with its class, fields and cause', (_name, error) => {
    const arrived = unpackError(structuredClone(packError(error)));
    expect(arrived).toBeInstanceOf(error.constructor);
    expect(arrived).toEqual(error);
    expect({ ...(arrived as Error) }).toEqual({ ...error });
    expect((arrived as Error).message).toBe(error.message);
    expect((arrived as Error).stack).toBe(error.stack);
  });
});
