import type { Search } from '../library.ts';
import { readChange } from './change-clock.ts';
import type { Admits, Entry } from './entry.ts';
import { readRemovals, readStoryTexts } from './index-reader.ts';
import type { RecordFile } from './record-file.ts';
import { type ScoredEntry, searchWithTypos, type Walked } from './search-plan.ts';
import { TextIndex } from './text-index.ts';

/** What to find quotations by. */
export interface QuotationSearch {
  readonly terms: readonly string[];
  readonly scope: Search['scope'];
  readonly admits: Admits;
  /** Lets through every story with an admitted quotation, and spares the walk through others. */
  readonly admitsStory: Admits;
}

/** The words of all stories and quotations, held in memory. It is made from the record alone, and follows it. */
export class SearchIndex {
  readonly #quotations = new TextIndex(['words', 'passage']);
  readonly #stories = new TextIndex(['headline', 'lead', 'body']);
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
    for (const key of readRemovals(record, 'story', { since, upTo })) this.#dropStory(key);
    for (const { key } of changed) {
      this.#dropStory(key);
      this.#addStory(record, key);
    }
    this.#change = upTo;
    return upTo === newest;
  }

  /** Gives every admitted quotation with one of the terms, in no order. */
  findQuotations({ terms, scope, admits, admitsStory }: QuotationSearch): readonly ScoredEntry[] {
    const boosts = quotationBoosts[scope];
    return searchWithTypos(terms, (strays) => {
      const own = this.#quotations.walk({ terms, strays, boosts }, admits);
      if (scope === 'words') return own;
      const about = this.#stories.walk({ terms, strays, boosts: aboutBoosts }, admitsStory);
      return this.#addStoryScores(own, about, admits);
    });
  }

  /** Gives every admitted story with one of the terms, in no order. */
  findStories(terms: readonly string[], admits: Admits): readonly ScoredEntry[] {
    return searchWithTypos(terms, (strays) =>
      this.#stories.walk({ terms, strays, boosts: storyBoosts }, admits),
    );
  }

  /** Adds to each quotation what its story's headline and lead score; they are indexed once a story, not once a quotation. */
  #addStoryScores(own: Walked, stories: Walked, admits: Admits): Walked {
    const scores = new Map(own.scored.map(({ entry, score }) => [entry, score]));
    for (const { entry: story, score } of stories.scored) {
      for (const entry of this.#quotations.entriesOf(story.storyKey)) {
        if (admits(entry)) scores.set(entry, (scores.get(entry) ?? 0) + score);
      }
    }
    return {
      scored: Array.from(scores, ([entry, score]) => ({ entry, score })),
      standing: new Set([...own.standing, ...stories.standing]),
    };
  }

  #dropStory(storyKey: number): void {
    this.#quotations.removeStory(storyKey);
    this.#stories.removeStory(storyKey);
  }

  #addStory(record: RecordFile, storyKey: number): void {
    const texts = readStoryTexts(record, storyKey);
    if (texts === null) return;
    const { outlet, publishedMs, headline, lead, body, quotations } = texts;
    const common = { storyKey, outlet, publishedMs };
    const story: Entry = { ...common, key: storyKey, position: 0, personKey: null };
    this.#stories.add(story, { headline, lead, body });
    for (const { key, position, personKey, words, passage } of quotations) {
      this.#quotations.add({ ...common, key, position, personKey }, { words, passage });
    }
  }
}

/** How much a word counts by where it stands. */
const quotationBoosts = { words: { words: 1 }, context: { words: 1.5, passage: 1 } } as const;
const aboutBoosts = { headline: 1, lead: 0.5 } as const;
const storyBoosts = { headline: 3, lead: 1.5, body: 1 } as const;

/** Small enough that a batch takes some tens of milliseconds, so that calls that need no index get their turn between. */
const batchStoryCount = 10;
