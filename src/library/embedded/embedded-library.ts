import type {
  CommandRequest,
  Instant,
  KeptDecision,
  KeptEntry,
  KeptFeed,
  KeptQuotation,
  PeopleDecision,
  Person,
  PersonPart,
  Reading,
  Reports,
  Story,
  StoryHead,
} from '../../domain.ts';
import type {
  Counts,
  Coverage,
  FeedChange,
  Filters,
  Forgettable,
  Found,
  Kept,
  KeptOrNot,
  KnownPage,
  Library,
  LibraryOptions,
  NameMatch,
  OutletCount,
  PageVersion,
  Refusal,
  Run,
  RunMark,
  ScoredQuotation,
  ScoredStory,
  Search,
  Selection,
} from '../library.ts';
import { keepEntries, matchEntry, readWaiting } from './feeds/feed-entry-store.ts';
import { addFeed, changeFeed, claimFeeds, listFeeds, removeFeed } from './feeds/feed-store.ts';
import { IndexKeeper } from './index/index-keeper.ts';
import { measureRarity } from './index/measure-rarity.ts';
import { type FoundEntries, findQuotations, findStories } from './index/search-segments.ts';
import type { Segment } from './index/segments/segment.ts';
import { dropStaleSegments } from './index/segments/segment-store.ts';
import { countSearchTerms, readSearchTerms } from './index/terms.ts';
import { NameDirectory } from './names/name-directory.ts';
import { findNearOutlets } from './names/near-outlets.ts';
import { OutletList } from './names/outlet-list.ts';
import { decidePeople, listDecisions, listParts, undoDecision } from './people/decide-people.ts';
import {
  listQuotations,
  listStories,
  listUtterances,
  type RowFilters,
  readFilters,
  storiesNaming,
} from './record/listings.ts';
import type { RecordFile } from './record/record-file.ts';
import { keepRequest, readRequest } from './record/request-store.ts';
import { dropRun, readRun } from './record/run-store.ts';
import { completeStory } from './stories/complete-story.ts';
import { readCopies } from './stories/copy-reader.ts';
import { forgetSome, forgetStory, previewForget } from './stories/forgetter.ts';
import { FormerStories } from './stories/former-stories.ts';
import { keepVersions, readKnownPage } from './stories/page-version-store.ts';
import { dropRefusals, findRefusal, writeRefusals } from './stories/refusals.ts';
import type { StoryAndReading } from './stories/storable.ts';
import {
  readHeads,
  readQuotations,
  readQuotationsOf,
  readStory,
  readStoryAt,
} from './stories/story-reader.ts';
import { keepStories, keepStory, rekeepStory, type StoryShelf } from './stories/story-writer.ts';
import { readReports, readVariants } from './stories/utterance-reader.ts';
import { UtteranceWriter } from './utterances/utterance-writer.ts';

/** People whose names are taken in at once: a few hundredths of a second. */
const namesAtOnceMax = 500;

/**
 * A library in one SQLite file, with its index in this process's memory.
 *
 * The record is the truth: writes go to it alone, and the index takes them in from there, whichever process wrote them.
 * Every read works on one state of the record, which the index is brought up to first.
 */
export class EmbeddedLibrary implements Library {
  readonly #record: RecordFile;
  readonly #utterances: UtteranceWriter;
  readonly #keeper: IndexKeeper;
  readonly #keepDays: number | null;
  readonly #names = new NameDirectory();
  readonly #outlets = new OutletList();
  readonly #former: FormerStories;
  #isClosed = false;

  constructor(record: RecordFile, options: LibraryOptions) {
    this.#record = record;
    this.#utterances = new UtteranceWriter(record);
    this.#former = new FormerStories(record, this.#utterances);
    this.#keeper = new IndexKeeper(record, options);
    this.#keepDays = options.keepDays;
    // Where answers are wanted soon, the first question asks for names; but the newest stories come before them.
    if (options.answers === 'soon')
      void this.#keeper
        .state()
        .then(() => this.#readNames(() => undefined))
        .catch(() => {});
    // What fails is tried again when the library is next opened; until then a quotation stands alone.
    void this.#former.gather().catch(() => {});
  }

  async keep(story: Story, reading: Reading): Promise<Kept> {
    await this.#former.addressed();
    return this.#changing(keepStory(this.#shelf(), { story, reading }));
  }

  async rekeep(story: Story, reading: Reading): Promise<Kept | null> {
    return this.#changing(rekeepStory(this.#shelf(), { story, reading }));
  }

  async keepAll(stories: readonly StoryAndReading[], mark: RunMark | null): Promise<readonly KeptOrNot[]> {
    await this.#former.addressed();
    return this.#changing(keepStories(this.#shelf(), stories, mark));
  }

  async forget(storyId: string): Promise<boolean> {
    return this.#changing(forgetStory(this.#shelf(), storyId));
  }

  async wouldForget(selection: Selection): Promise<Forgettable> {
    await this.#former.addressed();
    return this.#record.read(() => previewForget(this.#record, selection));
  }

  async nearOutlets(typed: string, limit: number): Promise<readonly OutletCount[]> {
    await this.#former.addressed();
    return this.#record.read(() => findNearOutlets(this.#record, typed, limit));
  }

  async forgetSome(selection: Selection, countMax: number): Promise<number> {
    await this.#former.addressed();
    return this.#changing(forgetSome(this.#shelf(), selection, countMax));
  }

  async scrub(): Promise<void> {
    // What is forgotten must not be read from the index on the disk either.
    this.#record.write(() => dropStaleSegments(this.#record));
    this.#record.scrub();
  }

  async refuse(refusals: readonly Refusal[]): Promise<void> {
    this.#record.write(() => writeRefusals(this.#record, refusals));
  }

  async allow(refusals: readonly Refusal[]): Promise<number> {
    return this.#record.write(() => dropRefusals(this.#record, refusals));
  }

  async refusalOf(url: string): Promise<string | null> {
    return this.#record.read(() => findRefusal(this.#record, { url, outlet: null, published: null }, null));
  }

  async keepVersions(versions: readonly PageVersion[]): Promise<void> {
    keepVersions(this.#record, versions);
  }

  async knownPage(address: string): Promise<KnownPage | null> {
    return this.#record.read(() => readKnownPage(this.#record, address));
  }

  async run(runId: string): Promise<Run | null> {
    return this.#record.read(() => readRun(this.#record, runId));
  }

  async endRun(runId: string): Promise<void> {
    this.#record.write(() => dropRun(this.#record, runId));
  }

  async story(storyId: string): Promise<Story | null> {
    return this.#record.read(() => readStory(this.#record, 'id', storyId));
  }

  async storyByUrl(url: string): Promise<Story | null> {
    await this.#former.addressed();
    return this.#record.read(() => readStoryAt(this.#record, url));
  }

  async quotationsOf(storyId: string): Promise<readonly KeptQuotation[]> {
    return this.#record.read(() => readQuotationsOf(this.#record, storyId));
  }

  async copiesOf(storyIds: readonly string[]): Promise<readonly (readonly StoryHead[])[]> {
    return this.#record.read(() => storyIds.map((id) => readCopies(this.#record, id)));
  }

  async latest(filters: Filters, limit: number, offset: number): Promise<Found<StoryHead>> {
    return this.#record.read(() => {
      const { hits, total } = listStories(this.#record, readFilters(this.#record, filters), {
        limit,
        offset,
      });
      return { hits: readHeads(this.#record, hits), total };
    });
  }

  async latestQuotations(filters: Filters, limit: number, offset: number): Promise<Found<KeptQuotation>> {
    return this.#record.read(() => {
      const page = { limit, offset };
      const { hits, total } = listUtterances(this.#record, readFilters(this.#record, filters), page);
      return { hits: readQuotations(this.#record, hits), total };
    });
  }

  async reportsOf(quotationIds: readonly string[]): Promise<readonly (Reports | null)[]> {
    return this.#record.read(() => quotationIds.map((id) => readReports(this.#record, id)));
  }

  async variantsOf(quotationId: string, limit: number, offset: number): Promise<Found<KeptQuotation>> {
    return this.#record.read(() => readVariants(this.#record, quotationId, { limit, offset }));
  }

  async searchQuotations(search: Search): Promise<Found<ScoredQuotation>> {
    return this.#keeper.read((segments) => {
      const filters = readFilters(this.#record, search.filters);
      const { keys, scores, total } = this.#findQuotations(segments, search, filters);
      const hits = readQuotations(this.#record, keys);
      return { hits: hits.map((kept, rank) => ({ kept, score: scores[rank] ?? 0 })), total };
    });
  }

  async searchStories(search: Search): Promise<Found<ScoredStory>> {
    return this.#keeper.read((segments) => {
      const filters = readFilters(this.#record, search.filters);
      const { keys, scores, total } = this.#findStories(segments, search, filters);
      const hits = readHeads(this.#record, keys);
      return { hits: hits.map((story, rank) => ({ story, score: scores[rank] ?? 0 })), total };
    });
  }

  async rarities(words: readonly string[]): Promise<readonly number[]> {
    return this.#keeper.read((segments) => measureRarity(segments, words));
  }

  async person(personId: string): Promise<Person | null> {
    return this.#readNames(() => this.#names.person(personId));
  }

  async partsOf(personId: string): Promise<readonly PersonPart[]> {
    return this.#record.read(() => listParts(this.#record, personId));
  }

  async decide(decision: PeopleDecision, at: Instant): Promise<KeptDecision | null> {
    return this.#changing(decidePeople(this.#record, decision, at));
  }

  async decisions(limit: number, offset: number): Promise<Found<KeptDecision>> {
    return this.#record.read(() => listDecisions(this.#record, { limit, offset }));
  }

  async undoDecision(decisionId: string): Promise<boolean> {
    return this.#changing(undoDecision(this.#record, decisionId));
  }

  async matchNames(names: readonly string[]): Promise<readonly (readonly NameMatch[])[]> {
    return this.#readNames(() => names.map((name) => this.#names.match(name)));
  }

  async completePerson(typed: string, limit: number): Promise<readonly Person[]> {
    return this.#readNames(() => this.#names.complete(typed, limit));
  }

  async completeOutlet(typed: string, limit: number): Promise<readonly string[]> {
    return this.#record.read(() => {
      this.#outlets.catchUp(this.#record);
      return this.#outlets.complete(typed, limit);
    });
  }

  async completeStory(typed: string, limit: number): Promise<readonly StoryHead[]> {
    return this.#record.read(() => completeStory(this.#record, typed, limit));
  }

  async keepRequest(request: CommandRequest): Promise<string> {
    return keepRequest(this.#record, request);
  }

  async request(requestId: string): Promise<CommandRequest | null> {
    return this.#record.read(() => readRequest(this.#record, requestId));
  }

  async addFeed(feed: Parameters<Library['addFeed']>[0]) {
    return addFeed(this.#record, feed);
  }

  async feeds(): Promise<readonly KeptFeed[]> {
    return this.#record.read(() => listFeeds(this.#record));
  }

  async changeFeed(feedId: string, change: FeedChange): Promise<KeptFeed | null> {
    return changeFeed(this.#record, feedId, change);
  }

  async removeFeed(feedId: string): Promise<boolean> {
    return removeFeed(this.#record, feedId);
  }

  async claimFeeds(now: Instant, until: Instant, limit: number): Promise<readonly KeptFeed[]> {
    return claimFeeds(this.#record, { now, until, limit });
  }

  async matchEntries(feedId: string, entries: Parameters<Library['matchEntries']>[1]) {
    return this.#record.read(() => entries.map((entry) => matchEntry(this.#record, feedId, entry)));
  }

  async keepEntries(feedId: string, entries: readonly KeptEntry[]): Promise<void> {
    keepEntries(this.#record, feedId, entries);
  }

  async waitingEntries(feedId: string, now: Instant, limit: number): Promise<readonly KeptEntry[]> {
    return this.#record.read(() => readWaiting(this.#record, { feedId, now, limit }));
  }

  async counts(): Promise<Counts> {
    return this.#record.read(() => ({
      stories: this.#count('stories'),
      quotations: this.#count('quotations'),
      people: this.#count('people', 'WHERE lead_key IS NULL'),
    }));
  }

  #count(table: 'stories' | 'quotations' | 'people', where = ''): number {
    return (
      this.#record.first<{ count: number }>(`SELECT COUNT(*) AS count FROM ${table} ${where}`)?.count ?? 0
    );
  }

  async coverage(): Promise<Coverage> {
    const state = await this.#keeper.state();
    return { storyCount: this.#record.read(() => this.#count('stories')), ...state };
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    await this.#keeper.close();
    this.#isClosed = true;
    this.#former.close();
    this.#record.checkpoint();
    this.#record.close();
  }

  #shelf(): StoryShelf {
    return { record: this.#record, utterances: this.#utterances, keepDays: this.#keepDays };
  }

  /** Has the index take in what was just written, once calls that wait are answered. */
  #changing<T>(result: T): T {
    this.#keeper.nudge();
    return result;
  }

  // ── The index ──────────────────────────────────────────────────────────────────────────────────────

  /** Reads with the names brought up to the state of the record that is read: in slices, where they are many. */
  async #readNames<T>(work: () => T): Promise<T> {
    for (;;) {
      const outcome = this.#record.read(() =>
        this.#names.catchUpSome(this.#record, namesAtOnceMax) ? { known: work() } : null,
      );
      if (outcome !== null) return outcome.known;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  #findQuotations(segments: readonly Segment[], search: Search, filters: RowFilters): FoundRows {
    const { text, scope, limit, offset } = search;
    if (text.trim() === '') return unscored(listQuotations(this.#record, filters, { limit, offset }));
    const asked = { terms: readSearchTerms(text), counts: countSearchTerms(text), scope, filters };
    return cutPage(findQuotations(segments, asked, offset + limit), offset);
  }

  #findStories(segments: readonly Segment[], search: Search, filters: RowFilters): FoundRows {
    const { text, limit, offset } = search;
    if (text.trim() === '') return unscored(listStories(this.#record, filters, { limit, offset }));
    const naming = filters.personKeys === null ? null : storiesNaming(this.#record, filters.personKeys);
    const asked = { terms: readSearchTerms(text), counts: countSearchTerms(text), filters, naming };
    return cutPage(findStories(segments, asked, offset + limit), offset);
  }
}

interface FoundRows {
  readonly keys: readonly number[];
  readonly scores: readonly number[];
  readonly total: number;
}

function unscored({ hits, total }: Found<number>): FoundRows {
  return { keys: hits, scores: [], total };
}

function cutPage({ best, total }: FoundEntries, offset: number): FoundRows {
  const page = best.slice(offset);
  return { keys: page.map(({ entry }) => entry.key), scores: page.map(({ score }) => score), total };
}
