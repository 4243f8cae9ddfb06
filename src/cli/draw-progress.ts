/** Columns of the bar: seen at a glance, with room for the figures. */
const BAR_WIDTH = 24;

/** Draws how far a piece of work is: a bar, the counts, the rate and the time that is left. */
export function drawProgress(done: number, total: number, elapsedMs: number): string {
  const filled = total === 0 ? BAR_WIDTH : Math.round((BAR_WIDTH * done) / total);
  const rate = elapsedMs > 0 ? (done * 1000) / elapsedMs : 0;
  const left = rate > 0 ? `, ${formatSeconds((total - done) / rate)} left` : '';
  return `${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)} ${done} of ${total}, ${rate.toFixed(0)} a second${left}`;
}

function formatSeconds(seconds: number): string {
  const whole = Math.ceil(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
