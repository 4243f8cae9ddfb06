import type { Span } from '../../domain.ts';
import type { Judgement } from '../speakers/attribute-runs.ts';

/** Cuts the words of a line from `start` on, leaving out what stands in marks as a quotation of its own. */
export type CutUnmarked = (line: { readonly paragraph: number; readonly start: number }) => Span[];

/** Opens the cutting of a story whose runs have been judged. */
export function openCutting(paragraphs: readonly string[], judged: readonly Judgement[]): CutUnmarked {
  const quoted = new Map<number, Judgement['site']['run'][]>();
  for (const { site, attributed } of judged) {
    if (attributed === null) continue;
    const beside = quoted.get(site.run.paragraph);
    if (beside === undefined) quoted.set(site.run.paragraph, [site.run]);
    else beside.push(site.run);
  }
  return ({ paragraph, start }) => {
    const text = paragraphs[paragraph] ?? '';
    const spans: Span[] = [];
    let from = start;
    for (const { outerStart, outerEnd } of quoted.get(paragraph) ?? []) {
      if (outerStart > from) spans.push({ paragraph, start: from, end: outerStart });
      from = Math.max(from, outerEnd);
    }
    if (from < text.length) spans.push({ paragraph, start: from, end: text.length });
    return spans.flatMap((span) => trimSpan(text, span, span.start > start) ?? []);
  };
}

const afterCut = /^[\s”"’'»,.;:*_–—-]*/u;
const atStart = /^[\s*_]*/u;

/** Takes white space off both ends, and off a later piece the marks and stops that belong to what was cut out. */
function trimSpan(text: string, { paragraph, start, end }: Span, isLater: boolean): Span | null {
  const words = text.slice(start, end);
  if (!/[\p{L}\p{N}]/u.test(words)) return null;
  const lead = (isLater ? afterCut : atStart).exec(words)?.[0].length ?? 0;
  let length = words.length;
  while (/[\s*_]/u.test(words.charAt(length - 1))) length -= 1;
  return { paragraph, start: start + lead, end: start + length };
}
