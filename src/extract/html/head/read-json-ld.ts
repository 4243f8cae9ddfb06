import { decodeEntities } from '../../../decode-entities.ts';
import type { DomElement } from '../dom.ts';
import type { Claims } from './claims.ts';

type Thing = Readonly<Record<string, unknown>>;

const articleTypes = /(?:Article|BlogPosting|Report|Review|Recipe|LiveBlogPosting|SocialMediaPosting)$/;
const pageTypes = /WebPage$/;

/** Reads what a page's JSON-LD says of its article; broken scripts are passed over. */
export function readJsonLd(elements: readonly DomElement[]): Claims {
  const scripts = elements.filter(
    (element) =>
      element.localName === 'script' && element.getAttribute('type')?.toLowerCase() === 'application/ld+json',
  );
  const things = scripts.flatMap((script) => collectThings(parseJson(script.textContent), 0));
  const articles = things.filter((thing) => hasType(thing, articleTypes));
  const article = articles.find((thing) => thing['datePublished'] || thing['author']) ?? articles[0];
  const page = things.find((thing) => hasType(thing, pageTypes));
  const byId = new Map(things.map((thing) => [thing['@id'], thing]));
  return {
    source: 'json-ld',
    title: readText(article?.['headline']) ?? readText(article?.['name']),
    outlet: readNames(article?.['publisher'], byId)[0] ?? null,
    authors: readNames(article?.['author'] ?? article?.['creator'], byId),
    published: readText(article?.['datePublished']) ?? readText(page?.['datePublished']),
    updated: readText(article?.['dateModified']) ?? readText(page?.['dateModified']),
    canonical:
      readText(article?.['mainEntityOfPage']) ?? readText(asThing(article?.['mainEntityOfPage'])?.['@id']),
    image: readAddress(article?.['image'], byId) ?? readText(article?.['thumbnailUrl']),
    language: readText(article?.['inLanguage']),
  };
}

/** Scripts come with comments, CDATA marks, raw line breaks in strings and trailing semicolons. */
function parseJson(source: string): unknown {
  const json = source
    .replace(/^\s*(?:\/\/\s*)?(?:<!\[CDATA\[|<!--)|(?:\/\/\s*)?(?:\]\]>|-->)\s*$/g, '')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: raw line breaks are what JSON forbids.
    .replace(/[\u0000-\u001f]+/g, ' ')
    .replace(/;\s*$/, '');
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/** Graphs nest a few levels; what is deeper is no graph. */
const graphDepthMax = 6;

function collectThings(value: unknown, depth: number): Thing[] {
  if (depth > graphDepthMax) return [];
  if (Array.isArray(value)) return value.flatMap((entry) => collectThings(entry, depth + 1));
  const thing = asThing(value);
  if (thing === null) return [];
  const nested = ['@graph', 'mainEntity', 'mainEntityOfPage'].map((key) => thing[key]);
  return [thing, ...nested.flatMap((entry) => collectThings(entry, depth + 1))];
}

function asThing(value: unknown): Thing | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Thing) : null;
}

function hasType(thing: Thing, types: RegExp): boolean {
  return [thing['@type']].flat().some((type) => typeof type === 'string' && types.test(type));
}

function readText(value: unknown): string | null {
  const first = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' && first.trim() !== '' ? decodeEntities(first.trim()) : null;
}

/** A person or outlet stands as a name, as a thing with a name, as a reference to one, or as a list of these. */
function readNames(value: unknown, byId: ReadonlyMap<unknown, Thing>): string[] {
  return [value].flat().flatMap((entry) => {
    if (typeof entry === 'string') return readText(entry) ?? [];
    const thing = asThing(entry);
    const named = thing?.['name'] ?? byId.get(thing?.['@id'])?.['name'];
    return [named].flat().flatMap((name) => readText(name) ?? []);
  });
}

/** A picture stands as its address, as a thing with one, as a reference to such a thing, or as a list of these. */
function readAddress(value: unknown, byId: ReadonlyMap<unknown, Thing>): string | null {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  const thing = asThing(first);
  const known = byId.get(thing?.['@id']) ?? thing;
  return readText(first) ?? readText(known?.['url']) ?? readText(known?.['contentUrl']);
}
