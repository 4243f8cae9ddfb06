import type { RecordFile } from '../record/record-file.ts';
import type { UtteranceWriter } from '../utterances/utterance-writer.ts';
import { fillAddressKeys, lacksAddressKeys } from './address-keys.ts';
import { hasUnsettled, settleSome } from './copy-writer.ts';
import { hasAllGathered } from './utterance-reader.ts';

/** Stories that get the keys of their addresses in one write: a few hundredths of a second. */
const addressedAtOnceMax = 1000;

/** Quotations gathered in one write: a few hundredths of a second too. */
const gatheredAtOnceMax = 64;

/** Stories that are looked at for copies in one write. */
const settledAtOnceMax = 16;

/** Brings the stories of a library of an older Soundbite up to date, in slices, so that calls are answered meanwhile. */
export class FormerStories {
  readonly #record: RecordFile;
  readonly #utterances: UtteranceWriter;
  /** Null until it is begun, or when it failed. */
  #addressing: Promise<void> | null = null;
  #isClosed = false;

  constructor(record: RecordFile, utterances: UtteranceWriter) {
    this.#record = record;
    this.#utterances = utterances;
  }

  /** Waits until all stories are found by every form of their address. */
  addressed(): Promise<void> {
    this.#addressing ??= this.#address().catch((error: unknown) => {
      this.#addressing = null;
      throw error;
    });
    return this.#addressing;
  }

  /** Gathers what was written before utterances and copies were kept. */
  async gather(): Promise<void> {
    await this.addressed();
    let isDone = false;
    while (!isDone && !this.#isClosed) {
      isDone = this.#record.read(() => hasAllGathered(this.#record));
      if (!isDone) this.#record.write(() => this.#utterances.gatherSome(gatheredAtOnceMax));
      await pause();
    }
    while (!this.#isClosed && this.#record.read(() => hasUnsettled(this.#record))) {
      this.#record.write(() => settleSome(this.#record, settledAtOnceMax));
      await pause();
    }
  }

  /** Leaves the rest for the next time. */
  close(): void {
    this.#isClosed = true;
  }

  async #address(): Promise<void> {
    if (!this.#record.read(() => lacksAddressKeys(this.#record))) return;
    let key: number | null = 0;
    while (key !== null && !this.#isClosed) {
      const after: number = key;
      key = this.#record.write(() => fillAddressKeys(this.#record, after, addressedAtOnceMax));
      await pause();
    }
  }
}

const pause = () => new Promise<void>((resolve) => setImmediate(resolve));
