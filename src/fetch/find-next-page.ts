import { dropHidden, findTags, readAttribute } from '../syndication/index.ts';

/** Marks of a page's number in an address, as the address of page 1 lacks them; `number` is the page. */
const sureMarks = [
  /[?&](?:page|paged|pg|pagenum|page_?no)=(?<number>\d{1,2})(?=&|$)/i,
  /\/page[/-]?(?<number>\d{1,2})(?=\/?(?:\?|$))/i,
];
/** In these the number may also be a story's: `/news/5` and `/news/6`. */
const doubtfulMarks = [
  /\/(?<=[a-z][^/?]*\/)(?<number>\d{1,2})(?=\/?(?:\?|$))/i,
  /[-_](?<number>\d{1,2})(?=\.html?(?:\?|$))/i,
];

/** What an article says of itself in its data. */
const articleType = /"@type"\s*:\s*(?:\[\s*)?"[A-Za-z]*(?:Article|BlogPosting)"/i;

/**
 * Finds where an article goes on: the link to the same address with the next page's number. Null for the last page, and
 * for what does not say that it is an article.
 *
 * @param isFurther Whether the page was itself found as an article's next one.
 */
export function findNextPage(html: string, url: string, isFurther = false): string | null {
  const here = readPageNumber(new URL(url));
  if (here === null || !claimsArticle(html)) return null;
  for (const tag of findTags(dropHidden(html, 'script', 'style', 'noscript'), 'a', 'link')) {
    const href = readAttribute(tag, 'href');
    if (href === null || !URL.canParse(href, url)) continue;
    const target = new URL(href, url);
    const there = readPageNumber(target);
    if (there === null || there.article !== here.article || there.number !== here.number + 1) continue;
    const saysNext = /\bnext\b/i.test(readAttribute(tag, 'rel') ?? '');
    if (isFurther || here.isSure || saysNext) return target.href;
  }
  return null;
}

/** Pages say of themselves that they are an article; lists of articles, which go on for ever, say otherwise. */
function claimsArticle(html: string): boolean {
  const says = (tag: string) => /og:type/i.test(tag) && /\barticle\b/i.test(tag);
  return articleType.test(html) || findTags(html, 'meta').some(says);
}

interface NumberedPage {
  /** The address of the article's first page. */
  readonly article: string;
  readonly number: number;
  readonly isSure: boolean;
}

/** Null for a site's front page, which is no article. */
function readPageNumber({ origin, pathname, search }: URL): NumberedPage | null {
  if (pathname === '/') return null;
  const address = pathname + search;
  for (const mark of [...sureMarks, ...doubtfulMarks]) {
    const match = mark.exec(address);
    const number = Number(match?.groups?.['number'] ?? 0);
    if (match === null || number === 0) continue;
    return { article: origin + tidy(address.replace(mark, '')), number, isSure: sureMarks.includes(mark) };
  }
  return { article: origin + tidy(address), number: 1, isSure: true };
}

/** What is left may lack its first mark, or end in a slash that the numbered one lacks. */
function tidy(address: string): string {
  return address.replace(/^([^?&]*)&/, '$1?').replace(/\/?(?=\?|$)/, '');
}
