import type { Layout, Page } from '../../domain.ts';
import { NoStoryError } from '../../errors.ts';
import type { Draft } from '../draft.ts';
import { readHtml } from './read-html.ts';

type HtmlPage = Extract<Page, { readonly kind: 'html' }>;

/**
 * Reads an article that may be printed on several pages: the head from the first, the lines from all. Lines that an
 * earlier page had are left out, and a page that says mostly the same as those before it ends the article: sites number
 * their pages of comments, too.
 *
 * @throws NoStoryError when the first page cannot be read.
 */
export function readPages({ url, body, furtherPages = [] }: HtmlPage, input: string): Draft {
  const draft = readHtml(body, { url, input });
  let story: Lines = draft;
  for (const html of furtherPages) {
    const page = readLines(html, input);
    const known = new Set(story.paragraphs);
    const fresh = page.paragraphs.flatMap((line, index) => (known.has(line) ? [] : [index]));
    if (fresh.length < page.paragraphs.length * freshShareMin || fresh.length === 0) break;
    story = append(story, page, fresh);
  }
  return { ...draft, ...story };
}

const freshShareMin = 0.5;

/** What grows from page to page. */
interface Lines {
  readonly paragraphs: readonly string[];
  readonly layout?: Layout;
}

function readLines(html: string, input: string): Lines {
  try {
    return readHtml(html, { url: null, input });
  } catch (error) {
    if (error instanceof NoStoryError) return { paragraphs: [] };
    throw error;
  }
}

function append(story: Lines, page: Lines, fresh: readonly number[]): Lines {
  const start = story.paragraphs.length;
  const lines = fresh.flatMap((index) => page.paragraphs[index] ?? []);
  const paragraphs = [...story.paragraphs, ...lines];
  if (story.layout === undefined && page.layout === undefined) return { paragraphs };
  const join = (kind: keyof Layout) => [
    ...(story.layout?.[kind] ?? []),
    ...fresh.flatMap((index, at) => (page.layout?.[kind].includes(index) ? [start + at] : [])),
  ];
  return { paragraphs, layout: { blockQuotes: join('blockQuotes'), boldLines: join('boldLines') } };
}
