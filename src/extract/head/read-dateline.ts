import { type Moment, parseMoment } from './parse-instant.ts';

/** What may stand beside a date in a dateline without making it prose. */
const datelineWords =
  /\b(?:published|updated|posted|modified|reviewed|submitted|last|first|originally|date|on|at|by|of|the|mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\b[ap]\.?m\b|\b(?:min(?:ute)?s?|read|edt|est|et|cst|cdt|ct|pst|pdt|pt|mst|mdt|gmt|bst|utc|cet|ist)\b|[\p{P}\p{S}\s\d]|(?<=\d)(?:st|nd|rd|th)\b/giu;

/** The longest dateline seen, with its zone and an update, has about this many characters. */
const lengthMax = 120;

/** Reads a line that is a date and hardly anything else, as a moment; null for any other line. */
export function readDateline(line: string): Moment | null {
  if (line.length > lengthMax || !/\d/.test(line)) return null;
  return line.replace(datelineWords, '').length <= strayLettersMax ? parseMoment(line) : null;
}

/** A zone's letters, or an ordinal cut in two. */
const strayLettersMax = 4;
