import type { Story } from '../../../domain.ts';
import { makeAddressKey } from '../../../make-address-key.ts';
import { foldName, foldWords } from '../../../words/index.ts';
import type { RecordFile } from '../record/record-file.ts';

interface StoryRowFacts {
  /** Null for a story not known before. */
  readonly key: number | null;
  readonly digest: string;
  readonly change: number;
}

/** Writes a story's own rows, anew or over what stood there; gives its key. */
export function writeStoryRow(
  record: RecordFile,
  story: Story,
  { key, digest, change }: StoryRowFacts,
): number {
  const columns = {
    id: story.id,
    url: story.url,
    address_key: story.url === null ? null : makeAddressKey(story.url),
    title: story.title,
    title_words: foldWords(story.title)
      .map((word) => ` ${word}`)
      .join(''),
    outlet: story.outlet,
    outlet_folded: story.outlet === null ? null : foldName(story.outlet),
    author: story.author,
    published: story.published,
    published_ms: readInstant(story.published),
    noise: JSON.stringify(story.noise),
    layout: story.layout === undefined ? null : JSON.stringify(story.layout),
    details: story.details === undefined ? null : JSON.stringify(story.details),
    digest,
    change,
  };
  const names = Object.keys(columns);
  const values = Object.values(columns);
  const storyKey =
    key ??
    record.run(
      `INSERT INTO stories (${names.join(', ')}, added_ms) VALUES (${names.map(() => '?').join(', ')}, ?)`,
      ...values,
      Date.now(),
    );
  if (key !== null) {
    record.run(
      `UPDATE stories SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE key = ?`,
      ...values,
      key,
    );
    record.run('DELETE FROM paragraphs WHERE story_key = ?', key);
  }
  // One call for all takes a tenth of the time of one for each.
  record.run(
    'INSERT INTO paragraphs (story_key, position, text) SELECT ?, key, value FROM json_each(?)',
    storyKey,
    JSON.stringify(story.paragraphs),
  );
  return storyKey;
}

/** Gives a moment in milliseconds; null for none. */
export function readInstant(instant: string | null): number | null {
  const milliseconds = instant === null ? Number.NaN : Date.parse(instant);
  return Number.isNaN(milliseconds) ? null : milliseconds;
}
