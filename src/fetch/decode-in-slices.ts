import { setImmediate as giveTurn } from 'node:timers/promises';
import iconv from 'iconv-lite';

/** What one turn decodes: the slowest encodings take some 15 ms for a megabyte, and no turn is to take 50. */
const SLICE_BYTES = 128 * 1024;

/**
 * Decodes bytes of an old encoding a slice a turn, so that nobody else waits for a large document. What no slice can
 * hold whole, a letter of several bytes, is put together over their border; bytes that mean nothing become U+FFFD.
 */
export async function decodeInSlices(
  bytes: Uint8Array,
  encoding: string,
  sliceBytes = SLICE_BYTES,
): Promise<string> {
  const decoder = iconv.getDecoder(encoding);
  const parts: string[] = [];
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < buffer.length; ) {
    if (at > 0) await giveTurn();
    const slice = cutSlice(buffer.subarray(at, at + sliceBytes));
    parts.push(decoder.write(slice));
    at += slice.length;
  }
  return parts.join('') + (decoder.end() ?? '');
}

/** Cuts at a blank where there is one: of a letter that is damaged and cut at once the decoder loses the half behind. */
function cutSlice(bytes: Buffer): Buffer {
  const end = bytes.lastIndexOf(0x20) + 1;
  return end === 0 ? bytes : bytes.subarray(0, end);
}
