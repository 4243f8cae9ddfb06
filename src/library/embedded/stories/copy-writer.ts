import type { Reading, Span, Story } from '../../../domain.ts';
import { areCopies, type Print, readPrint, sketchPrint } from '../../../utterances/index.ts';
import { parseColumn, readSpans } from '../record/quotation-columns.ts';
import type { RecordFile } from '../record/record-file.ts';

/** Stories compared, those with most keys in common first. */
const comparedMax = 8;
/** Fewer keys in common are met by chance. */
const sharedKeyCountMin = 2;
/** Runs of words that so many stories have are no sign of a copy, and are written no more. */
const storiesOfKeyMax = 16;

/** Puts a story's new text together with the copies of it that the library has. Works inside the caller's write. */
export function settleCopy(record: RecordFile, storyKey: number, print: Print): void {
  releaseCopy(record, storyKey);
  const sketch = sketchPrint(print);
  const original = findOriginal(record, storyKey, { print, sketch });
  record.run(
    `INSERT OR IGNORE INTO sketch_keys (shingle, story_key) SELECT value, ? FROM json_each(?)
     WHERE (SELECT COUNT(*) FROM sketch_keys k WHERE k.shingle = value) < ${storiesOfKeyMax}`,
    storyKey,
    JSON.stringify(sketch),
  );
  const textKey = original === null ? storyKey : (original.text_key ?? original.key);
  record.run(
    'UPDATE stories SET sketch = ?, text_key = ? WHERE key = ?',
    JSON.stringify(sketch),
    textKey,
    storyKey,
  );
  if (original !== null) chooseLead(record, textKey);
}

/** Takes a story out from among the copies of its text. */
export function releaseCopy(record: RecordFile, storyKey: number): void {
  const row = record.first<{ sketch: string | null; text_key: number | null }>(
    'SELECT sketch, text_key FROM stories WHERE key = ?',
    storyKey,
  );
  if (row?.sketch == null) return;
  record.run(
    'DELETE FROM sketch_keys WHERE story_key = ? AND shingle IN (SELECT value FROM json_each(?))',
    storyKey,
    row.sketch,
  );
  record.run('UPDATE stories SET text_key = NULL, is_copy = 0 WHERE key = ?', storyKey);
  if (row.text_key !== null) chooseLead(record, row.text_key);
}

/** Whether stories are left that were written before copies were known. */
export function hasUnsettled(record: RecordFile): boolean {
  return record.first('SELECT 1 FROM stories WHERE sketch IS NULL LIMIT 1') !== undefined;
}

/** Looks for copies of some of those. */
export function settleSome(record: RecordFile, countMax: number): void {
  const rows = record.all<{ key: number }>('SELECT key FROM stories WHERE sketch IS NULL LIMIT ?', countMax);
  for (const { key } of rows) settleCopy(record, key, readKeptPrint(record, key));
}

/** Reads a story that is about to be written into the form in which copies are known. */
export function makePrint({ paragraphs, noise }: Story, { quotations }: Reading): Print {
  return cutPrint(
    paragraphs,
    noise,
    quotations.flatMap(({ contents }) => contents),
  );
}

// ── Which story it copies ────────────────────────────────────────────────────────────────────────────

interface Original {
  readonly key: number;
  readonly text_key: number | null;
}

function findOriginal(
  record: RecordFile,
  storyKey: number,
  { print, sketch }: { readonly print: Print; readonly sketch: readonly number[] },
): Original | null {
  const candidates = record.all<Original>(
    `SELECT s.key, s.text_key
     FROM json_each(?) wanted CROSS JOIN sketch_keys k ON k.shingle = wanted.value
     JOIN stories s ON s.key = k.story_key
     WHERE s.key <> ?
     GROUP BY s.key HAVING COUNT(*) >= ${sharedKeyCountMin}
     ORDER BY COUNT(*) DESC, s.key LIMIT ${comparedMax}`,
    JSON.stringify(sketch),
    storyKey,
  );
  return candidates.find(({ key }) => areCopies(print, readKeptPrint(record, key))) ?? null;
}

/** Lets the earliest stand for all: who comes first has most likely written it. */
function chooseLead(record: RecordFile, textKey: number): void {
  record.run(
    `UPDATE stories SET is_copy = key <> (
       SELECT key FROM stories WHERE text_key = ?1 ORDER BY published_ms IS NULL, published_ms, key LIMIT 1
     ) WHERE text_key = ?1`,
    textKey,
  );
}

// ── Prints ───────────────────────────────────────────────────────────────────────────────────────────

function readKeptPrint(record: RecordFile, storyKey: number): Print {
  const paragraphs = record
    .all<{ text: string }>('SELECT text FROM paragraphs WHERE story_key = ? ORDER BY position', storyKey)
    .map(({ text }) => text);
  const story = record.first<{ noise: string }>('SELECT noise FROM stories WHERE key = ?', storyKey);
  const spans = record
    .all<{ contents: string }>('SELECT contents FROM quotations WHERE story_key = ?', storyKey)
    .flatMap((row) => readSpans(record, row));
  return cutPrint(paragraphs, parseColumn<number[]>(record, story?.noise ?? '[]'), spans);
}

function cutPrint(paragraphs: readonly string[], noise: readonly number[], spans: readonly Span[]): Print {
  const left = new Set(noise);
  const prose: string[] = [];
  const quoted: string[] = [];
  paragraphs.forEach((text, position) => {
    if (left.has(position)) return;
    let at = 0;
    for (const { start, end } of spans
      .filter(({ paragraph }) => paragraph === position)
      .sort((a, b) => a.start - b.start)) {
      prose.push(text.slice(at, start));
      quoted.push(text.slice(Math.max(at, start), end));
      at = Math.max(at, end);
    }
    prose.push(text.slice(at));
  });
  return readPrint(prose, quoted);
}
