/** How far a piece of work is. */
export interface Progress {
  /** How much of it is done, from 0 to 1; null where that cannot be told. */
  readonly share: number | null;
  /** Where it stood when this program took it up. */
  readonly shareBefore?: number;
  /** What is done, in words, such as `12 of 100`. */
  readonly told: string;
  /** How many were done since this program took it up, and in what time. */
  readonly count: number;
  readonly elapsedMs: number;
}

/** Columns of the bar: seen at a glance, with room for the figures. */
const BAR_WIDTH = 24;

/** Draws how far a piece of work is: a bar, what is done, the rate and the time that is left. */
export function drawProgress({ share, shareBefore = 0, told, count, elapsedMs }: Progress): string {
  const rate = elapsedMs > 0 ? (count * 1000) / elapsedMs : 0;
  const line = `${told}, ${rate.toFixed(rate < 10 ? 1 : 0)} a second`;
  if (share === null) return line;
  const reached = Math.min(1, Math.max(0, share));
  const filled = Math.round(BAR_WIDTH * reached);
  const left =
    reached > shareBefore
      ? `, ${formatTime((elapsedMs * (1 - reached)) / (reached - shareBefore) / 1000)} left`
      : '';
  return `${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)} ${line}${left}`;
}

/** Writes a stretch of time as people say it: `40 s`, `2 min 5 s`, `3 h 20 min`. */
export function formatTime(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  return minutes < 60
    ? `${minutes} min ${whole % 60} s`
    : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
