import type { StoryRecord } from '../../domain.ts';
import type { Draft } from '../draft.ts';
import { parseInstant } from '../head/parse-instant.ts';
import { findNoise } from '../noise/find-noise.ts';

/** Reads a record: its lines stay exactly as given, and those that are not prose are listed as noise. */
export function readRecord(record: StoryRecord): Draft {
  const { title, outlet, author, published, paragraphs } = record;
  return {
    title: title?.trim() || null,
    outlet: outlet?.trim() || null,
    author: author?.trim() || null,
    published: published === null ? null : parseInstant(published),
    canonical: null,
    paragraphs,
    noise: findNoise(paragraphs, { title, outlet }),
  };
}
