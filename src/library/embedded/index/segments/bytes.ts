/** Writes whole numbers and texts into bytes, small numbers in one byte each. */
export class ByteWriter {
  #bytes = new Uint8Array(1 << 16);
  #length = 0;

  /** Writes a whole number from 0 to 2^53 - 1, seven bits a byte, the lowest first. */
  writeNumber(value: number): void {
    this.#reserve(8);
    let rest = value;
    while (rest >= 0x80) {
      this.#bytes[this.#length++] = (rest % 0x80) | 0x80;
      rest = Math.floor(rest / 0x80);
    }
    this.#bytes[this.#length++] = rest;
  }

  /** Writes bytes with their number before them. */
  writeBytes(bytes: Uint8Array): void {
    this.writeNumber(bytes.length);
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  writeText(text: string): void {
    this.writeBytes(encoder.encode(text));
  }

  get length(): number {
    return this.#length;
  }

  /** Gives what was written; good until more is written. */
  view(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  /** Gives what was written, to be kept. */
  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  /** Begins anew. */
  clear(): void {
    this.#length = 0;
  }

  #reserve(size: number): void {
    if (this.#length + size <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + size));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}

/** Reads what a {@link ByteWriter} wrote, in the same order. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at: number;

  constructor(bytes: Uint8Array, start = 0) {
    this.#bytes = bytes;
    this.#at = start;
  }

  /** The byte that is read next. */
  get position(): number {
    return this.#at;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#bytes.length;
  }

  readNumber(): number {
    let value = 0;
    let worth = 1;
    for (;;) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined) throw new RangeError('The bytes end within a number.');
      if (byte < 0x80) return value + byte * worth;
      value += (byte - 0x80) * worth;
      worth *= 0x80;
    }
  }

  /** Reads bytes that stand with their number before them, without copying them. */
  readBytes(): Uint8Array {
    const length = this.readNumber();
    const start = this.#at;
    if (start + length > this.#bytes.length) throw new RangeError('The bytes end too soon.');
    this.#at += length;
    return this.#bytes.subarray(start, this.#at);
  }

  readText(): string {
    return decoder.decode(this.readBytes());
  }

  skip(length: number): void {
    this.#at += length;
  }
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();
