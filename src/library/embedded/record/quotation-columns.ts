import type { Run, Span } from '../../../domain.ts';
import { cutRuns, digestRuns } from './cut-runs.ts';
import { makeDamageError } from './record-errors.ts';
import type { RecordFile } from './record-file.ts';

/** Reads a column that holds JSON; `Value` is the writer's promise. */
export function parseColumn<Value>(record: RecordFile, text: string): Value {
  try {
    return JSON.parse(text) as Value;
  } catch (cause) {
    throw makeDamageError(record.path, `"${text.slice(0, 40)}"`, cause);
  }
}

/** Writes spans for the column `contents`. */
export function writeSpans(spans: readonly Span[]): string {
  return JSON.stringify(spans.map(({ paragraph, start, end }) => [paragraph, start, end]));
}

/** Reads the spans of the column `contents`. */
export function readSpans(record: RecordFile, row: { readonly contents: string }): [Span, ...Span[]] {
  const [first = [-1, 0, 0], ...rest] = parseColumn<[number, number, number][]>(record, row.contents);
  const makeSpan = ([paragraph, start, end]: [number, number, number]): Span => ({ paragraph, start, end });
  return [makeSpan(first), ...rest.map(makeSpan)];
}

interface KeptSpans {
  readonly id: string;
  readonly spans: readonly [Span, ...Span[]];
  readonly words_digest: string;
}

/**
 * Cuts a kept quotation's words out of its story and proves them to be the words that were written.
 *
 * @throws LibraryError when they are not: the record is damaged.
 */
export function readRuns(
  record: RecordFile,
  { id, spans, words_digest }: KeptSpans,
  paragraphAt: (position: number) => string | undefined,
): [Run, ...Run[]] {
  const runs = cutOrExplain(record, { id, spans }, paragraphAt);
  if (digestRuns(runs) !== words_digest) throw makeDamageError(record.path, `the words of quotation ${id}`);
  return runs;
}

function cutOrExplain(
  record: RecordFile,
  { id, spans }: Pick<KeptSpans, 'id' | 'spans'>,
  paragraphAt: (position: number) => string | undefined,
): [Run, ...Run[]] {
  try {
    return cutRuns({ id, contents: spans }, paragraphAt);
  } catch (cause) {
    throw makeDamageError(record.path, `the spans of quotation ${id}`, cause);
  }
}
