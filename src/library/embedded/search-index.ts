import { readChange } from './change-clock.ts';
import type { Entry } from './entry.ts';
import { readPeopleSince, readRemovals, readStoryTexts } from './index-reader.ts';
import { NameDirectory } from './name-directory.ts';
import type { RecordFile } from './record-file.ts';
import { TextIndex } from './text-index.ts';

/** All that is held in memory to answer quickly. It is made from the record alone, and follows it. */
export class SearchIndex {
  readonly quotations = new TextIndex(['words', 'passage', 'headline', 'lead']);
  readonly stories = new TextIndex(['headline', 'lead', 'body']);
  readonly names = new NameDirectory();
  /** The last change of the record that stands in the index. */
  #change = 0;

  /** Takes in everything that any process changed in the record since the last time. */
  catchUp(record: RecordFile): void {
    while (!this.catchUpSome(record));
  }

  /** Takes in some stories' worth of changes; true when there are no more. */
  catchUpSome(record: RecordFile): boolean {
    const newest = readChange(record);
    if (newest === this.#change) return true;
    const since = this.#change;
    const changed = record.all<{ key: number; change: number }>(
      'SELECT key, change FROM stories WHERE change > ? ORDER BY change LIMIT ?',
      since,
      batchStoryCount,
    );
    // A change touches one story at most, so that a batch ends between two changes.
    const last = changed.at(-1);
    const upTo = changed.length === batchStoryCount && last !== undefined ? last.change : newest;
    for (const { kind, key } of readRemovals(record, since, upTo)) {
      if (kind === 'story') this.#dropStory(key);
      else this.names.remove(key);
    }
    for (const { key, person } of readPeopleSince(record, since, upTo)) this.names.set(key, person);
    for (const { key } of changed) {
      this.#dropStory(key);
      this.#addStory(record, key);
    }
    this.#change = upTo;
    return upTo === newest;
  }

  #dropStory(storyKey: number): void {
    this.quotations.removeStory(storyKey);
    this.stories.removeStory(storyKey);
  }

  #addStory(record: RecordFile, storyKey: number): void {
    const texts = readStoryTexts(record, storyKey);
    if (texts === null) return;
    const { outlet, publishedMs, headline, lead, body, quotations } = texts;
    const common = { storyKey, outlet, publishedMs };
    const story: Entry = { ...common, key: storyKey, position: 0, personKey: null };
    this.stories.add(story, { headline, lead, body });
    for (const { key, position, personKey, words, passage } of quotations) {
      this.quotations.add({ ...common, key, position, personKey }, { words, passage, headline, lead });
    }
  }
}

/** Small enough that a batch takes some tens of milliseconds, so that calls that need no index get their turn between. */
const batchStoryCount = 50;
