/**
 * Starts to measure a piece of work; what it gives tells how many milliseconds it has taken since. That is the processor's
 * time where it is less than the clock's, which counts other programs' work, too.
 */
export function startStopwatch(): () => number {
  const begun = performance.now();
  const usedBefore = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(usedBefore);
    return Math.min(performance.now() - begun, (user + system) / 1000);
  };
}
