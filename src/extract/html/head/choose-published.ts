import type { Instant } from '../../../domain.ts';
import { parseInstant } from '../../head/parse-instant.ts';

/**
 * Chooses the moment of publication from the claims, surest first. A date printed at the headline wins over what the
 * metadata state, for that is what the outlet tells its readers; where both mean the same day, the metadata know the hour.
 */
export function choosePublished(printed: string | null, stated: readonly (string | null)[]): Instant | null {
  const instants = stated
    .map((words) => (words === null ? null : parseInstant(words)))
    .filter((at) => at !== null);
  if (printed === null) return instants[0] ?? null;
  return instants.find((at) => isSameDay(at, printed)) ?? printed;
}

/** Clocks around the world differ by up to 14 hours, and the printed date has none. */
const dayReachMs = 38 * 60 * 60 * 1000;

function isSameDay(at: Instant, printed: Instant): boolean {
  return Math.abs(Date.parse(at) - Date.parse(printed)) < dayReachMs;
}
