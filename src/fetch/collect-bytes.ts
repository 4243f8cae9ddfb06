/** A stream that is larger than it may be. */
export class TooLargeError extends Error {
  readonly sizeBytesMax: number;

  constructor(sizeBytesMax: number) {
    super(`More than ${sizeBytesMax} bytes`);
    this.sizeBytesMax = sizeBytesMax;
  }
}

interface Bounds {
  readonly sizeBytesMax: number;
  /** Whether a larger stream is refused, or its start is good enough. */
  readonly whenLarger: 'refuse' | 'cut';
}

/**
 * Reads a stream whole, and no further than its bounds.
 *
 * @throws TooLargeError, or what the stream throws.
 */
export async function collectBytes(
  source: AsyncIterable<Uint8Array>,
  { sizeBytesMax, whenLarger }: Bounds,
): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const chunk of source) {
    chunks.push(chunk);
    sizeBytes += chunk.length;
    if (sizeBytes <= sizeBytesMax) continue;
    if (whenLarger === 'cut') break;
    throw new TooLargeError(sizeBytesMax);
  }
  return Buffer.concat(chunks, Math.min(sizeBytes, sizeBytesMax));
}
