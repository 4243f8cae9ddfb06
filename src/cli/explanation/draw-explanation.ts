import { readFileSync } from 'node:fs';
import type { Story } from '../../domain.ts';
import { drawNote } from './draw-note.ts';
import { drawParagraph } from './draw-paragraph.ts';
import { escapeHtml } from './escape-html.ts';
import { type Cast, listCast, type Speaker } from './list-cast.ts';
import type { RunExplanation } from './write-explanation.ts';

const readFile = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');

/**
 * Draws how a story was read as one HTML page that needs nothing else: a colour and a badge for each speaker, an arrow
 * from each quotation to the phrase that decided, and behind each badge who else might have spoken, and why.
 */
export function drawExplanation(story: Story, runs: readonly RunExplanation[]): string {
  const cast = listCast(runs);
  const paragraphs = story.paragraphs.map((text, paragraph) =>
    drawParagraph(text, { paragraph, isNoise: story.noise.includes(paragraph), runs, cast }),
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Who said what: ${escapeHtml(story.title)}</title>
<style>${readFile('page.css')}</style>
<header>
<h1>${escapeHtml(story.title)}</h1>
${drawLegend(cast)}
</header>
<main>
<svg aria-hidden="true"></svg>
${paragraphs.join('\n')}
</main>
<aside aria-label="Why">
${runs.map((run, index) => drawNote(run, { index, cast })).join('\n')}
</aside>
<div id="tip" aria-hidden="true" hidden></div>
<script>${readFile('page.js')}</script>
</html>`;
}

/** Lists the speakers with their colours and how many quotations each has; pressing one shows only theirs. */
function drawLegend({ speakers, unnamedCount, othersCount }: Cast): string {
  const entries = speakers.map(drawEntry);
  if (unnamedCount > 0)
    entries.push(`<li><span class="badge unnamed">?</span> not named <b>${unnamedCount}</b></li>`);
  if (othersCount > 0)
    entries.push(`<li><span class="badge nobody">–</span> nobody’s words <b>${othersCount}</b></li>`);
  return `<ul class="legend" aria-label="Speakers and how many quotations each has">${entries.join('')}</ul>
<p class="hint">A badge after a quotation tells why it was given to its speaker, and who else might have said it.</p>`;
}

function drawEntry({ name, badge, style, count }: Speaker, index: number): string {
  return `<li><button type="button" class="${style}" data-only="${index}" aria-pressed="false"><span class="badge">${escapeHtml(badge)}</span> ${escapeHtml(name)} <b>${count}</b></button></li>`;
}
