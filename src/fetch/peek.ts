/** A byte stream whose first bytes were looked at: `all` gives every byte, the looked-at ones included. */
interface Peeked {
  readonly head: Buffer;
  readonly all: AsyncIterable<Uint8Array>;
}

/**
 * Reads from a stream until `isEnough` or its end, and gives it back whole. A stream that breaks off is given back with
 * what came before, and breaks off there again.
 */
export async function peek(
  source: AsyncIterable<Uint8Array>,
  isEnough: (head: Buffer) => boolean,
): Promise<Peeked> {
  const iterator = source[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  let breaking: { readonly error: unknown } | null = null;
  while (!isEnough(head) && breaking === null) {
    try {
      const next = await iterator.next();
      if (next.done) break;
      head = Buffer.concat([head, next.value]);
    } catch (error) {
      if (head.length === 0) throw error;
      breaking = { error };
    }
  }
  return { head, all: continueFrom(head, iterator, breaking) };
}

async function* continueFrom(
  head: Buffer,
  iterator: AsyncIterator<Uint8Array>,
  breaking: { readonly error: unknown } | null,
): AsyncGenerator<Uint8Array> {
  try {
    if (head.length > 0) yield head;
    if (breaking !== null) throw breaking.error;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  } finally {
    // Closes the file or the socket when the reader stops early.
    await iterator.return?.();
  }
}
