import type { Draft } from '../../draft.ts';
import { tidyLine } from '../../tidy-line.ts';
import type { Block } from '../block.ts';
import type { DomDocument } from '../dom.ts';
import { choosePublished } from './choose-published.ts';
import { chooseTitle } from './choose-title.ts';
import { readHeadLines } from './read-head-lines.ts';
import { readJsonLd } from './read-json-ld.ts';
import { readMeta } from './read-meta.ts';
import { readVisibleHead } from './read-visible-head.ts';
import { tidyAuthors } from './tidy-authors.ts';

export type PageHead = Omit<Draft, 'paragraphs' | 'noise'>;

/** What the elements of a page state, read before cleaning takes their scripts and boxes away. */
export type StatedHead = ReturnType<typeof readStatedHead>;

export function readStatedHead(document: DomDocument) {
  return {
    jsonLd: readJsonLd(document),
    meta: readMeta(document),
    visible: readVisibleHead(document),
    tab: tidyLine(document.querySelector('title')?.textContent ?? '') || null,
  };
}

/** Puts a page's head together field by field: JSON-LD, then meta elements, then what the page shows. */
export function choosePageHead(stated: StatedHead, blocks: readonly Block[]): PageHead {
  const { jsonLd, meta, visible, tab } = stated;
  const outlet = jsonLd.outlet ?? meta.outlet;
  const titles = [jsonLd.title, meta.title].filter((title) => title !== null);
  const headings = [
    visible.title,
    ...blocks.filter((block) => block.heading > 0 && block.heading < 3).map((block) => block.text),
  ].filter((text) => text !== null);
  const title = chooseTitle({ headings, stated: titles, tab, outlet });
  const lines = readHeadLines(blocks, title);
  const printed = lines.author === null ? [] : [lines.author];
  const authors = [jsonLd.authors, meta.authors, printed, visible.authors].map((names) =>
    tidyAuthors(names, outlet),
  );
  return {
    title,
    outlet,
    author: authors.find((author) => author !== null) ?? null,
    published: choosePublished(lines.published, [
      jsonLd.published,
      meta.published,
      visible.published,
      lines.otherDate,
    ]),
    canonical: meta.canonical ?? jsonLd.canonical,
  };
}
