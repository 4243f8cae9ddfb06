import * as errors from '../errors.ts';

/** A call of one of a service's methods, on its way to the thread. */
export interface Call {
  readonly id: number;
  readonly method: string;
  readonly args: readonly unknown[];
}

/** The id of the reply that tells whether the service opened. */
export const OPENING_ID = 0;

/** What became of a call, or of opening the service. */
export type Reply =
  | { readonly id: number; readonly kind: 'done'; readonly result: unknown }
  | { readonly id: number; readonly kind: 'failed'; readonly failure: Failure };

/** An error as it crosses: a copied `Error` keeps message, stack and cause, but loses its class and its own fields. */
interface Failure {
  readonly error: unknown;
  readonly className: string | null;
  readonly fields: Readonly<Record<string, unknown>>;
}

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
