/** A JSON object as it crosses the wire. */
export type Json = { readonly [key: string]: unknown };

/** Tells whether a value off the wire is an object. */
export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Thrown inside the double to refuse a request as Discord would. */
export class RefusedError extends Error {
  /** The HTTP status and Discord's error body. */
  readonly refusal: { readonly status: number; readonly body: Json };
  /** The rules of form that the request broke; a late or doubled reply breaks none. */
  readonly breaches: readonly string[];

  constructor(status: number, code: number, message: string, breaches: readonly string[] = []) {
    super(message);
    this.refusal = {
      status,
      body: { message, code, ...(breaches.length > 0 ? { errors: { breaches } } : {}) },
    };
    this.breaches = breaches;
  }
}
