/** Marks a value that was chosen from what was offered; typed words stand alone. */
const idMark = 'id:';

/** Writes the value of an option that means what bears this id and nothing else. */
export function writeReference(id: string): string {
  return idMark + id;
}

/** Reads the id that an option's value means; null for words that somebody typed. */
export function readReference(value: string): string | null {
  return value.startsWith(idMark) ? value.slice(idMark.length) : null;
}
