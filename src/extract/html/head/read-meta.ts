import { decodeEntities } from '../../../decode-entities.ts';
import type { DomElement } from '../dom.ts';
import type { Claims } from './claims.ts';

const titleKeys = [
  'og:title',
  'twitter:title',
  'parsely-title',
  'sailthru.title',
  'dc.title',
  'dcterms.title',
  'title',
];
const outletKeys = [
  'og:site_name',
  'application-name',
  'parsely-site',
  'dc.publisher',
  'twitter:app:name:iphone',
];
const authorKeys = [
  'author',
  'parsely-author',
  'sailthru.author',
  'article:author',
  'article:author_name',
  'dc.creator',
  'dcterms.creator',
  'byl',
  'citation_author',
];
const publishedKeys = [
  'article:published_time',
  'og:article:published_time',
  'article:published',
  'datepublished',
  'parsely-pub-date',
  'sailthru.date',
  'pubdate',
  'publishdate',
  'publish_date',
  'publish-date',
  'publication_date',
  'dc.date.issued',
  'dcterms.created',
  'dcterms.date',
  'dc.date',
  'dc.date.created',
  'cxenseparse:recs:publishtime',
  'citation_publication_date',
  'article.published',
  'og:pubdate',
  'date',
];

const updatedKeys = [
  'article:modified_time',
  'og:updated_time',
  'datemodified',
  'last-modified',
  'dcterms.modified',
  'dc.date.modified',
];
const imageKeys = ['og:image', 'og:image:url', 'og:image:secure_url', 'twitter:image', 'twitter:image:src'];
const languageKeys = ['content-language', 'og:locale', 'dc.language', 'language'];

/** Reads what a page's `meta` and `link` elements say: OpenGraph first, then the older and the private kinds. */
export function readMeta(elements: readonly DomElement[]): Claims {
  const values = collectValues(elements);
  const first = (keys: readonly string[]) => keys.flatMap((key) => values.get(key) ?? [])[0] ?? null;
  const canonical = elements.find(
    (element) => element.localName === 'link' && element.getAttribute('rel')?.toLowerCase() === 'canonical',
  );
  const authors = authorKeys.map((key) => values.get(key) ?? []).find((names) => names.some(isName)) ?? [];
  return {
    source: 'meta',
    title: first(titleKeys),
    outlet: first(outletKeys),
    authors: authors.filter(isName),
    published: first(publishedKeys),
    canonical: canonical?.getAttribute('href') ?? first(['og:url']),
    updated: first(updatedKeys),
    image: first(imageKeys),
    language: elements[0]?.getAttribute('lang') || first(languageKeys),
  };
}

/** OpenGraph wants an author's address there, so some pages give one. */
function isName(value: string): boolean {
  return !/^https?:|^\/|^@|\.com\b/i.test(value);
}

function collectValues(elements: readonly DomElement[]): ReadonlyMap<string, string[]> {
  const values = new Map<string, string[]>();
  for (const element of elements) {
    if (element.localName !== 'meta') continue;
    const key =
      ['property', 'name', 'http-equiv', 'itemprop']
        .map((name) => element.getAttribute(name))
        .find((name) => name !== null) ?? null;
    const content = decodeEntities(element.getAttribute('content') ?? '').trim();
    if (key === null || content === '') continue;
    const name = key.trim().toLowerCase();
    const known = values.get(name);
    if (known === undefined) values.set(name, [content]);
    else known.push(content);
  }
  return values;
}
