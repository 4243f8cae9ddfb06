import { inspect } from 'node:util';
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

/**
 * An error as it crosses. Threads copy values as `structuredClone` does, which takes the class and the fields from an
 * `Error`, and all but the fields from what is none underneath, such as libsql's errors; so every part is named here.
 */
type Failure =
  | { readonly kind: 'value'; readonly value: unknown }
  | {
      readonly kind: 'error';
      readonly className: string;
      readonly name: string;
      readonly message: string;
      readonly stack: string | undefined;
      readonly fields: Readonly<Record<string, unknown>>;
      readonly cause: Failure | null;
    };

/** Packs whatever was thrown for the way between threads. */
export function packError(error: unknown): Failure {
  if (!(error instanceof Error)) return { kind: 'value', value: isPlain(error) ? error : inspect(error) };
  const { name, message, stack } = error;
  const cause = error.cause === undefined ? null : packError(error.cause);
  return {
    kind: 'error',
    className: error.constructor.name,
    name,
    message,
    stack,
    fields: readFields(error),
    cause,
  };
}

/** Makes the error again as it was thrown, its class and fields included; of a class unknown here, an `Error`. */
export function unpackError(failure: Failure): unknown {
  if (failure.kind === 'value') return failure.value;
  const { className, name, message, stack, fields, cause } = failure;
  const error = new Error(message, cause === null ? {} : { cause: unpackError(cause) });
  Object.setPrototypeOf(error, (classes[className] ?? Error).prototype);
  if (stack !== undefined) error.stack = stack;
  Object.assign(error, fields);
  if (error.name !== name) Object.defineProperty(error, 'name', { value: name, configurable: true });
  return error;
}

/** The classes that keep their own on the way. */
const classes: Readonly<Record<string, { readonly prototype: Error } | undefined>> = {
  ...errors,
  EvalError,
  RangeError,
  ReferenceError,
  SyntaxError,
  TypeError,
  URIError,
};

/** Our own errors' fields are plain values; of others only the code is known to be one. */
function readFields(error: Error): Readonly<Record<string, unknown>> {
  if (!(error instanceof errors.UserError)) {
    return 'code' in error && isPlain(error.code) ? { code: error.code } : {};
  }
  const { cause: _cause, ...fields } = { ...error };
  return fields;
}

/** Whether every copy of a value is the value. */
function isPlain(value: unknown): boolean {
  return value === null || ['string', 'number', 'boolean', 'undefined', 'bigint'].includes(typeof value);
}
