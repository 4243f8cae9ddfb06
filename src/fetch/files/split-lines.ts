/** One line of a byte stream, without its end. */
export interface Line {
  /** From 1. */
  readonly number: number;
  /** Null when the line is longer than allowed. */
  readonly bytes: Buffer | null;
}

const LINE_FEED = 0x0a;

/** Splits a byte stream at its line feeds; a line that is too long is passed over without being kept in memory. */
export async function* splitLines(
  source: AsyncIterable<Uint8Array>,
  lengthBytesMax: number,
): AsyncGenerator<Line> {
  let number = 0;
  let parts: Uint8Array[] = [];
  let lengthBytes = 0;

  const add = (part: Uint8Array) => {
    lengthBytes += part.length;
    if (lengthBytes <= lengthBytesMax) parts.push(part);
    else parts = [];
  };
  const finish = (): Line => {
    number += 1;
    const line = { number, bytes: lengthBytes <= lengthBytesMax ? Buffer.concat(parts) : null };
    parts = [];
    lengthBytes = 0;
    return line;
  };

  for await (const chunk of source) {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, start)) {
      add(chunk.subarray(start, end));
      yield finish();
      start = end + 1;
    }
    add(chunk.subarray(start));
  }
  if (lengthBytes > 0) yield finish();
}
