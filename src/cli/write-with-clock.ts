import type { Instant } from '../domain.ts';

/**
 * Writes an instant as the page's own clock shows it, so that its day is the page's. Midnight in UTC means that only the
 * day is known, and stays.
 *
 * @example writeWithClock('2024-06-08T01:27:00Z', -240) // '2024-06-07T21:27:00-04:00'
 */
export function writeWithClock(instant: Instant, clockMinutes: number | null): string {
  const atMs = Date.parse(instant);
  if (!clockMinutes || Number.isNaN(atMs) || atMs % DAY_MS === 0) return instant;
  const shown = new Date(atMs + clockMinutes * 60_000).toISOString().slice(0, 19);
  const ahead = Math.abs(clockMinutes);
  const pad = (part: number) => String(part).padStart(2, '0');
  return `${shown}${clockMinutes < 0 ? '-' : '+'}${pad(Math.floor(ahead / 60))}:${pad(ahead % 60)}`;
}

const DAY_MS = 86_400_000;
