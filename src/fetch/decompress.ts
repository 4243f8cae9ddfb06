import { pipeline, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { peek } from './peek.ts';

export type Compression = 'gzip' | 'deflate' | 'br';

/** Decompresses a byte stream bit by bit as it is read; an empty one stays empty. */
export async function* decompress(
  source: AsyncIterable<Uint8Array>,
  compression: Compression,
): AsyncGenerator<Uint8Array> {
  const { head, all } = await peek(source, (bytes) => bytes.length > 0);
  if (head.length === 0) return;
  // The error, if any, also destroys the decoder, and so reaches whoever reads from it.
  yield* pipeline(all, createDecoder(compression, head), () => {});
}

/** Decompresses a byte stream if it is gzip, which its first two bytes tell; else gives it as it is. */
export async function* gunzipIfCompressed(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { head, all } = await peek(source, (bytes) => bytes.length >= 2);
  yield* head[0] === 0x1f && head[1] === 0x8b ? decompress(all, 'gzip') : all;
}

function createDecoder(compression: Compression, head: Buffer): Transform {
  switch (compression) {
    case 'gzip':
      return createGunzip();
    case 'br':
      return createBrotliDecompress();
    case 'deflate':
      // Servers send "deflate" with zlib's header, whose first half byte is 8, and without it.
      return ((head[0] ?? 0) & 0x0f) === 8 ? createInflate() : createInflateRaw();
  }
}
