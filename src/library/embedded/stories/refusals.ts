import type { StoryHead } from '../../../domain.ts';
import { makeAddressKey } from '../../../make-address-key.ts';
import { foldName } from '../../../words/index.ts';
import type { Refusal } from '../../library.ts';
import { digestText } from '../record/digest.ts';
import type { RecordFile } from '../record/record-file.ts';

/** Notes what is not to be kept again. What is noted already stays as it was. */
export function writeRefusals(record: RecordFile, refusals: readonly Refusal[]): void {
  const today = new Date().toISOString().slice(0, 10);
  for (const refusal of refusals) {
    record.run(
      'INSERT OR IGNORE INTO refusals (kind, value, since) VALUES (?, ?, ?)',
      refusal.kind,
      makeValue(refusal),
      today,
    );
  }
}

/** Takes refusals back; gives how many there were. */
export function dropRefusals(record: RecordFile, refusals: readonly Refusal[]): number {
  return refusals.filter((refusal) => {
    const known = findSince(record, refusal) !== null;
    if (known)
      record.run('DELETE FROM refusals WHERE kind = ? AND value = ?', refusal.kind, makeValue(refusal));
    return known;
  }).length;
}

const DAY_MS = 86_400_000;

/** Says why a story is not to be kept, and what allows it; null when nothing is against it. */
export function findRefusal(
  record: RecordFile,
  { url, outlet, published }: Pick<StoryHead, 'url' | 'outlet' | 'published'>,
  keepDays: number | null,
): string | null {
  if (keepDays !== null && published !== null && Date.now() - Date.parse(published) > keepDays * DAY_MS) {
    return `It is from ${published.slice(0, 10)}, and stories are kept for ${keepDays} days here. To keep older ones, change SOUNDBITE_KEEP_DAYS.`;
  }
  const host = url !== null && URL.canParse(url) ? new URL(url).host : null;
  const ownHost = (url === null ? null : makeAddressKey(url))?.split('/', 1)[0] ?? null;
  const grounds: readonly (readonly [Refusal['kind'], string | null, string])[] = [
    ['address', url, `${url}`],
    ['outlet', outlet, `--outlet "${outlet}"`],
    ['outlet', host, `--outlet ${host}`],
    // Its page for phones, or in a cache, is the outlet's as well.
    ['outlet', ownHost, `--outlet ${ownHost}`],
  ];
  for (const [kind, value, typed] of grounds) {
    const since = value === null ? null : findSince(record, { kind, value });
    if (since === null) continue;
    const what = kind === 'address' ? value : `All of ${value}`;
    return `${what} was forgotten on ${since} and is not kept again. To allow it: soundbite forget --allow ${typed}`;
  }
  return null;
}

function findSince(record: RecordFile, refusal: Refusal): string | null {
  const row = record.first<{ since: string }>(
    'SELECT since FROM refusals WHERE kind = ? AND value = ?',
    refusal.kind,
    makeValue(refusal),
  );
  return row?.since ?? null;
}

function makeValue({ kind, value }: Refusal): string {
  if (kind === 'address') return digestText(makeAddressKey(value) ?? value);
  return foldOutlet(value);
}

/** Gives one form to an outlet's name, or to its host, with and without `www.`. */
export function foldOutlet(nameOrHost: string): string {
  return foldName(nameOrHost.replace(/^www\./i, ''));
}
