import type { Instant, Story } from '../domain.ts';
import { readStories } from './read-stories.ts';
import type { ExitCode, Terminal } from './terminal.ts';
import { writeWithClock } from './write-with-clock.ts';

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

function listParts({ id, url, title, outlet, author, published, paragraphs, details }: Story) {
  const clock = details?.clockMinutes ?? null;
  const write = (instant: Instant | null) => (instant === null ? null : writeWithClock(instant, clock));
  const head = { id, url, title, outlet, author, published: write(published) };
  const { updated = null, image = null, language = null, sources = {} } = details ?? {};
  return { ...head, paragraphs, updated: write(updated), image, language, sources };
}

function drawStory({ url, title, outlet, author, published, paragraphs, noise, details }: Story): string {
  const write = (instant: Instant | null) =>
    instant === null ? null : writeWithClock(instant, details?.clockMinutes ?? null);
  const updated = write(details?.updated ?? null);
  const origin = [outlet, author, write(published), updated && `updated ${updated}`]
    .filter(Boolean)
    .join(' · ');
  const prose = paragraphs.filter((_, index) => !noise.includes(index));
  return [title, ...(origin === '' ? [] : [origin]), ...(url === null ? [] : [url]), '', ...prose, ''].join(
    '\n',
  );
}
