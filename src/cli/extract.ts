import type { Story } from '../domain.ts';
import { readStories } from './read-stories.ts';
import type { ExitCode, Terminal } from './terminal.ts';

/** Prints the story of every page in the inputs: for people, or one JSON line a page. */
export function printStories(
  inputs: readonly string[],
  options: { readonly json: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  return readStories(inputs, terminal, ({ story }) => {
    if (options.json) terminal.printJson(listParts(story));
    else terminal.print(drawStory(story));
    return true;
  });
}

function listParts({ id, url, title, outlet, author, published, paragraphs }: Story) {
  return { id, url, title, outlet, author, published, paragraphs };
}

function drawStory({ url, title, outlet, author, published, paragraphs, noise }: Story): string {
  const origin = [outlet, author, published].filter((part) => part !== null).join(' · ');
  const prose = paragraphs.filter((_, index) => !noise.includes(index));
  return [title, ...(origin === '' ? [] : [origin]), ...(url === null ? [] : [url]), '', ...prose, ''].join(
    '\n',
  );
}
