import type { Span } from '../../domain.ts';
import { escapeHtml } from './escape-html.ts';
import type { Cast } from './list-cast.ts';
import { formatShare, type RunExplanation, tellSpeaker } from './write-explanation.ts';

interface Setting {
  readonly paragraph: number;
  readonly isNoise: boolean;
  readonly runs: readonly RunExplanation[];
  readonly cast: Cast;
}

/** Draws a paragraph with its words as printed: quotations marked, each followed by a badge, deciding phrases underlined. */
export function drawParagraph(text: string, { paragraph, isNoise, runs, cast }: Setting): string {
  const tags = [
    ...runs.flatMap((run, index) => (run.span.paragraph === paragraph ? tagRun(text, run, index, cast) : [])),
    ...listPhrases(runs, cast).filter(({ span }) => span.paragraph === paragraph),
  ];
  return `<p${isNoise ? ' class="noise"' : ''}>${putTags(text, tags)}</p>`;
}

/** Tags to stand around a stretch of text. */
interface Tag {
  readonly span: Span;
  readonly open: string;
  readonly close: string;
}

/** Marks a run; the badge comes behind the closing mark. */
function tagRun(text: string, run: RunExplanation, index: number, cast: Cast): Tag[] {
  const { span, phrase, isQuotation } = run;
  const told = escapeHtml(tellVerdict(run));
  const target = isQuotation && phrase !== null ? ` data-phrase="${nameOf(phrase)}"` : '';
  const shared = `class="${styleOf(run, cast)}" data-run="${index}" data-speaker="${cast.indexOf(run)}"`;
  const at = span.end + (/["”’'»]/.test(text.charAt(span.end)) ? 1 : 0);
  const badge = cast.speakers[cast.indexOf(run)]?.badge ?? (isQuotation ? '?' : '–');
  const label = escapeHtml(`Why: ${tellVerdict(run)}`);
  return [
    { span, open: `<mark ${shared} data-told="${told}"${target}>`, close: '</mark>' },
    {
      span: { ...span, start: at, end: at },
      open: `<button type="button" ${shared} popovertarget="note${index}" data-badge="${escapeHtml(badge)}" aria-label="${label}"></button>`,
      close: '',
    },
  ];
}

/** Underlines each phrase once, in the colour of whoever it decided for first. */
function listPhrases(runs: readonly RunExplanation[], cast: Cast): Tag[] {
  const tags = new Map<string, Tag>();
  for (const run of runs) {
    if (!run.isQuotation || run.phrase === null || tags.has(nameOf(run.phrase))) continue;
    const open = `<u id="${nameOf(run.phrase)}" class="${styleOf(run, cast)}" data-speaker="${cast.indexOf(run)}">`;
    tags.set(nameOf(run.phrase), { span: run.phrase, open, close: '</u>' });
  }
  return [...tags.values()];
}

const nameOf = ({ paragraph, start, end }: Span) => `phrase${paragraph}-${start}-${end}`;

function styleOf(run: RunExplanation, cast: Cast): string {
  return cast.speakers[cast.indexOf(run)]?.style ?? (run.isQuotation ? 'unnamed' : 'nobody');
}

/** Tells in a line who speaks, by which pass, and how sure that is. */
export function tellVerdict(run: RunExplanation): string {
  const { isQuotation, pass, confidence, likelihood } = run;
  if (!isQuotation) return `nobody’s words, ${formatShare(1 - likelihood)} sure`;
  return `${tellSpeaker(run)}, by “${pass ?? ''}”, ${formatShare(confidence ?? 0)} sure`;
}

/** Puts tags around spans; where several begin or end, longer ones stay outside shorter ones. */
function putTags(text: string, tags: readonly Tag[]): string {
  const edges = tags.flatMap(({ span, open, close }) => [
    { at: span.start, rank: -span.end, tag: open, isEnd: false },
    { at: span.end, rank: -span.start, tag: close, isEnd: true },
  ]);
  edges.sort((a, b) => a.at - b.at || Number(b.isEnd) - Number(a.isEnd) || a.rank - b.rank);
  let from = 0;
  const pieces = edges.map(({ at, tag }) => {
    const piece = escapeHtml(text.slice(from, at)) + tag;
    from = at;
    return piece;
  });
  return pieces.join('') + escapeHtml(text.slice(from));
}
