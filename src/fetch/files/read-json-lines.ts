import { InputError, UserError } from '../../errors.ts';
import { decodeUtf8 } from '../decode-text.ts';
import type { InputItem } from '../input-item.ts';
import type { Origin } from './origin.ts';
import { parseJson } from './parse-json.ts';
import { parseStory } from './parse-story.ts';
import { type Line, splitLines } from './split-lines.ts';

/** As for a page. */
const LINE_BYTES_MAX = 5_000_000;

/**
 * Reads an archive with one story a line, streamed. Every line that is not blank gives one item: its story, or the
 * problem with its number.
 */
export async function* readJsonLines(
  source: AsyncIterable<Uint8Array>,
  { input, name, id, resume }: Origin,
): AsyncGenerator<InputItem> {
  let passed = 0;
  for await (const line of splitLines(source, LINE_BYTES_MAX)) {
    if (isBlank(line)) continue;
    passed += 1;
    if (passed <= resume.done) continue;
    const place = `Line ${line.number} of ${name}`;
    const here = `${input}:${line.number}`;
    try {
      const value = parseJson(decodeLine(line, place), place);
      const fallbackId = id === null ? null : `${id}-${line.number}`;
      yield { kind: 'page', input: here, ...parseStory(value, { place, fallbackId }) };
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      yield { kind: 'problem', input: here, error };
    }
  }
  if (passed === 0) throw new InputError(name, `${name} is empty. Give a file with one story a line.`);
}

function decodeLine({ bytes }: Line, place: string): string {
  if (bytes === null) {
    throw new InputError(
      place,
      `${place} is longer than ${LINE_BYTES_MAX / 1e6} MB, which no story is. Shorten or split it.`,
    );
  }
  const text = decodeUtf8(bytes);
  if (text === null)
    throw new InputError(place, `${place} is not UTF-8. Save the file as UTF-8 and give it again.`);
  return text;
}

/** Whether a line holds nothing but spaces, as the last one often does. */
function isBlank({ bytes }: Line): boolean {
  return bytes?.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d) ?? false;
}
