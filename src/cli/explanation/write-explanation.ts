import type { Story } from '../../domain.ts';
import type { explainStory } from '../../quotes/index.ts';

/** Why one run of words in marks was read as it was. */
export type RunExplanation = ReturnType<typeof explainStory>[number];

/** Writes how a story was read as text: of each run in marks its speaker, the pass that decided, the others and why. */
export function writeExplanation({ title }: Story, runs: readonly RunExplanation[]): string {
  return [title, '', ...runs.flatMap(writeRun)].join('\n');
}

function writeRun(run: RunExplanation): readonly string[] {
  const head = `paragraph ${run.span.paragraph}: “${run.words}”`;
  const verdict = run.isQuotation
    ? `  ${tellSpeaker(run)}, decided by ${run.pass}, ${formatShare(run.confidence ?? 0)} sure`
    : `  nobody’s words, ${formatShare(1 - run.likelihood)} sure`;
  const others = run.candidates.map(
    ({ speaker, phraseWords, pass, score }) =>
      `    ${formatShare(score).padStart(5)}  ${speaker ?? 'not named'}${phraseWords === null ? '' : `, “${phraseWords}”`} (${pass})`,
  );
  const reasons = run.reasons.map(({ feature, weight }) => `${formatWeight(weight)} ${feature}`).join(', ');
  return [head, verdict, ...others, ...(reasons === '' ? [] : [`    a quotation or not: ${reasons}`]), ''];
}

/** Tells who speaks as it is answered, and whom it would have been where that is too unsure to be said. */
export function tellSpeaker({ speaker, withheld }: Pick<RunExplanation, 'speaker' | 'withheld'>): string {
  return speaker ?? (withheld === null ? 'not named' : `not named: too unsure that it is ${withheld}`);
}

/** Enough of a quotation to know it by, in characters. */
const wordsMax = 80;

/** Cuts long words at a word's end, and shows that it did. */
export function cutWords(words: string): string {
  if (words.length <= wordsMax) return words;
  const whole = words.slice(0, wordsMax + 1).replace(/\s*\S*$/u, '');
  return `${whole === '' ? words.slice(0, wordsMax) : whole}…`;
}

/** Writes a probability as whole percent. */
export function formatShare(share: number): string {
  return `${Math.round(100 * share)} %`;
}

/** Writes what a feature weighed, with its sign. */
export function formatWeight(weight: number): string {
  return `${weight > 0 ? '+' : '−'}${Math.abs(weight).toFixed(1)}`;
}
