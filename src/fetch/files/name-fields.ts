import { writeDateNumber } from './write-date-number.ts';

/** What others call the fields of a story, the surest first. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  url: ['link'],
  outlet: ['source', 'site', 'siteName', 'publisher'],
  title: ['headline'],
  author: ['byline', 'creator'],
  published: ['datePublished', 'publishedAt', 'published_at', 'pubDate', 'date'],
  text: ['articleBody', 'body', 'content'],
};

/** Fields that hold nothing which is kept, but which Soundbite writes itself or every such file has. */
const passedOver = ['id', 'paragraphs', 'updated', 'image', 'language', 'sources', '@context', '@type'];

/** A story's fields by our names, and the names of those that are not known. */
export interface NamedFields {
  readonly named: unknown;
  readonly unknown: readonly string[];
}

/** Gives a story's fields our names. What bears our name stays as it is; another name stands in where that is missing. */
export function nameFields(value: unknown): NamedFields {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { named: value, unknown: [] };
  const fields: Record<string, unknown> = { ...value };
  const known = new Set(passedOver);
  for (const [ours, others] of Object.entries(otherNames)) {
    known.add(ours);
    for (const name of others) {
      const words = ours === 'published' ? readMoment(fields[name]) : readWords(fields[name]);
      if (words === null || !isFitting(ours, words)) continue;
      known.add(name);
      if (isMissing(fields[ours])) fields[ours] = words;
    }
  }
  return { named: fields, unknown: Object.keys(value).filter((name) => !known.has(name)) };
}

const isMissing = (value: unknown) =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/** Many tell a moment as a number. */
function readMoment(value: unknown): string | null {
  return typeof value === 'number' ? writeDateNumber(value) : readWords(value);
}

/** Reads what a field of another name says: words, their lines, or somebody by name. */
function readWords(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) {
    const words = value.map(readWords).filter((one) => one !== null);
    return words.length > 0 && words.length === value.length ? words.join('\n') : null;
  }
  const name = typeof value === 'object' && value !== null && 'name' in value ? value.name : null;
  return typeof name === 'string' ? name : null;
}

/** Of another name only an address can be the story’s own. */
function isFitting(ours: string, words: string): boolean {
  return ours !== 'url' || /^https?:\/\//i.test(words);
}
