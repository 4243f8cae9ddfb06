import type { ByteReader, ByteWriter } from './bytes.ts';
import type { Entry } from './entry.ts';
import { type ByField, type DocumentKind, type Field, fields, kindOfField, mapFields } from './fields.ts';

/** A story and its quotations as an index knows them, besides their words. */
export interface StoryDocuments {
  readonly storyKey: number;
  /** The change of the record in which the story was written so. */
  readonly change: number;
  readonly outlet: string | null;
  readonly publishedMs: number | null;
  /** How many different terms each field has. */
  readonly lengths: ByField<number>;
  readonly quotations: readonly QuotationDocument[];
}

export interface QuotationDocument {
  readonly key: number;
  readonly position: number;
  readonly personKey: number | null;
  readonly lengths: ByField<number>;
}

/**
 * The documents of one segment, in rows: each story's own, then its quotations'. A million objects would take a hundred
 * bytes each; here a document is a few numbers in columns. Rows are only ever added; what is gone is no more alive.
 */
export class Documents {
  // By row.
  readonly #keys = new Column();
  readonly #positions = new Column();
  readonly #personKeys = new Column();
  readonly #storyOfRow = new Column();
  readonly #lengths = mapFields(() => new Column());
  // By story.
  readonly #storyKeys = new Column();
  readonly #changes = new Column();
  readonly #firstRows = new Column();
  readonly #outlets = new Column();
  readonly #isAlive = new Column();
  /** Moments are too large for a column of small numbers. */
  readonly #publishedMs: (number | null)[] = [];
  readonly #outletNames: string[] = [];
  readonly #outletNumbers = new Map<string, number>();

  #newestChange = 0;
  #liveCounts = { quotation: 0, story: 0 };
  readonly #liveLengths = mapFields(() => 0);

  get rowCount(): number {
    return this.#keys.length;
  }

  get storyCount(): number {
    return this.#storyKeys.length;
  }

  /** The last change in which one of the stories was written. */
  get newestChange(): number {
    return this.#newestChange;
  }

  /** How many documents of a kind are alive. */
  countLive(kind: DocumentKind): number {
    return this.#liveCounts[kind];
  }

  /** Whether nothing was taken out. */
  get isAllAlive(): boolean {
    return this.#liveCounts.quotation + this.#liveCounts.story === this.rowCount;
  }

  /** How many terms a field has over all living documents. */
  liveLengthOf(field: Field): number {
    return this.#liveLengths[field];
  }

  /** Adds a story and its quotations; gives the number of the story. */
  add(documents: StoryDocuments): number {
    const { storyKey, change, outlet, publishedMs, lengths, quotations } = documents;
    const story = this.storyCount;
    this.#storyKeys.push(storyKey);
    this.#pushChange(change);
    this.#firstRows.push(this.rowCount);
    this.#outlets.push(outlet === null ? noOutlet : this.#numberOutlet(outlet));
    this.#publishedMs.push(publishedMs);
    this.#isAlive.push(1);
    this.#addRow(story, { key: storyKey, position: ofStory, personKey: null, lengths });
    for (const quotation of quotations) this.#addRow(story, quotation);
    this.#countStory(story, 1);
    return story;
  }

  /** Adds a story as {@link encodeDocuments} wrote it, straight into the columns: objects for each would take ten times as long. */
  read(reader: ByteReader): void {
    const story = this.storyCount;
    this.#storyKeys.push(reader.readNumber());
    this.#pushChange(reader.readNumber());
    this.#firstRows.push(this.rowCount);
    this.#outlets.push(reader.readNumber() === 0 ? noOutlet : this.#numberOutlet(reader.readText()));
    const published = reader.readNumber();
    this.#publishedMs.push(published === 0 ? null : unzigzag(published - 1));
    this.#isAlive.push(1);
    this.#pushRow(story, this.#storyKeys.at(story), ofStory, 0);
    this.#readLengths(reader, 'story');
    for (let rest = reader.readNumber(); rest > 0; rest -= 1) {
      this.#pushRow(story, reader.readNumber(), reader.readNumber(), reader.readNumber());
      this.#readLengths(reader, 'quotation');
    }
    this.#countStory(story, 1);
  }

  #pushChange(change: number): void {
    this.#changes.push(change);
    this.#newestChange = Math.max(this.#newestChange, change);
  }

  #readLengths(reader: ByteReader, kind: DocumentKind): void {
    for (const field of fields)
      this.#lengths[field].push(kindOfField[field] === kind ? reader.readNumber() : 0);
  }

  /** Takes a story out; false when it was no more. Its rows stay, as those of nobody. */
  bury(story: number): boolean {
    if (!this.isStoryAlive(story)) return false;
    this.#isAlive.set(story, 0);
    this.#countStory(story, -1);
    return true;
  }

  isStoryAlive(story: number): boolean {
    return this.#isAlive.at(story) === 1;
  }

  isAlive(row: number): boolean {
    return this.isStoryAlive(this.storyOf(row));
  }

  storyOf(row: number): number {
    return this.#storyOfRow.at(row);
  }

  storyKeyOf(story: number): number {
    return this.#storyKeys.at(story);
  }

  changeOf(story: number): number {
    return this.#changes.at(story);
  }

  /** Whether a condition holds for every story, whether it was taken out or not. */
  every(holds: (story: number) => boolean): boolean {
    for (let story = 0; story < this.storyCount; story += 1) if (!holds(story)) return false;
    return true;
  }

  publishedMsOf(story: number): number | null {
    return this.#publishedMs[story] ?? null;
  }

  /** Gives the number of an outlet's folded name here; one that no story has for a name that is not there. */
  outletNumber(name: string): number {
    return this.#outletNumbers.get(name) ?? this.#outletNames.length;
  }

  outletNumberOf(story: number): number {
    return this.#outlets.at(story);
  }

  /** The row of the story's own document; those of its quotations follow up to {@link endOf}. */
  rowOf(story: number): number {
    return this.#firstRows.at(story);
  }

  endOf(story: number): number {
    return story + 1 < this.storyCount ? this.#firstRows.at(story + 1) : this.rowCount;
  }

  /** The row of the person whose words they are; 0 for nobody known. */
  personKeyOf(row: number): number {
    return this.#personKeys.at(row);
  }

  lengthOf(field: Field, row: number): number {
    return this.#lengths[field].at(row);
  }

  /** Gives what listings and ties look at. */
  entryOf(row: number): Entry {
    const story = this.storyOf(row);
    return {
      key: this.#keys.at(row),
      storyKey: this.#storyKeys.at(story),
      position: Math.max(this.#positions.at(row), 0),
      publishedMs: this.publishedMsOf(story),
    };
  }

  /** Gives a story with its quotations as it was added. */
  story(story: number): StoryDocuments {
    const outlet = this.#outlets.at(story);
    const rows = Array.from({ length: this.endOf(story) - this.rowOf(story) - 1 }, (_, index) => {
      const row = this.rowOf(story) + 1 + index;
      return {
        key: this.#keys.at(row),
        position: this.#positions.at(row),
        personKey: this.#personKeys.at(row) || null,
        lengths: mapFields((field) => this.lengthOf(field, row)),
      };
    });
    return {
      storyKey: this.storyKeyOf(story),
      change: this.changeOf(story),
      outlet: outlet === noOutlet ? null : (this.#outletNames[outlet] ?? null),
      publishedMs: this.publishedMsOf(story),
      lengths: mapFields((field) => this.lengthOf(field, this.rowOf(story))),
      quotations: rows,
    };
  }

  #addRow(story: number, { key, position, personKey, lengths }: QuotationDocument): void {
    this.#pushRow(story, key, position, personKey ?? 0);
    for (const field of fields) this.#lengths[field].push(lengths[field]);
  }

  #pushRow(story: number, key: number, position: number, personKey: number): void {
    this.#keys.push(key);
    this.#positions.push(position);
    this.#personKeys.push(personKey);
    this.#storyOfRow.push(story);
  }

  #countStory(story: number, sign: 1 | -1): void {
    const [start, end] = [this.rowOf(story), this.endOf(story)];
    this.#liveCounts.story += sign;
    this.#liveCounts.quotation += sign * (end - start - 1);
    for (const field of fields) {
      const last = kindOfField[field] === 'story' ? start + 1 : end;
      for (let row = start; row < last; row += 1)
        this.#liveLengths[field] += sign * this.lengthOf(field, row);
    }
  }

  #numberOutlet(name: string): number {
    const known = this.#outletNumbers.get(name);
    if (known !== undefined) return known;
    this.#outletNumbers.set(name, this.#outletNames.length);
    return this.#outletNames.push(name) - 1;
  }
}

const noOutlet = -1;
const ofStory = -1;

/** A column of small whole numbers that grows. */
class Column {
  #values = new Int32Array(64);
  length = 0;

  at(index: number): number {
    return this.#values[index] ?? 0;
  }

  set(index: number, value: number): void {
    this.#values[index] = value;
  }

  push(value: number): void {
    if (this.length === this.#values.length) {
      const larger = new Int32Array(Math.ceil(this.length * 1.5));
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.length] = value;
    this.length += 1;
  }
}

// ── On disk ──────────────────────────────────────────────────────────────────────────────────────────

/** Writes some of the stories, for {@link decodeDocuments}. */
export function encodeDocuments(writer: ByteWriter, stories: Iterable<StoryDocuments>): void {
  for (const { storyKey, change, outlet, publishedMs, lengths, quotations } of stories) {
    writer.writeNumber(storyKey);
    writer.writeNumber(change);
    writer.writeNumber(outlet === null ? 0 : 1);
    if (outlet !== null) writer.writeText(outlet);
    writer.writeNumber(publishedMs === null ? 0 : 1 + zigzag(publishedMs));
    writeLengths(writer, lengths, 'story');
    writer.writeNumber(quotations.length);
    for (const quotation of quotations) {
      writer.writeNumber(quotation.key);
      writer.writeNumber(quotation.position);
      writer.writeNumber(quotation.personKey ?? 0);
      writeLengths(writer, quotation.lengths, 'quotation');
    }
  }
}

/** Reads stories up to the end. */
export function decodeDocuments(reader: ByteReader): Documents {
  const documents = new Documents();
  while (!reader.isAtEnd) documents.read(reader);
  return documents;
}

/** Moments before 1970 are negative; 0, -1, 1, -2 become 0, 1, 2, 3. */
const zigzag = (value: number) => (value >= 0 ? 2 * value : -2 * value - 1);
const unzigzag = (value: number) => (value % 2 === 0 ? value / 2 : -(value + 1) / 2);

function writeLengths(writer: ByteWriter, lengths: ByField<number>, kind: DocumentKind): void {
  for (const field of fields) if (kindOfField[field] === kind) writer.writeNumber(lengths[field]);
}
