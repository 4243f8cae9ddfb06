import type { Page } from '../../domain.ts';
import { InputError } from '../../errors.ts';
import { collectBytes } from '../collect-bytes.ts';
import { decodeText } from '../decode-text.ts';
import { gunzipIfCompressed } from '../decompress.ts';
import { readFeed } from '../feeds/read-feed.ts';
import type { InputItem } from '../input-item.ts';
import { peek } from '../peek.ts';
import { looksBinary, looksLikeFeed, looksLikeHtml } from '../sniff-text.ts';
import type { Fetcher } from '../web/fetcher.ts';
import { decodeFile } from './decode-file.ts';
import { explainFileFailure } from './explain-file-failure.ts';
import type { Origin } from './origin.ts';
import { readJson } from './read-json.ts';
import { readJsonLines } from './read-json-lines.ts';
import { looksLikeJson, looksLikeJsonLines, showsSecondLine } from './sniff-json.ts';
import { readWarc } from './warc/read-warc.ts';

/** As for pages from the web; the largest of 289 news pages measured has 1.8 MB. */
const PAGE_BYTES_MAX = 5_000_000;
/** A list of stories is parsed in one go, which at this size takes about half a second. */
const JSON_BYTES_MAX = 50_000_000;
/** Enough to tell JSON lines from a story printed over several lines, unless the first line alone is longer. */
const HEAD_BYTES = 64 * 1024;
const HEAD_BYTES_MAX = PAGE_BYTES_MAX;

/** Reads a stream of any kind, packed or not. What cannot be read becomes a problem; it throws for none. */
export async function* readStream(
  source: AsyncIterable<Uint8Array>,
  origin: Origin,
  fetcher: Fetcher,
): AsyncGenerator<InputItem> {
  try {
    // Its records are packed one by one, and reading goes on at the next one when one is damaged.
    if (origin.kind === 'warc') return yield* readWarc(source, origin);
    const { head, all } = await peek(gunzipIfCompressed(source), isEnough);
    if (origin.kind === 'unknown' && head.toString('latin1', 0, 5) === 'WARC/') {
      return yield* readWarc(all, origin);
    }
    const mayBeLines = origin.kind === 'json' || origin.kind === 'unknown';
    const isLines = mayBeLines && looksLikeJsonLines(head.toString());
    if (origin.kind === 'jsonl' || isLines) yield* readJsonLines(all, origin);
    else yield* passOver(origin.resume.done, readWhole(all, origin, fetcher));
  } catch (error) {
    yield { kind: 'problem', input: origin.input, error: explainFileFailure(origin.name, error) };
  }
}

async function* passOver(count: number, items: AsyncIterable<InputItem>): AsyncGenerator<InputItem> {
  let passed = 0;
  for await (const item of items) {
    passed += 1;
    if (passed > count) yield item;
  }
}

function isEnough(head: Buffer): boolean {
  if (head.length < HEAD_BYTES) return false;
  return head.length >= HEAD_BYTES_MAX || showsSecondLine(head);
}

async function* readWhole(
  source: AsyncIterable<Uint8Array>,
  origin: Origin,
  fetcher: Fetcher,
): AsyncGenerator<InputItem> {
  const { input, name, id, kind } = origin;
  const sizeBytesMax = kind === 'html' || kind === 'text' ? PAGE_BYTES_MAX : JSON_BYTES_MAX;
  const bytes = await collectBytes(source, { sizeBytesMax, whenLarger: 'refuse' });
  const start = bytes.toString('latin1', 0, 4000);
  const isHtml = kind === 'html' || (kind === 'unknown' && looksLikeHtml(start) && !looksLikeFeed(start));
  const text = isHtml ? await decodeHtml(bytes, name) : decodeFile(bytes, name);
  if (text.trim() === '') {
    throw new InputError(name, `${name} is empty. Give a file with a story's text.`);
  }
  if (kind === 'feed' || looksLikeFeed(text)) {
    yield* readFeed({ kind: 'feed', url: null, text, input }, fetcher);
  } else if (kind === 'json' || (kind === 'unknown' && looksLikeJson(text))) {
    yield* readJson(text, origin);
  } else {
    const page: Page = { id, url: null, kind: isHtml ? 'html' : 'text', body: text };
    yield { kind: 'page', input, page };
  }
}

async function decodeHtml(bytes: Buffer, name: string): Promise<string> {
  const text = await decodeText(bytes, { charset: null, isHtml: true });
  if (looksBinary(text)) {
    throw new InputError(name, `${name} holds no text but binary data. Give an HTML or text file.`);
  }
  return text;
}
