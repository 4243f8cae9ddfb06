import type { Page } from '../domain.ts';
import type { UserError } from '../errors.ts';
import type { DocumentVersion } from './web/follow-redirects.ts';

/** Gives what is known of a document that was had before; null for one that was not. */
export type KnownVersion = (address: string) => Promise<DocumentVersion | null>;

/** What one input, or one part of it, gave: a page, or the reason why there is none. */
export type InputItem = {
  /** Where it stands in a file of this machine; absent where reading cannot go on from there. */
  readonly place?: Place;
  /** The byte of its file after it, where reading can go on; absent where items must be counted. */
  readonly nextByte?: number;
} & (
  | {
      readonly kind: 'page';
      readonly input: string;
      readonly page: Page;
      /** What the user should know of it, where anything: a part that could not be had. */
      readonly note?: string;
      /** By what it can be asked for again; absent where its server names nothing, or it is not one document. */
      readonly version?: DocumentVersion;
    }
  /**
   * `skipped` was never meant to be a story, such as a picture in a folder, or is one that is known (the error is an
   * `UnchangedPageError`). `problem` was.
   */
  | { readonly kind: 'problem' | 'skipped'; readonly input: string; readonly error: UserError }
);

/** How far into a file an item is. */
export interface Place {
  /** The file's real path. */
  readonly path: string;
  /** Changes when the file does. */
  readonly stamp: string;
  /** How many items of the file there are up to this one. */
  readonly done: number;
  /** The byte after it; null where items must be counted. */
  readonly position: number | null;
}

/** How far files were read before, by their path. */
export type ReadPlaces = ReadonlyMap<string, Place & { readonly isWhole: boolean }>;
