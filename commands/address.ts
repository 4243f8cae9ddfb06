import { UsageError } from '../src/errors.ts';
import { textOption } from './options.ts';

/** Browsers and servers agree on about this much for an address. */
const ADDRESS_LENGTH_MAX = 2000;

/** Makes the option that takes a web address. */
export function addressOption(description: string) {
  return textOption('address', description, { required: true, maxLength: ADDRESS_LENGTH_MAX });
}

/**
 * Reads a web address. The angle brackets go that people put around one to keep Discord from previewing it, and one
 * without its beginning gets it.
 *
 * @throws UsageError when it is none.
 */
export function readAddress(typed: string): string {
  const bare = typed.replace(/^<(.*)>$/, '$1');
  const url = /^[\w-]+(?:\.[\w-]+)+(?:[/:?#]|$)/.test(bare) ? `https://${bare}` : bare;
  if (!URL.canParse(url) || !/^https?:\/\//i.test(url)) {
    throw new UsageError(
      `“${typed}” is no web address. Give the whole of it, such as https://example.com/story`,
    );
  }
  return url;
}
