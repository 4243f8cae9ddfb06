import type { Coverage } from './library.ts';

/** Says what searches do not cover, and what can be done about it; null when they cover all. */
export function describeCoverage({
  storyCount,
  searchableCount,
  isLoading,
  memoryBytesMax,
  lackingBytes,
}: Coverage): string | null {
  if (lackingBytes > 0) {
    const needed = toMegabytes(memoryBytesMax + lackingBytes);
    return (
      `The library has outgrown its memory: of ${storyCount} stories the newest ${searchableCount} can be found by their ` +
      `words in the ${toMegabytes(memoryBytesMax)} MB that the index may take. All of them need about ${needed} MB: set ` +
      `SOUNDBITE_MEMORY_MB=${needed} on a machine that has them to spare, or forget old stories with "soundbite forget".`
    );
  }
  if (isLoading && searchableCount < storyCount) {
    return `The index is still being loaded: searches cover the newest ${searchableCount} of ${storyCount} stories so far.`;
  }
  return null;
}

const toMegabytes = (bytes: number) => Math.ceil(bytes / 1e6);
