/** The parts of a text fragment, unencoded. */
export interface TextDirective {
  readonly prefix?: string;
  readonly start: string;
  readonly end?: string;
  readonly suffix?: string;
}

/** A stretch of a text: UTF-16 offsets, `end` exclusive. */
export interface Reach {
  readonly start: number;
  readonly end: number;
}

/** Brings a text into the form in which it is looked through: white space of one kind, a line a block. */
export function normaliseSpace(text: string): string {
  return text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[\n ]*/g, '\n')
    .trim();
}

/** Folds case, which a browser does not tell apart here; offsets stay as they are. */
export function foldCase(text: string): string {
  return text.replaceAll('\u0130', 'i').toLowerCase();
}

/**
 * Finds what a browser would show for a directive, by the published rules: the first place where the terms stand
 * at word borders and in order.
 *
 * @param page The page's words after {@link normaliseSpace} and {@link foldCase}.
 */
export function findDirective(page: string, directive: TextDirective): Reach | null {
  const start = foldCase(directive.start);
  for (let from = 0; from <= page.length; ) {
    const begin = findTerm(page, start, from);
    if (begin === null) return null;
    from = begin.start + 1;
    if (directive.prefix !== undefined && !endsWithTerm(page.slice(0, begin.start), directive.prefix))
      continue;
    const reach = findEnd(page, begin, directive);
    if (reach !== null) return reach;
  }
  return null;
}

function findEnd(page: string, begin: Reach, { end, suffix }: TextDirective): Reach | null {
  if (end === undefined) return isFollowedBy(page, begin.end, suffix) ? begin : null;
  const term = foldCase(end);
  for (let from = begin.end; ; ) {
    const finish = findTerm(page, term, from);
    if (finish === null) return null;
    if (isFollowedBy(page, finish.end, suffix)) return { start: begin.start, end: finish.end };
    from = finish.start + 1;
  }
}

function findTerm(page: string, term: string, from: number): Reach | null {
  for (let start = page.indexOf(term, from); start >= 0; start = page.indexOf(term, start + 1)) {
    const end = start + term.length;
    if (isWordBorder(page, start) && isWordBorder(page, end)) return { start, end };
  }
  return null;
}

function endsWithTerm(text: string, term: string): boolean {
  return text.trimEnd().endsWith(foldCase(term));
}

function isFollowedBy(page: string, index: number, term: string | undefined): boolean {
  return term === undefined || page.slice(index).trimStart().startsWith(foldCase(term));
}

/** Letters of scripts without spaces border on each other freely. */
const SPACED_LETTER =
  /(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}])[\p{L}\p{N}]/u;

function isWordBorder(text: string, index: number): boolean {
  return !(SPACED_LETTER.test(text.charAt(index - 1)) && SPACED_LETTER.test(text.charAt(index)));
}
