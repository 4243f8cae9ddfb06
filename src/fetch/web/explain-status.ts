import type { IncomingHttpHeaders } from 'node:http';
import { FetchError } from '../../errors.ts';

/** Explains an HTTP status other than success: what the server said, and what can be done. */
export function explainStatus(url: string, status: number, headers: IncomingHttpHeaders): FetchError {
  const retryAfterMs = readRetryAfterMs(headers);
  return new FetchError(url, `${url} ${describeStatus(status, retryAfterMs)}`, { status, retryAfterMs });
}

function describeStatus(status: number, retryAfterMs: number | null): string {
  const wait = retryAfterMs === null ? null : describeWait(retryAfterMs);
  switch (status) {
    case 401:
    case 402:
    case 407:
      return `is for subscribers only (HTTP ${status}). Save the page in a browser and give the file instead.`;
    case 403:
      return 'refused the visit (HTTP 403). Save the page in a browser and give the file instead.';
    case 404:
      return 'was not found on its server (HTTP 404). Check the address for typing errors.';
    case 410:
      return 'was taken down for good (HTTP 410). Look for the story at another address.';
    case 429:
      return `was asked for too often (HTTP 429). Try again ${wait ?? 'in some minutes'}.`;
    case 451:
      return 'is withheld for legal reasons (HTTP 451). Look for the story at another address.';
    default:
      if (status >= 500) return `failed on its server (HTTP ${status}). Try again ${wait ?? 'later'}.`;
      return `was answered with HTTP ${status} instead of a page. Open it in a browser and check the address.`;
  }
}

/**
 * Reads the header's two forms, seconds and a date by the server's own clock; null for neither, and for a moment that is
 * past.
 */
function readRetryAfterMs({ 'retry-after': header, date }: IncomingHttpHeaders): number | null {
  if (header === undefined) return null;
  const sentMs = Date.parse(date ?? '') || Date.now();
  const waitMs = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - sentMs;
  return Number.isFinite(waitMs) && waitMs >= 0 ? waitMs : null;
}

/** Words a time to wait: "in 2 minutes". */
export function describeWait(waitMs: number): string {
  const seconds = Math.ceil(waitMs / 1000);
  const [count, unit] =
    seconds < 120
      ? [seconds, 'second']
      : seconds < 7200
        ? [Math.ceil(seconds / 60), 'minute']
        : [Math.ceil(seconds / 3600), 'hour'];
  return `in ${count} ${unit}${count === 1 ? '' : 's'}`;
}
