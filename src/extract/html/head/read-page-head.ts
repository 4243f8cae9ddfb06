import type { HeadSource, StoryDetails } from '../../../domain.ts';
import type { Draft } from '../../draft.ts';
import { parseMoment } from '../../head/parse-instant.ts';
import { tidyLine } from '../../tidy-line.ts';
import type { Block } from '../block.ts';
import type { DomDocument } from '../dom.ts';
import { listElements } from '../find-element.ts';
import { choosePageClock, choosePublished, findClockForDay } from './choose-published.ts';
import { chooseTitle } from './choose-title.ts';
import { boundClaims, type Claims, findClaim, nothingClaimed, readClaim, type Sourced } from './claims.ts';
import { type HeadLines, readHeadLines } from './read-head-lines.ts';
import { readJsonLd } from './read-json-ld.ts';
import { readMeta } from './read-meta.ts';
import { readVisibleHead } from './read-visible-head.ts';
import { tidyAuthors } from './tidy-authors.ts';

export type PageHead = Omit<Draft, 'paragraphs' | 'noise'>;

/** What the elements of a page state, read before cleaning takes their scripts and boxes away. */
export interface StatedHead {
  /** Surest first. */
  readonly claims: readonly [jsonLd: Claims, meta: Claims, microdata: Claims, page: Claims];
  /** The title of the browser's tab. */
  readonly tab: string | null;
}

export function readStatedHead(document: DomDocument): StatedHead {
  const elements = listElements(document);
  const title = elements.find(({ localName }) => localName === 'title');
  const [microdata, page] = readVisibleHead(elements);
  return {
    claims: [
      boundClaims(readJsonLd(elements)),
      boundClaims(readMeta(elements)),
      boundClaims(microdata),
      boundClaims(page),
    ],
    tab: readClaim(tidyLine(title?.textContent ?? '')) || null,
  };
}

/** Puts a page's head together field by field: JSON-LD, then meta elements, then what the page shows. */
export function choosePageHead(
  { claims, tab }: StatedHead,
  blocks: readonly Block[],
  addressDay: string | null,
): PageHead {
  const [jsonLd, meta, microdata, page] = claims;
  const outlet = findClaim(claims, (claim) => claim.outlet);
  const title = choosePageTitle({ claims, tab }, blocks, outlet?.value ?? null);
  const lines = readHeadLines(blocks, title?.value ?? null);
  const printed: Claims = {
    ...nothingClaimed,
    source: 'page',
    authors: lines.author === null ? [] : [lines.author],
  };
  const author = findClaim([jsonLd, meta, printed, microdata, page], ({ authors }) =>
    tidyAuthors(authors, outlet?.value ?? null),
  );
  const dates = choosePageDates(claims, lines, addressDay);
  const image = findClaim([meta, jsonLd], (claim) => claim.image);
  const { published } = dates;
  const isLater =
    published !== null && dates.updated !== null && published.value.instant < dates.updated.value.instant;
  const updated = isLater ? dates.updated : null;
  return {
    title: title?.value ?? null,
    outlet: outlet?.value ?? null,
    author: author?.value ?? null,
    published: published?.value.instant ?? null,
    canonical: meta.canonical ?? jsonLd.canonical,
    details: {
      updated: updated?.value.instant ?? null,
      clockMinutes: dates.clockMinutes,
      image: image?.value ?? null,
      language: meta.language ?? jsonLd.language,
      sources: nameSources({ title, outlet, author, published, updated, image }),
    },
  };
}

function choosePageTitle(
  { claims, tab }: StatedHead,
  blocks: readonly Block[],
  outlet: string | null,
): Sourced<string> | null {
  const [jsonLd, meta, microdata, page] = claims;
  const headings = [
    microdata.title ?? page.title,
    ...blocks.filter((block) => block.heading > 0 && block.heading < 3).map((block) => block.text),
  ].filter((text) => text !== null);
  const stated = [jsonLd.title, meta.title].filter((text) => text !== null);
  const title = chooseTitle({ headings, stated, tab, outlet });
  if (title === null) return null;
  const isStated = (claim: Claims) => claim.title?.startsWith(title) ?? false;
  const source = headings.includes(title) ? 'page' : (claims.find(isStated)?.source ?? 'page');
  return { value: title, source };
}

function choosePageDates(claims: readonly Claims[], lines: HeadLines, address: string | null) {
  const stated = claims.flatMap(({ source, published }) =>
    published === null ? [] : [{ value: published, source }],
  );
  const published = choosePublished({ printed: lines.published, stated, near: lines.otherDate, address });
  const updated =
    findClaim(claims, (claim) => parseMoment(claim.updated ?? '')) ??
    (lines.updated === null ? null : { value: lines.updated, source: 'page' as const });
  const others = claims
    .flatMap((claim) => [claim.published, claim.updated])
    .map((words) => parseMoment(words ?? ''));
  const clock = choosePageClock([published?.value ?? null, lines.published, ...others]);
  // Where only UTC is stated, the day that the page prints, or has in its address, tells more.
  const day = lines.published?.instant.slice(0, 10) ?? address;
  const clockMinutes =
    clock || published === null || day === null ? clock : findClockForDay(published.value.instant, day);
  return { published, updated, clockMinutes };
}

function nameSources(
  fields: Readonly<Record<keyof StoryDetails['sources'], Sourced<unknown> | null>>,
): StoryDetails['sources'] {
  const named = Object.entries(fields).flatMap(([field, found]): [string, HeadSource][] =>
    found === null ? [] : [[field, found.source]],
  );
  return Object.fromEntries(named);
}
