import type { Json } from './payload.ts';

/** Something that goes wrong at Discord's end, told in advance. */
export interface Fault {
  readonly method: string;
  readonly path: RegExp;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Json;
}

/** Faults that wait for the requests they spoil; each strikes once. */
export interface Faults {
  add(fault: Fault): void;
  /** Takes the first fault that fits, if any. */
  take(method: string, path: string): Fault | null;
}

/** Opens an empty list of faults. */
export function openFaults(): Faults {
  const waiting: Fault[] = [];
  return {
    add: (fault) => {
      waiting.push(fault);
    },
    take(method, path) {
      const index = waiting.findIndex((fault) => fault.method === method && fault.path.test(path));
      return index === -1 ? null : (waiting.splice(index, 1)[0] ?? null);
    },
  };
}

/** The response of a rate limit on one route, as Discord words it. */
export function rateLimit(method: string, path: RegExp, retryAfterSeconds: number): Fault {
  return {
    method,
    path,
    status: 429,
    headers: { 'Retry-After': String(retryAfterSeconds), 'X-RateLimit-Scope': 'user' },
    body: { message: 'You are being rate limited.', retry_after: retryAfterSeconds, global: false },
  };
}
