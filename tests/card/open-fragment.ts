/** Where on a page a browser would land: UTF-16 offsets into the page's text. */
export interface Landing {
  readonly start: number;
  readonly end: number;
}

/**
 * Opens a link's text fragment on a page as the published rules say, written from them alone: parse the directive,
 * look for `[prefix-,]start[,end][,-suffix]` without regard for case, at word borders, in document order.
 *
 * @param page The page's text, a line a block; a single term never reaches over a line's end.
 */
export function openFragment(page: string, link: string): Landing | null {
  const directive = /:~:text=([^&]*)$/.exec(link)?.[1];
  if (directive === undefined) return null;
  const parts = directive.split(',');
  const prefix = parts[0]?.endsWith('-') === true ? decodeTerm(parts.shift()?.slice(0, -1)) : null;
  const suffix = parts.at(-1)?.startsWith('-') === true ? decodeTerm(parts.pop()?.slice(1)) : null;
  const [start, end, ...rest] = parts.map(decodeTerm);
  if (start === undefined || rest.length > 0) throw new Error(`No valid text directive: ${directive}`);
  const source = [
    prefix === null ? '' : `(?<=${writeTerm(prefix)}\\s*)`,
    writeTerm(start),
    end === undefined ? '' : `[\\s\\S]*?${writeTerm(end)}`,
    suffix === null ? '' : `(?=\\s*${writeTerm(suffix)})`,
  ].join('');
  const match = new RegExp(source, 'iu').exec(page);
  return match === null ? null : { start: match.index, end: match.index + match[0].length };
}

const decodeTerm = (term = '') => decodeURIComponent(term);

/** Writes a term as a pattern; a letter or figure at its edge must not go on beyond it. */
function writeTerm(term: string): string {
  const pattern = term.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/\s+/g, '[^\\S\\n]+');
  const left = /^[\p{L}\p{N}]/u.test(term) ? '(?<![\\p{L}\\p{N}])' : '';
  const right = /[\p{L}\p{N}]$/u.test(term) ? '(?![\\p{L}\\p{N}])' : '';
  return left + pattern + right;
}
