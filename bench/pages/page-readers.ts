import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Readability } from '@mozilla/readability';
import { DOMParser } from 'linkedom';
import { writeWithClock } from '../../src/cli/write-with-clock.ts';
import { extractStory } from '../../src/extract/index.ts';
import type { Reading, Truth } from './page-score.ts';

/** Reads a page as some program does. */
export type PageReader = (html: string, truth: Truth) => Reading | Promise<Reading>;

export const nothingRead: Reading = { text: '', title: null, author: null, published: null };

/** Reads a page as `soundbite extract --json` prints it. */
export const readWithSoundbite: PageReader = (html, { id, url }) => {
  const { title, author, published, paragraphs, details } = extractStory({
    id,
    url,
    kind: 'html',
    body: html,
  });
  const shown = published === null ? null : writeWithClock(published, details?.clockMinutes ?? null);
  return { title, author, published: shown, text: paragraphs.join('\n') };
};

export const readWithReadability: PageReader = (html) => {
  const document = new DOMParser().parseFromString(html, 'text/html');
  const article = new Readability(
    document as unknown as ConstructorParameters<typeof Readability>[0],
  ).parse();
  if (!article) return nothingRead;
  const { textContent, title, byline, publishedTime } = article;
  return {
    text: textContent ?? '',
    title: title ?? null,
    author: byline ?? null,
    published: publishedTime ?? null,
  };
};

type Defuddle = (
  html: string,
  url: string,
) => Promise<Partial<Record<'content' | 'title' | 'author' | 'published', string>>>;

/** Loads defuddle, which is installed apart; null where it is not. */
export async function loadDefuddle(): Promise<PageReader | null> {
  const entry = join(import.meta.dirname, '../peers/node_modules/defuddle/dist/node.js');
  if (!existsSync(entry)) return null;
  const { Defuddle: defuddle } = (await import(pathToFileURL(entry).href)) as { readonly Defuddle: Defuddle };
  return async (html, { url }) => {
    const { content, title, author, published } = await defuddle(html, url);
    const body = new DOMParser().parseFromString(
      `<html><body>${content ?? ''}</body></html>`,
      'text/html',
    ).body;
    return {
      text: body.textContent ?? '',
      title: title || null,
      author: author || null,
      published: published || null,
    };
  };
}
