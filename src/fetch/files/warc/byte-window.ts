/** A stretch of a byte stream, looked at from its front; it grows on demand and is let go as it is done with. */
export class ByteWindow {
  readonly #source: AsyncIterator<Uint8Array>;
  #bytes: Buffer = Buffer.alloc(0);
  #position: number;
  #isAtEnd = false;

  /** @param position The number of the stream's first byte in its file. */
  constructor(source: AsyncIterable<Uint8Array>, position: number) {
    this.#source = source[Symbol.asyncIterator]();
    this.#position = position;
  }

  /** The bytes held so far. */
  get bytes(): Buffer {
    return this.#bytes;
  }

  /** The number in the file of the first byte held. */
  get position(): number {
    return this.#position;
  }

  /** Holds at least so many bytes, or all there are; whether it does. */
  async hold(count: number): Promise<boolean> {
    if (this.#bytes.length >= count || this.#isAtEnd) return this.#bytes.length >= count;
    const chunks: Uint8Array[] = [this.#bytes];
    let length = this.#bytes.length;
    while (length < count && !this.#isAtEnd) {
      const next = await this.#source.next();
      if (next.done) this.#isAtEnd = true;
      else {
        chunks.push(next.value);
        length += next.value.length;
      }
    }
    this.#bytes = Buffer.concat(chunks, length);
    return length >= count;
  }

  /** Lets the first bytes go. */
  drop(count: number): void {
    this.#position += Math.min(count, this.#bytes.length);
    this.#bytes = this.#bytes.subarray(count);
  }

  /** Drops all that stands before the next of some bytes, the first byte itself left out; false when there is none. */
  async dropUntil(wanted: Buffer): Promise<boolean> {
    this.drop(1);
    for (;;) {
      const at = this.#bytes.indexOf(wanted);
      if (at >= 0) {
        this.drop(at);
        return true;
      }
      this.drop(Math.max(0, this.#bytes.length - wanted.length + 1));
      if (!(await this.hold(this.#bytes.length + 1))) {
        this.drop(this.#bytes.length);
        return false;
      }
    }
  }

  /** Closes the stream when the reader stops early. */
  async close(): Promise<void> {
    await this.#source.return?.();
  }
}
