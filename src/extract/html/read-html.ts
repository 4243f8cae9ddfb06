import type { Layout } from '../../domain.ts';
import { NoStoryError } from '../../errors.ts';
import type { Draft } from '../draft.ts';
import { findNoise } from '../noise/find-noise.ts';
import { refuseBinary } from '../refuse-binary.ts';
import { repairEncoding } from '../repair-encoding.ts';
import { type Block, isQuoteBox, lineage } from './block.ts';
import { collectBlocks } from './collect-blocks.ts';
import { dropDeadElements } from './drop-dead-elements.ts';
import { filterArticle } from './filter-article.ts';
import { findArticleBox, voteForProse } from './find-article.ts';
import { findNoiseBoxes } from './find-noise-boxes.ts';
import { readAddressDay } from './head/read-address-day.ts';
import { choosePageHead, readStatedHead } from './head/read-page-head.ts';
import { parseHtml } from './parse-html.ts';
import { runReadability } from './run-readability.ts';
import { signPosts } from './sign-posts.ts';

/**
 * Reads a story from an HTML page: its head from the page's metadata, its lines from the article's boxes.
 *
 * @throws NoStoryError for a page that is no text, too large, or too twisted to be read.
 */
export function readHtml(html: string, { url, input }: Whence): Draft {
  try {
    return readPage(html, { url, input });
  } catch (error) {
    // Attributes with a million words, among other malice, overflow the parser's stack.
    if (!(error instanceof RangeError)) throw error;
    const message = `No story was read from ${input}: the page is malformed. Give the address of a single article.`;
    throw new NoStoryError(input, message, { cause: error });
  }
}

/** Where a page comes from, and what a message calls it. */
interface Whence {
  readonly url: string | null;
  readonly input: string;
}

function readPage(html: string, { url, input }: Whence): Draft {
  refuseBinary(html, input);
  const document = parseHtml(repairEncoding(html), input);
  const stated = readStatedHead(document);
  dropDeadElements(document);
  signPosts(document);
  const root = document.documentElement;
  if (root === null) throw new NoStoryError(input, `No story was found in ${input}: the page is empty.`);
  const page = collectBlocks(root);
  const head = choosePageHead(stated, page.blocks, readAddressDay(url));
  const noiseBoxes = findNoiseBoxes(page.blocks);
  for (const box of noiseBoxes) page.elements.get(box)?.remove();
  const blocks = page.blocks.filter((block) => !lineage(block.box).some((box) => noiseBoxes.has(box)));
  const voted = runReadability(document, page.blocks);
  const kept = voted.size > 0 ? voted : voteForProse(blocks);
  const box = findArticleBox(blocks, kept);
  const article =
    box === null
      ? []
      : filterArticle({ page: blocks, box, kept, title: head.title, author: head.author, story: [] });
  const texts = article.map((block) => block.text);
  const noise = new Set(findNoise(texts, { title: head.title, outlet: head.outlet }));
  const story = article.filter((_, index) => !noise.has(index));
  return { ...head, paragraphs: story.map((block) => block.text), noise: [], ...describeLayout(story) };
}

function describeLayout(story: readonly Block[]): { readonly layout?: Layout } {
  const list = (isMeant: (block: Block) => boolean) =>
    story.flatMap((block, index) => (isMeant(block) ? [index] : []));
  const blockQuotes = list(({ box }) => isQuoteBox(box));
  const boldLines = list(({ isBold, heading }) => isBold && heading === 0);
  return blockQuotes.length + boldLines.length === 0 ? {} : { layout: { blockQuotes, boldLines } };
}
