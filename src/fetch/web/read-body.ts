import { collectBytes } from '../collect-bytes.ts';
import { type Compression, decompress } from '../decompress.ts';

/** A body compressed in a way that was not asked for. */
export class UnknownEncodingError extends Error {}

interface BodyOptions {
  /** The `Content-Encoding` header. */
  readonly encoding: string | string[] | undefined;
  readonly sizeBytesMax: number;
  /** Whether a larger body is refused, or its start is good enough. */
  readonly whenLarger: 'refuse' | 'cut';
  /** Whether a body that breaks off is refused, or what arrived of it is good enough. */
  readonly whenBroken: 'refuse' | 'keep';
}

/** What arrived of a body. */
export interface Body {
  readonly bytes: Buffer;
  /** Whether it broke off before its end. */
  readonly isBroken: boolean;
}

/** Honest servers compress once; each further layer multiplies what a bomb can do. */
const LAYERS_MAX = 2;

/**
 * Reads a response's body, decompressed. What counts is the decompressed size, and reading stops as soon as it is
 * exceeded, so that a small body which unpacks to gigabytes costs no more than a large one.
 *
 * @throws TooLargeError, UnknownEncodingError, or what the connection or zlib throws.
 */
export async function readBody(body: AsyncIterable<Uint8Array>, options: BodyOptions): Promise<Body> {
  let source = body;
  for (const compression of compressions(options.encoding)) source = decompress(source, compression);
  let isBroken = false;
  if (options.whenBroken === 'keep') {
    source = endWhereBroken(source, () => {
      isBroken = true;
    });
  }
  return { bytes: await collectBytes(source, options), isBroken };
}

/** Ends a stream where it breaks off, if anything came before that. */
async function* endWhereBroken(
  source: AsyncIterable<Uint8Array>,
  note: () => void,
): AsyncGenerator<Uint8Array> {
  let isEmpty = true;
  try {
    for await (const chunk of source) {
      yield chunk;
      isEmpty = false;
    }
  } catch (error) {
    if (isEmpty) throw error;
    note();
  }
}

/** Gives the compressions in the order in which they are to be undone: the last one named first. */
function compressions(header: string | string[] | undefined): readonly Compression[] {
  const names = [header ?? []].flat().join(',').toLowerCase().split(',');
  const layers = names.map((name) => name.trim()).filter((name) => name !== '' && name !== 'identity');
  if (layers.length > LAYERS_MAX) throw new UnknownEncodingError(layers.join(', '));
  return layers.reverse().map((name) => {
    if (name === 'gzip' || name === 'x-gzip') return 'gzip';
    if (name === 'br' || name === 'deflate') return name;
    throw new UnknownEncodingError(name);
  });
}
