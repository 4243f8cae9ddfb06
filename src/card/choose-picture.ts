import type { Picture } from '../domain.ts';
import { cutText } from './cut-text.ts';
import { neutraliseControls } from './neutralise-controls.ts';

/** Discord takes no longer address of a picture. */
const URL_LENGTH_MAX = 2048;
/** As long as a headline; Discord takes 1,024 characters. */
const TITLE_LENGTH_MAX = 200;

/**
 * Gives the picture of a story; null for one that may not be shown. A page may name any address, and whoever looks at
 * the card asks for it: so it must be one of the open web, and nothing but an address.
 */
export function choosePicture(address: string | null, title: string): Picture | null {
  if (address === null || !URL.canParse(address)) return null;
  const { href, protocol, hostname, port, username, password } = new URL(address);
  const isPlain = protocol === 'https:' && port === '' && username === '' && password === '';
  if (
    !isPlain ||
    !publicHost.test(hostname) ||
    privateEnding.test(hostname) ||
    href.length > URL_LENGTH_MAX
  ) {
    return null;
  }
  const words = neutraliseControls(title).replace(/\s+/g, ' ').trim();
  return {
    url: href,
    alt: words === '' ? 'Picture of the story' : `Picture of the story “${cutText(words, TITLE_LENGTH_MAX)}”`,
  };
}

/** A name of two parts or more that ends in letters: neither a number nor a name of this machine. */
const publicHost = /^(?:[a-z0-9_-]+\.)+(?:[a-z]{2,}|xn--[a-z0-9-]+)$/;
/** Names that lead into somebody's own network. */
const privateEnding = /\.(?:local|localhost|localdomain|internal|intranet|lan|home|corp|arpa)$/;
