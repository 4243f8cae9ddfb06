type Style = Intl.DateTimeFormatOptions;

// Discord's seven timestamp styles; `f` is what `<t:…>` without a style means.
const styles: Readonly<Record<string, Style>> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
};

// Largest first; the first that fits at least once is the one to say.
const units: readonly (readonly [Intl.RelativeTimeFormatUnit, seconds: number])[] = [
  ['year', 31_556_952],
  ['month', 2_629_746],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

/** Where and when a timestamp is read: it decides language, zone and what "ago" counts from. */
export interface Reader {
  /** A BCP 47 tag; undefined for the browser's own. */
  readonly locale?: string | undefined;
  readonly timeZone?: string | undefined;
  readonly now: Date;
}

/** Writes `<t:seconds:style>` as Discord shows it to a reader, or null for a moment outside the calendar. */
export function formatTimestamp(seconds: number, style: string, reader: Reader): string | null {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return null;
  if (style === 'R') return formatRelative(seconds - reader.now.getTime() / 1000, reader);
  const options: Style = styles[style] ?? { dateStyle: 'long', timeStyle: 'short' };
  return new Intl.DateTimeFormat(reader.locale, { ...options, timeZone: reader.timeZone }).format(date);
}

function formatRelative(seconds: number, reader: Reader): string {
  const [unit, length] = units.find(([, size]) => Math.abs(seconds) >= size) ?? (['second', 1] as const);
  const count = Math.trunc(seconds / length);
  return new Intl.RelativeTimeFormat(reader.locale, { numeric: 'auto' }).format(count, unit);
}
