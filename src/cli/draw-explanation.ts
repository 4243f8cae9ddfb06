import type { Span, Story } from '../domain.ts';
import { formatShare, formatWeight, type RunExplanation } from './write-explanation.ts';

/**
 * Draws how a story was read as one HTML page that needs nothing else: every run of words in marks coloured by its
 * speaker, an arrow to it from the phrase that decided, and the candidates with their weights under each paragraph.
 */
export function drawExplanation(story: Story, runs: readonly RunExplanation[]): string {
  const speakers = [...new Set(runs.flatMap(({ speaker }) => speaker ?? []))];
  const colourOf = ({ isQuotation, speaker }: RunExplanation) =>
    !isQuotation ? 'transparent' : speaker === null ? '#ddd' : pickColour(speakers.indexOf(speaker));
  const paragraphs = story.paragraphs.map((text, paragraph) =>
    drawParagraph(text, { paragraph, isNoise: story.noise.includes(paragraph), runs, colourOf }),
  );
  const legend = speakers
    .map((name, index) => `<span style="background:${pickColour(index)}">${escapeHtml(name)}</span>`)
    .join(' ');
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>${escapeHtml(story.title)}</title>
<style>${STYLE}</style>
<h1>${escapeHtml(story.title)}</h1>
<p class="legend">${legend} <span style="background:#ddd">not named</span> <span class="not">nobody’s words</span></p>
<main>${paragraphs.join('\n')}</main>
<svg id="arrows" aria-hidden="true"><defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="6" markerHeight="6" orient="auto"><path d="M0 0 8 4 0 8z"/></marker></defs></svg>
<script>${SCRIPT}</script>
</html>`;
}

interface Scene {
  readonly paragraph: number;
  readonly isNoise: boolean;
  readonly runs: readonly RunExplanation[];
  readonly colourOf: (run: RunExplanation) => string;
}

function drawParagraph(text: string, { paragraph, isNoise, runs, colourOf }: Scene): string {
  const marks = runs.flatMap((run, index): Mark[] => {
    const phrase = run.isQuotation ? run.phrase : null;
    return [
      {
        span: run.span,
        open: `<mark id="run${index}" style="background:${colourOf(run)}">`,
        close: '</mark>',
      },
      ...(phrase === null ? [] : [{ span: phrase, open: `<u data-to="run${index}">`, close: '</u>' }]),
    ];
  });
  const here = marks.filter(({ span }) => span.paragraph === paragraph);
  const notes = runs.filter(({ span }) => span.paragraph === paragraph).map(drawNote);
  return `<p${isNoise ? ' class="noise"' : ''}>${markText(text, here)}</p>${notes.join('')}`;
}

interface Mark {
  readonly span: Span;
  readonly open: string;
  readonly close: string;
}

/** Puts tags around spans; where several begin or end, longer ones stay outside shorter ones. */
function markText(text: string, marks: readonly Mark[]): string {
  const edges = marks.flatMap(({ span, open, close }) => [
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

function drawNote(run: RunExplanation): string {
  const verdict = run.isQuotation
    ? `${escapeHtml(run.speaker ?? 'not named')} <small>by ${escapeHtml(run.pass ?? '')}, ${formatShare(run.confidence ?? 0)}</small>`
    : `nobody’s words <small>${formatShare(1 - run.likelihood)}</small>`;
  const rows = run.candidates.map(
    ({ speaker, phraseWords, pass, score, reasons }) =>
      `<tr><td>${formatShare(score)}<td>${escapeHtml(speaker ?? 'not named')}<td>${escapeHtml(phraseWords ?? '')}<td>${escapeHtml(pass)}<td>${listReasons(reasons)}`,
  );
  return `<details><summary>“${escapeHtml(run.words.slice(0, WORDS_SHOWN))}” — ${verdict}</summary>
<p>A quotation or not: ${listReasons(run.reasons)}</p><table>${rows.join('')}</table></details>`;
}

/** Enough of a quotation to know it by. */
const WORDS_SHOWN = 60;

function listReasons(reasons: RunExplanation['reasons']): string {
  return reasons.map(({ feature, weight }) => `${formatWeight(weight)} ${escapeHtml(feature)}`).join(', ');
}

/** Light colours that stay apart for as many speakers as a story has: steps of the golden angle. */
function pickColour(index: number): string {
  return `hsl(${Math.round(index * 137.5) % 360} 75% 84%)`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

const STYLE = `
body{font:17px/1.6 Georgia,serif;max-width:46rem;margin:2rem auto;padding:0 1rem;position:relative;color:#222;background:#fff}
h1{line-height:1.25}.legend span{padding:.1em .5em;border-radius:.3em;font:14px sans-serif}.legend .not{border:1px dashed #999}
mark{border-radius:.2em;outline:1px dashed #999;color:inherit}u{text-decoration:underline 2px #c33}
.noise{color:#aaa;font-size:.85em}details{font:13px/1.5 sans-serif;margin:-.5rem 0 .4rem 1rem;color:#444}
table{border-spacing:.8em .1em}td{vertical-align:top}
#arrows{position:absolute;inset:0;width:100%;height:100%;pointer-events:none;overflow:visible}
#arrows path.arrow{fill:none;stroke:#c33;stroke-width:1.5;opacity:.55;marker-end:url(#tip)}#tip path{fill:#c33}`;

/** Draws an arrow from each underlined phrase to its run, anew whenever the page is laid out anew. */
const SCRIPT = `
const svg=document.getElementById('arrows');
const draw=()=>{svg.querySelectorAll('.arrow').forEach((a)=>a.remove());const o=document.body.getBoundingClientRect();
document.querySelectorAll('u[data-to]').forEach((u)=>{const m=document.getElementById(u.dataset.to);if(!m)return;
const a=u.getClientRects()[0],b=m.getClientRects()[0];if(!a||!b)return;
const x1=a.left+a.width/2-o.left,y1=a.top-o.top,x2=b.left+Math.min(30,b.width/2)-o.left,y2=b.top-o.top;
const p=document.createElementNS('http://www.w3.org/2000/svg','path');p.setAttribute('class','arrow');
p.setAttribute('d','M'+x1+' '+y1+'C'+x1+' '+(Math.min(y1,y2)-22)+' '+x2+' '+(Math.min(y1,y2)-22)+' '+x2+' '+y2);svg.append(p);});};
addEventListener('resize',draw);document.querySelectorAll('details').forEach((d)=>d.addEventListener('toggle',draw));draw();`;
