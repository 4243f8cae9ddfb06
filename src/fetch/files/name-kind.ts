/** What a file's name says it holds. */
export type FileKind = 'html' | 'text' | 'json' | 'jsonl' | 'warc' | 'feed' | 'unknown';

interface FileName {
  /** The name without its ending: the id of a story that has none of its own. */
  readonly stem: string;
  readonly kind: FileKind;
}

const ENDINGS: Readonly<Record<string, FileKind>> = {
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  txt: 'text',
  json: 'json',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  warc: 'warc',
  rss: 'feed',
  atom: 'feed',
  xml: 'feed',
};

/** Reads a file's name: `page.html.gz` is the page `page`. */
export function nameKind(name: string): FileName {
  const [, stem = name, ending = ''] = name.match(/^(.+?)\.([^.]+)(?:\.gz)?$/i) ?? [];
  return { stem, kind: ENDINGS[ending.toLowerCase()] ?? 'unknown' };
}
