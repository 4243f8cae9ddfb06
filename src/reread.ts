import type { StoryHead } from './domain.ts';
import { InputError } from './errors.ts';
import type { Library } from './library/index.ts';
import { openReaderPool, type Reader } from './reader/index.ts';

/** How far a re-reading is. */
export interface RereadProgress {
  readonly done: number;
  readonly changed: number;
  /** Left as they were, because they cannot be read in time. */
  readonly skipped: number;
  readonly total: number;
}

/** Heads asked for at once: few calls, little memory. */
const BATCH = 200;
const everything = { personIds: [], outlet: null, since: null, until: null } as const;

/**
 * Reads every story of a library again with today's engine, on all cores. What reads as before is left alone, and
 * quotations whose words stay keep their ids. Interrupted at any moment, it loses nothing and may simply be run again.
 */
export async function rereadLibrary(
  library: Library,
  show: (progress: RereadProgress) => void,
): Promise<RereadProgress> {
  const ids = await listStories(library);
  const reader = openReaderPool();
  const left = ids.values();
  let progress: RereadProgress = { done: 0, changed: 0, skipped: 0, total: ids.length };
  const work = async () => {
    for (const id of left) {
      const outcome = await rereadStory(id, library, reader);
      progress = { ...progress, done: progress.done + 1 };
      if (outcome !== 'unchanged') progress = { ...progress, [outcome]: progress[outcome] + 1 };
      show(progress);
    }
  };
  try {
    await Promise.all(Array.from({ length: reader.pageCount }, work));
  } finally {
    await reader.close();
  }
  return progress;
}

/** The ids are listed first: stories that arrive meanwhile are read by the new engine anyway. */
async function listStories(library: Library): Promise<readonly string[]> {
  const ids: string[] = [];
  for (;;) {
    const { hits, total } = await library.latest(everything, BATCH, ids.length);
    ids.push(...hits.map(({ id }: StoryHead) => id));
    if (hits.length === 0 || ids.length >= total) return ids;
  }
}

async function rereadStory(
  id: string,
  library: Library,
  reader: Reader,
): Promise<'changed' | 'unchanged' | 'skipped'> {
  for (;;) {
    const story = await library.story(id);
    // Forgotten meanwhile.
    if (story === null) return 'unchanged';
    const reading = await reader.reread(story).catch((error: unknown) => {
      if (error instanceof InputError) return null;
      throw error;
    });
    if (reading === null) return 'skipped';
    const kept = await library.rekeep(story, reading);
    // A bot beside may have brought a newer text of the story, which is read instead.
    if (kept !== null) return kept.result === 'changed' ? 'changed' : 'unchanged';
  }
}
