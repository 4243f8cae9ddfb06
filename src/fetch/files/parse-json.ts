import { InputError } from '../../errors.ts';

/**
 * Parses JSON.
 *
 * @param place What a message calls the text.
 * @throws InputError saying where it goes wrong.
 */
export function parseJson(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new InputError(place, `${place} is not valid JSON: ${detail}. Mend it and give it again.`, {
      cause: error,
    });
  }
}
