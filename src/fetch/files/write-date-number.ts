/**
 * Writes a moment that a record tells as a number as words: seconds, milliseconds or microseconds since 1970, or a day as
 * `20240607`. What is none of these stays a number, which is no date.
 */
export function writeDateNumber(value: number): string {
  const day = dayForm.exec(String(value));
  if (day !== null) return day.slice(1).join('-');
  const unit = unitsMs.find(({ from, below }) => value >= from && value < below);
  return unit === undefined ? String(value) : new Date(value * unit.ms).toISOString();
}

const dayForm = /^((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/;

/** Told apart by their size: each of these spans the years from 1973 to 5138. */
const unitsMs = [
  { from: 1e8, below: 1e11, ms: 1000 },
  { from: 1e11, below: 1e14, ms: 1 },
  { from: 1e14, below: 1e17, ms: 0.001 },
];
