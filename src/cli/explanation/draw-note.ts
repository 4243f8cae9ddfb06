import { tellVerdict } from './draw-paragraph.ts';
import { escapeHtml } from './escape-html.ts';
import type { Cast } from './list-cast.ts';
import { cutWords, formatShare, formatWeight, type RunExplanation } from './write-explanation.ts';

/** Draws what a badge opens: the verdict, all who might have spoken with what weighed, and why it is a quotation or not. */
export function drawNote(run: RunExplanation, { index, cast }: { index: number; cast: Cast }): string {
  const style = cast.speakers[cast.indexOf(run)]?.style ?? (run.isQuotation ? 'unnamed' : 'nobody');
  return `<section popover id="note${index}" class="${style}" aria-labelledby="words${index}">
<button type="button" class="close" popovertarget="note${index}" popovertargetaction="hide" aria-label="Close">×</button>
<h2 id="words${index}">“${escapeHtml(cutWords(run.words))}”</h2>
<p class="verdict">${escapeHtml(tellVerdict(run))}</p>
${run.candidates.length === 0 ? '' : `<h3>Who might have said it</h3><ol>${run.candidates.slice(0, candidatesMax).map(drawCandidate).join('')}</ol>`}
${run.reasons.length === 0 ? '' : `<h3>Somebody’s words, or a title, a nickname</h3>${drawReasons(run.reasons)}`}
</section>`;
}

/** How many candidates are shown: the likeliest. */
const candidatesMax = 6;

function drawCandidate({ speaker, phraseWords, pass, score, reasons }: RunExplanation['candidates'][number]) {
  const phrase = phraseWords === null ? '' : ` as “${escapeHtml(phraseWords)}”`;
  return `<li><p><span class="bar" style="--share:${Math.round(100 * score)}%"></span><b>${formatShare(score)}</b> ${escapeHtml(speaker ?? 'not named')}${phrase} <small>by “${escapeHtml(pass)}”</small></p>${drawReasons(reasons)}</li>`;
}

function drawReasons(reasons: RunExplanation['reasons']): string {
  const items = reasons.map(
    ({ feature, weight }) =>
      `<li><b class="${weight > 0 ? 'for' : 'against'}">${formatWeight(weight)}</b> ${escapeHtml(feature)}</li>`,
  );
  return `<ul>${items.join('')}</ul>`;
}
