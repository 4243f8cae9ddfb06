import iconv from 'iconv-lite';
import { InputError } from '../../errors.ts';
import { decodeUtf8 } from '../decode-text.ts';
import { looksBinary } from '../sniff-text.ts';

/**
 * Decodes a text file, which unlike a page names no charset: UTF-8, UTF-16 or windows-1252, whichever the bytes can be.
 *
 * @throws InputError when the bytes are no text, or text in another charset.
 */
export function decodeFile(bytes: Buffer, name: string): string {
  const utf16 = guessUtf16(bytes);
  const text = utf16
    ? iconv.decode(bytes, utf16)
    : (decodeUtf8(bytes) ?? iconv.decode(bytes, 'windows-1252'));
  if (looksBinary(text)) {
    throw new InputError(name, `${name} holds no text but binary data. Give an HTML or text file.`);
  }
  // Five bytes mean nothing in windows-1252; in other charsets they are common.
  if (text.includes('\uFFFD') && decodeUtf8(bytes) === null) {
    throw new InputError(
      name,
      `${name} is in an encoding that cannot be told: not UTF-8, UTF-16 or windows-1252. Save it as UTF-8 and give it again.`,
    );
  }
  return text;
}

/** Tells UTF-16 by its byte order mark, or by every other byte being 0 as in all English text. */
function guessUtf16(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, 1000);
  const zeros: [even: number, odd: number] = [0, 0];
  for (const [index, byte] of sample.entries()) if (byte === 0) zeros[index % 2 === 0 ? 0 : 1] += 1;
  const many = sample.length / 4;
  if (zeros[1] > many && zeros[0] < many / 10) return 'utf-16le';
  if (zeros[0] > many && zeros[1] < many / 10) return 'utf-16be';
  return null;
}
