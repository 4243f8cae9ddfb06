/** The marks with which outlets hang their name on a title. */
const tailMark = /\s+(?:[|•·»›:—–-]|::)\s+/g;

export interface TitleClaims {
  /** The headings that could be the headline, in page order. */
  readonly headings: readonly string[];
  /** Titles of JSON-LD and meta elements, surest first. */
  readonly stated: readonly string[];
  /** The title of the browser's tab. */
  readonly tab: string | null;
  readonly outlet: string | null;
}

/**
 * Chooses the headline: the printed heading that the page's stated titles agree with or begin, else the surest stated title
 * without the outlet's tail.
 */
export function chooseTitle(claims: TitleClaims): string | null {
  const stated = [...claims.stated, ...(claims.tab === null ? [] : [claims.tab])];
  const bare = stated.map((title) => wordsOf(cutBarTails(cutTail(title, claims))));
  const agreed = claims.headings.find(
    (heading) =>
      stated.some((title) => agree(heading, title)) || bare.some((words) => begins(heading, words)),
  );
  if (agreed !== undefined) return cutBarTails(agreed);
  const best = stated[0];
  return best === undefined ? (claims.headings[0] ?? null) : cutBarTails(cutTail(best, claims));
}

/** What stands behind a bar (`… | Opinion | Glossfront`) is a section or the outlet, as long as a title is left. */
function cutBarTails(title: string): string {
  const head = /^(?<head>.*\S)\s+[|•»›]\s+(?<tail>.*)$/u.exec(title)?.groups;
  const isTail =
    wordsOf(head?.['head'] ?? '').length >= headWordsMin &&
    wordsOf(head?.['tail'] ?? '').length <= tailWordsMax;
  return head?.['head'] !== undefined && isTail ? cutBarTails(head['head']) : title;
}

const headWordsMin = 3;
const tailWordsMax = 6;

/** Two titles agree when most of the words of the one stand in the other. */
function agree(heading: string, title: string): boolean {
  const inHeading = wordsOf(heading);
  const inTitle = new Set(wordsOf(title));
  const common = inHeading.filter((word) => inTitle.has(word)).length;
  return inHeading.length > 1 && common >= inHeading.length * agreeingShareMin && common * 3 >= inTitle.size;
}

const agreeingShareMin = 0.7;

/** Whether a printed heading begins with a stated title, which was shortened for the browser's tab or a search. */
function begins(heading: string, words: readonly string[]): boolean {
  const inHeading = wordsOf(heading);
  return words.length >= headWordsMin && words.every((word, at) => word === inHeading[at]);
}

/** Cuts what follows the last mark when it is the outlet's name, or when another stated title does without it. */
function cutTail(title: string, { outlet, stated, tab }: TitleClaims): string {
  const marks = [...title.matchAll(tailMark)];
  const last = marks.at(-1);
  if (last === undefined) return title;
  const head = title.slice(0, last.index);
  const tail = title.slice(last.index + last[0].length);
  const isOutlet = outlet !== null && wordsOf(outlet).join(' ').includes(wordsOf(tail).join(' '));
  const isElsewhere = [...stated, tab ?? ''].some(
    (other) => wordsOf(other).join(' ') === wordsOf(head).join(' '),
  );
  const isShortTail =
    /[|•·»›]/.test(last[0]) && wordsOf(head).length >= headWordsMin && wordsOf(tail).length <= tailWordsMax;
  return isOutlet || isElsewhere || isShortTail ? head : title;
}

function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .normalize('NFKD')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
