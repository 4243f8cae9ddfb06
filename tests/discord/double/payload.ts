/** A JSON object as it crosses the wire. */
export type Json = { readonly [key: string]: unknown };

/** Tells whether a value off the wire is an object. */
export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a request is refused with: the HTTP status and Discord's error body. */
export interface Refusal {
  readonly status: number;
  readonly body: Json;
}

/** Thrown inside the double to refuse a request as Discord would. */
export class RefusedError extends Error {
  readonly refusal: Refusal;

  constructor(status: number, code: number, message: string, details: Json = {}) {
    super(message);
    this.refusal = { status, body: { message, code, ...details } };
  }
}
