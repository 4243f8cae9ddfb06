import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import type { Exchange } from './exchange.ts';

/** Keeps the newest message in sight: its end, or its beginning where it is taller than the channel. */
export function useFollowing(log: RefObject<HTMLElement | null>, exchanges: readonly Exchange[]): void {
  const newest = exchanges.at(-1);
  useLayoutEffect(() => {
    const last = log.current?.lastElementChild;
    if (newest === undefined || log.current === null || last == null) return;
    const isTaller = last.clientHeight > log.current.clientHeight;
    last.scrollIntoView({ block: isTaller ? 'start' : 'end' });
    // A page turned in place leaves the reader where they are.
  }, [newest?.id, newest?.outcome.kind]);
}
