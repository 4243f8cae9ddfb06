/** A stretch of time and the words that name it. */
export interface Stretch {
  readonly from: Date;
  /** Exclusive. */
  readonly to: Date;
  /** UTF-16 offsets of the words. */
  readonly start: number;
  readonly end: number;
}

/** Gives the beginning of a day; months count from 0 and may run over. */
export const utc = (year: number, month: number, day = 1) => new Date(Date.UTC(year, month, day));

/** Gives the beginning of a moment's day. */
export const startOfDay = (moment: Date) =>
  utc(moment.getUTCFullYear(), moment.getUTCMonth(), moment.getUTCDate());

/** Moves a moment by whole days. */
export const addDays = (moment: Date, days: number) => new Date(moment.getTime() + days * 86_400_000);
