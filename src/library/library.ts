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
} from '../domain.ts';

/** What happened to a story that was handed to the library. */
export type KeepResult = 'added' | 'changed' | 'unchanged';

export interface Kept {
  readonly result: KeepResult;
  /** The id under which the story stands; its first id when it was known by its address already. */
  readonly storyId: string;
}

/** What became of a story of many that were handed to the library together. */
export type KeptOrNot =
  | Kept
  | { readonly result: 'refused'; readonly reason: string }
  /** A mistake of ours broke over it; `fault` is for the log, and may hold words of the story. */
  | { readonly result: 'broken'; readonly fault: string };

/** A page that was read, and by what its server tells whether it is still as it was. */
export interface PageVersion {
  /** The address that was asked for, which may lead to another. */
  readonly address: string;
  /** The story that was read there. */
  readonly storyId: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** A page that was read, and what it holds. */
export interface KnownPage extends PageVersion {
  readonly title: string;
  readonly quotationCount: number;
}

/** How far a file is read, so that reading can go on there. */
export interface FileMark {
  readonly path: string;
  /** Tells the file from a later one of the same name. */
  readonly stamp: string;
  /** How many of its items are done. */
  readonly done: number;
  /** The byte at which the next one begins; null where it must be counted to. */
  readonly position: number | null;
  readonly isWhole: boolean;
}

/** How far the reading of archives is. */
export interface RunMark {
  readonly runId: string;
  /** What the caller wants to know when it goes on; the library only keeps it. */
  readonly note: string;
  /** The files that moved since the mark before. */
  readonly files: readonly FileMark[];
}

/** A reading of archives that did not come to its end. */
export interface Run extends Omit<RunMark, 'runId'> {
  /** What became of the stories that were kept with the last mark. */
  readonly outcomes: readonly KeptOrNot[];
}

/** Which stories are to be forgotten: those that all bounds let through; without any, none. */
export interface Selection {
  readonly storyId: string | null;
  /** In any of its forms. */
  readonly address: string | null;
  /** Its name, or its host. */
  readonly outlet: string | null;
  /** Published before this moment. */
  readonly before: Instant | null;
  /** Whether `before` also takes stories without a date, each as if it were of the day on which it came. */
  readonly withUndated: boolean;
}

/** What forgetting would take out. */
export interface Forgettable {
  readonly stories: number;
  readonly quotations: number;
  /** The newest of the stories. */
  readonly examples: readonly StoryHead[];
  /** Stories without a date that the other bounds let through, and how many of them came before the moment. */
  readonly undated: { readonly stories: number; readonly cameBefore: number };
}

/** An outlet by one of its names or its host, and how many stories the library has of it. */
export interface OutletCount {
  readonly outlet: string;
  readonly stories: number;
}

/** What is not to be kept again: a page, in whatever form its address comes, or an outlet by its name or its host. */
export interface Refusal {
  readonly kind: 'address' | 'outlet';
  readonly value: string;
}

/** Bounds that hold for quotations and for stories; null and empty mean any. */
export interface Filters {
  /** Quotations of any of these people; stories that name any of them. An id that nobody has lets nothing through. */
  readonly personIds: readonly string[];
  /** Compared without regard to case, accents and punctuation. */
  readonly outlet: string | null;
  /** The first moment that counts. A story without a date passes neither bound. */
  readonly since: Instant | null;
  /** The first moment that counts no more. */
  readonly until: Instant | null;
}

export interface Search {
  /** Words as asked; empty asks for all that the filters let through, newest first. */
  readonly text: string;
  /** Where the words count: in the quotation only, or also in its passage, headline and lead. */
  readonly scope: 'words' | 'context';
  readonly filters: Filters;
  readonly limit: number;
  readonly offset: number;
}

export interface ScoredQuotation {
  readonly kept: KeptQuotation;
  /** BM25 over the fields; comparable within one search only. */
  readonly score: number;
}

export interface ScoredStory {
  readonly story: StoryHead;
  readonly score: number;
}

export interface Found<T> {
  readonly hits: readonly T[];
  /** How many there are in all, over every page. */
  readonly total: number;
}

/** A person whom a name fits. */
export interface NameMatch {
  readonly person: Person;
  /** Which of the person's names it was. */
  readonly alias: string;
  readonly kind: 'full' | 'surname' | 'first' | 'alias';
  /** Letters changed, dropped or added to make it fit; 0 for an exact match. Case and accents do not count. */
  readonly distance: number;
}

/** What may change of a feed; what is not given stays. */
export type FeedChange = Partial<Omit<KeptFeed, 'id' | 'addedAt' | 'storyCounts'>> & {
  /** Until when nobody else reads it; null lets it go. */
  readonly claimedUntil?: Instant | null;
};

/** What is known under the names of a feed's entry: by its GUID, by its address, and by its address in other feeds. */
export interface EntryMatch {
  readonly byGuid: KeptEntry | null;
  readonly byAddress: KeptEntry | null;
  readonly elsewhere: KeptEntry | null;
}

/** How much of a library can be found by its words. Lists, people and single stories always cover all of it. */
export interface Coverage {
  readonly storyCount: number;
  readonly searchableCount: number;
  /** Whether the rest is on its way. */
  readonly isLoading: boolean;
  readonly memoryBytesMax: number;
  /** Memory that the rest would need beyond what is allowed, about; 0 when all fits. */
  readonly lackingBytes: number;
}

/** How a library is opened. */
export interface LibraryOptions {
  /**
   * `whole`: a search covers all stories, however long it has to wait. `soon`: it covers what is loaded, the newest
   * stories first, and loading begins at once.
   */
  readonly answers: 'soon' | 'whole';
  /** Memory that the full-text index may take; the oldest stories are left out of it when it is too little. */
  readonly memoryBytesMax: number;
  /** How many days a story may be old to be kept; null for any age. */
  readonly keepDays: number | null;
}

export interface Counts {
  readonly stories: number;
  readonly quotations: number;
  readonly people: number;
}

/**
 * Keeps stories and their quotations, and finds them again. Every engine passes the same contract suite
 * (`tests/library/contract.ts`). What is acknowledged survives `kill -9`.
 *
 * @throws LibraryError from every method when the file is damaged, read-only or the disk is full.
 */
export interface Library {
  /**
   * Adds a story and its reading, or replaces the one with the same address (else the same id). It keeps its first id,
   * and quotations whose words stand unchanged keep theirs. One id on two addresses is two stories, and so is one id
   * without an address on two texts that share neither headline nor any paragraph: the later one gets an id of its own.
   * Addresses that differ in form only (http, AMP, tracking, a slash at the end) are one.
   *
   * @throws RefusedStoryError when the story or its outlet was forgotten and is refused since.
   * @throws Error when a quotation's spans do not fit the story; nothing is kept then.
   */
  keep(story: Story, reading: Reading): Promise<Kept>;
  /**
   * Keeps many in one write, in their order, together with how far the reading of the archive is that they are from.
   * A story that cannot be kept, such as one whose quotations do not fit it, holds up no other.
   */
  keepAll(
    stories: readonly { readonly story: Story; readonly reading: Reading }[],
    mark: RunMark | null,
  ): Promise<readonly KeptOrNot[]>;
  /**
   * Keeps a new reading of a story that was read from here; null, with nothing written, when the story no longer stands
   * here as it was read.
   *
   * @throws Error when a quotation's spans do not fit the story; nothing is kept then.
   */
  rekeep(story: Story, reading: Reading): Promise<Kept | null>;
  /** Removes a story and its quotations; false when there is none. */
  forget(storyId: string): Promise<boolean>;
  /** Tells what forgetting a selection would take out. */
  wouldForget(selection: Selection): Promise<Forgettable>;
  /** Finds outlets whose name or host is like one that nothing stands under, the likest first. */
  nearOutlets(typed: string, limit: number): Promise<readonly OutletCount[]>;
  /** Removes some of the stories that a selection means; gives how many, 0 when none is left. */
  forgetSome(selection: Selection, countMax: number): Promise<number>;
  /** Rewrites the file, so that nothing of what was forgotten is left in it. Takes a second for each 100 MB or so. */
  scrub(): Promise<void>;
  /** Refuses to keep pages or outlets from now on; what stands already stays. */
  refuse(refusals: readonly Refusal[]): Promise<void>;
  /** Takes refusals back; gives how many there were. */
  allow(refusals: readonly Refusal[]): Promise<number>;
  /** Says why a page would be refused, and what allows it; null when it would not be. */
  refusalOf(url: string): Promise<string | null>;

  /** Keeps by what pages can be asked for again whose stories were kept just now. */
  keepVersions(versions: readonly PageVersion[]): Promise<void>;
  /** Gives what is known of the page at an address; null when nothing is, or its story was changed otherwise since. */
  knownPage(address: string): Promise<KnownPage | null>;

  /** Tells how far a reading of archives came; null when there is none to go on with. */
  run(runId: string): Promise<Run | null>;
  /** Drops the marks of a reading that came to its end. */
  endRun(runId: string): Promise<void>;

  story(storyId: string): Promise<Story | null>;
  /** Finds a story by its canonical address, or by another form of it: http, AMP, tracking. */
  storyByUrl(url: string): Promise<Story | null>;
  /** Gives a story's quotations in page order. */
  quotationsOf(storyId: string): Promise<readonly KeptQuotation[]>;
  /** Gives for each story those elsewhere that are copies of it or of which it is one: the same text by and large. */
  copiesOf(storyIds: readonly string[]): Promise<readonly (readonly StoryHead[])[]>;
  /** Gives stories newest first. */
  latest(filters: Filters, limit: number, offset: number): Promise<Found<StoryHead>>;

  /**
   * Gives quotations newest first, in page order within a story. Of several that report one utterance only the leading
   * one is given, unless the filters keep it back.
   */
  latestQuotations(filters: Filters, limit: number, offset: number): Promise<Found<KeptQuotation>>;
  /**
   * Tells for each quotation who else reports the same utterance, however cut or worded; null for an id that stands for
   * none. A library made before utterances were known gathers them after opening; until then a quotation stands alone.
   */
  reportsOf(quotationIds: readonly string[]): Promise<readonly (Reports | null)[]>;
  /** Gives all quotations of the same utterance as one: the leading one first, then as printed in time. */
  variantsOf(quotationId: string, limit: number, offset: number): Promise<Found<KeptQuotation>>;

  searchQuotations(search: Search): Promise<Found<ScoredQuotation>>;
  /** Finds stories by words of headline, lead and body; `scope` does not matter. */
  searchStories(search: Search): Promise<Found<ScoredStory>>;
  /** Tells how rare each word is: 0 where every quotation has it in its words or beside them, 1 where none does. */
  rarities(words: readonly string[]): Promise<readonly number[]>;

  /**
   * Gives a person by id, or by one that was theirs before names were put together. Stories' people of one name are one
   * person unless gender or trade speak against it; names are put together where stories give one as another's.
   */
  person(personId: string): Promise<Person | null>;
  /** Gives the names that a person consists of, the one that leads first. */
  partsOf(personId: string): Promise<readonly PersonPart[]>;
  /**
   * Keeps what was decided of people and does it, now and for whatever is kept later; null when nothing would change:
   * for ids that nobody has, for who are one already, for a part that is nothing or everything.
   */
  decide(decision: PeopleDecision, at: Instant): Promise<KeptDecision | null>;
  /** Gives what was decided of people and not taken back, the newest first. */
  decisions(limit: number, offset: number): Promise<Found<KeptDecision>>;
  /** Takes a decision back; false when there is none of that id. */
  undoDecision(decisionId: string): Promise<boolean>;
  /**
   * Finds for each name the people whom it fits, best first: in full, by alias, surname, first name; the more quoted
   * first. Typos are allowed for only when the name fits nobody as it stands. Descriptions ("the actress") are no names.
   */
  matchNames(names: readonly string[]): Promise<readonly (readonly NameMatch[])[]>;
  /**
   * Completes a name being typed: by prefix of any word of it, of an alias or of a nickname; who is quoted much and
   * lately first, and whose own name begins so.
   */
  completePerson(typed: string, limit: number): Promise<readonly Person[]>;
  completeOutlet(typed: string, limit: number): Promise<readonly string[]>;
  /** Completes a headline being typed, newest first; of very many stories, the older ones may be left out. */
  completeStory(typed: string, limit: number): Promise<readonly StoryHead[]>;

  /** Keeps a button's request for good under a short id made from its content (at most 16 of `[a-z0-9]`). */
  keepRequest(request: CommandRequest): Promise<string>;
  request(requestId: string): Promise<CommandRequest | null>;

  /** Adds a feed, to be read from `nextAt` on; one that stands under the address already is left as it is. */
  addFeed(feed: Pick<KeptFeed, 'url' | 'title' | 'addedAt' | 'nextAt'>): Promise<{
    readonly feed: KeptFeed;
    readonly isNew: boolean;
  }>;
  /** Gives all feeds in the order in which they were added. */
  feeds(): Promise<readonly KeptFeed[]>;
  /** Changes a feed and gives it as it stands then; null when there is none. Never to an address that another has. */
  changeFeed(feedId: string, change: FeedChange): Promise<KeptFeed | null>;
  /** Removes a feed and what is known of its entries; its stories stay. False when there is none. */
  removeFeed(feedId: string): Promise<boolean>;
  /**
   * Gives active feeds that are due, or have entries to be tried again, and that nobody else reads; they are the
   * caller's until `until`, or until they are let go of. Feeds that wait longest come first.
   */
  claimFeeds(now: Instant, until: Instant, limit: number): Promise<readonly KeptFeed[]>;
  /** Looks up what is known of entries, in their order. */
  matchEntries(
    feedId: string,
    entries: readonly Pick<KeptEntry, 'guid' | 'address'>[],
  ): Promise<readonly EntryMatch[]>;
  /** Keeps entries of a feed: new ones, or in place of those of their `key`; all or none. */
  keepEntries(feedId: string, entries: readonly KeptEntry[]): Promise<void>;
  /** Gives the entries of a feed that are to be tried now, those that wait longest first. */
  waitingEntries(feedId: string, now: Instant, limit: number): Promise<readonly KeptEntry[]>;

  counts(): Promise<Counts>;
  /** Tells how much of the library searches cover by now. */
  coverage(): Promise<Coverage>;
  close(): Promise<void>;
}
