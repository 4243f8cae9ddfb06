import type { Answer, Card, CommandRequest, Instant, Question } from '../src/domain.ts';
import type { Library } from '../src/library/library.ts';

/** What became of one input that was handed over for ingest. */
export interface IngestOutcome {
  readonly input: string;
  readonly result: 'added' | 'changed' | 'unchanged' | 'skipped';
  /** The story's id; null when skipped. */
  readonly storyId: string | null;
  readonly title: string | null;
  readonly quotationCount: number;
  /** Why it was skipped, or not read whole, in a sentence for the user; null otherwise. */
  readonly reason: string | null;
}

/** A feed as it was found at an address, and what is in it now. */
export interface FoundFeed {
  readonly kind: 'feed';
  readonly url: string;
  readonly title: string | null;
  /** Its first entries, as many as are worth showing. */
  readonly entries: readonly {
    readonly title: string | null;
    readonly link: string | null;
    /** Null where the feed gives no date that can be read. */
    readonly published: Instant | null;
    /** Whether the feed holds the story in full, so that its page need not be fetched. */
    readonly isFull: boolean;
  }[];
  readonly entryCount: number;
  /** How often it would be asked. */
  readonly intervalMs: number;
  /** Whether it breaks off in the middle. */
  readonly isCutShort: boolean;
}

/** Several feeds that a page names. */
export interface FeedChoices {
  readonly kind: 'choices';
  readonly links: readonly { readonly url: string; readonly title: string | null }[];
}

/** Where feeds are found; those that are kept stand in the library. */
export interface FeedDesk {
  /**
   * Finds the feed at an address, or those that the page there names. Nothing is kept.
   *
   * @throws UserError when there is none, saying what to do.
   */
  find(address: string): Promise<FoundFeed | FeedChoices>;
  /** Whether this program reads feeds around the clock, rather than another one or none. */
  isReading(): boolean;
}

/** All that a command may reach. Wired in `src/main.ts` and `src/cli.ts`. */
export interface Desk {
  readonly library: Library;
  /** Understands and answers a question; `limit` hits from `offset`. */
  ask(question: Question, page: { limit: number; offset: number }): Promise<Answer>;
  /** Fetches, reads and keeps the story at an address. */
  ingest(address: string): Promise<IngestOutcome>;
  readonly feeds: FeedDesk;
  now(): Date;
}

/** A request for a command, as it reaches `run`: from Discord, the playground or the terminal. */
export interface Request extends CommandRequest {
  readonly asker: {
    /** Whether the asker may change the library (Manage Server in Discord; always in the terminal). */
    readonly mayManage: boolean;
  };
}

export interface Choice {
  readonly name: string;
  readonly value: string;
}

export interface CommandOption {
  readonly name: string;
  readonly description: string;
  readonly kind: 'text' | 'number' | 'flag';
  readonly required: boolean;
  /** Whether `suggest` completes this option while it is typed. */
  readonly suggests: boolean;
  readonly maxLength?: number;
}

/** Several commands under one name: `/feeds add`, `/feeds list`. */
export interface CommandGroup {
  readonly name: string;
  readonly description: string;
}

/** A slash command: its definition as data and a function to a `Card`. It never sees an interaction. */
export interface Command {
  /** One word; in a group the group's name, a blank and one word, such as `feeds add`. */
  readonly name: string;
  /** The group that it is one of. */
  readonly group?: CommandGroup;
  readonly description: string;
  readonly options: readonly CommandOption[];
  /** Whether only members who may manage the server can use it. */
  readonly managersOnly: boolean;
  /** Whether its answer is for the asker's eyes only unless asked otherwise. */
  readonly private: boolean;
  /** `after` a moment: may take longer than Discord's three seconds, so the reply is deferred first. */
  readonly reply: 'at-once' | 'deferred';
  /** Its entry in the menu that Discord shows at every message. */
  readonly onMessage?: {
    readonly label: string;
    /**
     * Makes the request for a message of this text; it may be one for another command.
     *
     * @throws UsageError when there is nothing in it to go by.
     */
    ask(text: string, desk: Desk): Promise<CommandRequest>;
  };
  run(request: Request, desk: Desk): Promise<Card>;
  /** Completes the option named `option` from what is typed so far: at most 25 choices. */
  suggest(option: string, typed: string, desk: Desk): Promise<readonly Choice[]>;
}

/** Gives a command's name within its group: `add` of `feeds add`. */
export function nameInGroup({ name, group }: Pick<Command, 'name' | 'group'>): string {
  return group === undefined ? name : name.slice(group.name.length + 1);
}
