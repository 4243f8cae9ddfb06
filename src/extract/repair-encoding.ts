/** A byte of UTF-8 that was read as Latin-1: a control character that no text holds by itself. */
const trace = /[\u00c2-\u00f4][\u0080-\u009f]/;
const misread =
  /[\u00c2-\u00df][\u0080-\u00bf]|[\u00e0-\u00ef][\u0080-\u00bf]{2}|[\u00f0-\u00f4][\u0080-\u00bf]{3}/g;

/**
 * Reads again what an outlet itself encoded twice ("donâ\u0080\u0099t" for "don’t"), so that its quotation marks
 * are marks. A text without a trace of that comes back as it was.
 */
export function repairEncoding(text: string): string {
  return trace.test(text) ? text.replace(misread, readAgain) : text;
}

function readAgain(letters: string): string {
  const text = Buffer.from(letters, 'latin1').toString('utf8');
  return text.includes('\ufffd') ? letters : text;
}
