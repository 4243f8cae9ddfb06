import type { Block, Box } from '../block.ts';

/** The article as found so far, which the filters narrow and widen. */
export interface Article {
  /** Every block of the page outside noise boxes, in order. */
  readonly page: readonly Block[];
  /** The box that holds the article. */
  readonly box: Box;
  /** What Readability would keep. */
  readonly kept: ReadonlySet<Block>;
  /** The story's headline, as a reader sees it. */
  readonly title: string | null;
  /** Who wrote it, names parted by commas. */
  readonly author: string | null;
  /** The blocks that are the story's as of now, in page order. */
  readonly story: readonly Block[];
}

/** One pass: gives the article with other blocks in `story`. */
export type Filter = (article: Article) => Article;

/** Gives the article without the blocks that a test names. */
export function dropBlocks(article: Article, isDropped: (block: Block, index: number) => boolean): Article {
  return { ...article, story: article.story.filter((block, index) => !isDropped(block, index)) };
}
