import * as errors from '../errors.ts';
import type { Library } from './library.ts';

/** A call of one of the library's methods, on its way to the worker. */
export interface Call {
  readonly id: number;
  readonly method: keyof Library;
  readonly args: readonly unknown[];
}

/** What became of a call, or of opening the library (`id` 0). */
export type Reply =
  | { readonly id: number; readonly kind: 'done'; readonly result: unknown }
  | { readonly id: number; readonly kind: 'failed'; readonly failure: Failure };

/** An error as it crosses: a copied `Error` keeps message, stack and cause, but loses its class and its own fields. */
export interface Failure {
  readonly error: unknown;
  readonly className: string | null;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Every method of a library; the compiler sees to it that none is missing. */
export const libraryMethods = Object.keys({
  keep: true,
  forget: true,
  story: true,
  storyByUrl: true,
  quotationsOf: true,
  latest: true,
  searchQuotations: true,
  searchStories: true,
  person: true,
  matchNames: true,
  completePerson: true,
  completeOutlet: true,
  completeStory: true,
  keepRequest: true,
  request: true,
  counts: true,
  close: true,
} satisfies Record<keyof Library, true>) as readonly (keyof Library)[];

/** Packs an error for the way between threads. */
export function packError(error: unknown): Failure {
  if (!(error instanceof errors.UserError)) return { error, className: null, fields: {} };
  const { cause: _cause, ...fields } = { ...error };
  return { error, className: error.constructor.name, fields };
}

/** Makes the error again as it was thrown, its class and fields included. */
export function unpackError({ error, className, fields }: Failure): unknown {
  const known: Readonly<Record<string, { readonly prototype: errors.UserError } | undefined>> = { ...errors };
  const errorClass = className === null ? undefined : known[className];
  if (errorClass === undefined || !(error instanceof Error)) return error;
  Object.setPrototypeOf(error, errorClass.prototype);
  return Object.assign(error, fields);
}
