import { InputError, UserError } from '../../errors.ts';
import type { InputItem } from '../input-item.ts';
import type { Origin } from './origin.ts';
import { parseJson } from './parse-json.ts';
import { parseStory } from './parse-story.ts';

/**
 * Reads one story, or a list of stories, from JSON.
 *
 * @throws InputError when it is no JSON, or an empty list.
 */
export function* readJson(
  text: string,
  { input, name, id }: Pick<Origin, 'input' | 'name' | 'id'>,
): Generator<InputItem> {
  const value = parseJson(text.replace(/^\uFEFF/, ''), name);
  if (!Array.isArray(value)) {
    yield { kind: 'page', input, ...parseStory(value, { place: name, fallbackId: id }) };
    return;
  }
  if (value.length === 0) throw new InputError(name, `${name} is an empty list. Give a file with stories.`);
  for (const [index, entry] of value.entries()) {
    yield readEntry(entry, index + 1, { input, name, id });
  }
}

function readEntry(
  entry: unknown,
  number: number,
  { input, name, id }: Pick<Origin, 'input' | 'name' | 'id'>,
): InputItem {
  const here = `${input}:${number}`;
  const fallbackId = id === null ? null : `${id}-${number}`;
  try {
    return {
      kind: 'page',
      input: here,
      ...parseStory(entry, { place: `Story ${number} of ${name}`, fallbackId }),
    };
  } catch (error) {
    if (error instanceof UserError) return { kind: 'problem', input: here, error };
    throw error;
  }
}
