import sniffHtmlEncoding from 'html-encoding-sniffer';
import iconv from 'iconv-lite';
import { decodeInSlices } from './decode-in-slices.ts';

interface DecodeOptions {
  /** The charset that the server named; null for none. */
  readonly charset: string | null;
  /** Whether the bytes may name their charset themselves, in a `meta` element. */
  readonly isHtml: boolean;
}

/**
 * Decodes a page: by its byte order mark, else the server's word, else the page's own, else UTF-8 where the bytes are
 * such, else windows-1252, the web's old default. Bytes that mean nothing become U+FFFD.
 */
export async function decodeText(bytes: Uint8Array, { charset, isHtml }: DecodeOptions): Promise<string> {
  const declared = declaredEncoding(bytes, charset, isHtml);
  if (declared === null) return decodeUtf8(bytes) ?? decodeAs('windows-1252', bytes);
  return declared === 'UTF-8' ? lenientUtf8.decode(bytes) : decodeAs(declared, bytes);
}

function decodeAs(encoding: string, bytes: Uint8Array): Promise<string> {
  // iconv-lite rather than TextDecoder: Node 20's turns windows-1252's curly quotes to control characters.
  return decodeInSlices(bytes, iconv.encodingExists(encoding) ? encoding : 'windows-1252');
}

/** Decodes UTF-8, its byte order mark left out; null when some bytes are none. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return null;
  }
}

const lenientUtf8 = new TextDecoder('utf-8');
const strictUtf8 = new TextDecoder('utf-8', { fatal: true });
const NOTHING_DECLARED = 'x-user-defined';

function declaredEncoding(bytes: Uint8Array, charset: string | null, isHtml: boolean): string | null {
  const label = charset ?? (isHtml ? null : xmlDeclaration(bytes));
  try {
    const encoding = sniffHtmlEncoding(bytes, {
      ...(label === null ? {} : { transportLayerEncodingLabel: label }),
      xml: !isHtml,
      defaultEncoding: NOTHING_DECLARED,
    });
    return encoding === NOTHING_DECLARED ? null : encoding;
  } catch {
    // html-encoding-sniffer 6.0.0 throws on <meta content="charset">.
    return null;
  }
}

function xmlDeclaration(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  return start.match(/^\s*<\?xml[^>]*\bencoding\s*=\s*["']([^"']+)["']/)?.[1] ?? null;
}
