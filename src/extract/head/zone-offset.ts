/** What the letters behind a printed clock mean: a place, whose clock changes with the season, or fixed hours. */
const zones: Readonly<Record<string, string | number>> = {
  Z: 0,
  UTC: 0,
  GMT: 0,
  ET: 'America/New_York',
  EST: -5,
  EDT: -4,
  CT: 'America/Chicago',
  CST: -6,
  CDT: -5,
  MT: 'America/Denver',
  MST: -7,
  MDT: -6,
  PT: 'America/Los_Angeles',
  PST: -8,
  PDT: -7,
  AKT: 'America/Anchorage',
  HST: -10,
  BST: 1,
  IST: 5.5,
  WAT: 1,
  CET: 1,
  CEST: 2,
  EET: 2,
  EEST: 3,
  SAST: 2,
  PKT: 5,
  SGT: 8,
  HKT: 8,
  PHT: 8,
  JST: 9,
  KST: 9,
  AEST: 10,
  AEDT: 11,
  AET: 'Australia/Sydney',
  NZST: 12,
  NZDT: 13,
};

/** Gives how many minutes a zone's clock is ahead of UTC at a local time; null for letters that are no zone. */
export function zoneOffsetMinutes(letters: string, localMs: number): number | null {
  const zone = zones[letters.toUpperCase()];
  if (zone === undefined) return null;
  return typeof zone === 'number' ? zone * 60 : placeOffsetMinutes(zone, localMs);
}

/** The local time is first taken for UTC; a second look settles the hours around a change of the clock. */
function placeOffsetMinutes(place: string, localMs: number): number {
  const guess = offsetAt(place, localMs);
  return offsetAt(place, localMs - guess * 60_000);
}

function offsetAt(place: string, instantMs: number): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: place,
    timeZoneName: 'longOffset',
  }).formatToParts(instantMs);
  const printed = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const match = /GMT([+-])(\d{2}):(\d{2})/.exec(printed);
  if (match === null) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === '-' ? -minutes : minutes;
}
