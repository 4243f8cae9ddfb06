import type { Story } from '../../src/domain.ts';
import type { PredictedQuote } from './score.ts';

const marks =
  /[“"«]([^“”"«»]+)[”"»]|(?<![\p{L}\p{N}])[‘']([^‘’']+(?:[’'](?=\p{L})[^‘’']+)*)[’'](?![\p{L}])/gu;
const name = /\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)+/gu;

/** The plain way to compare with: pairs marks and takes the nearest name of two words or more outside them. */
export function readBaseline({ paragraphs, noise }: Story): PredictedQuote[] {
  let last: string | null = null;
  return paragraphs.flatMap((text, paragraph) => {
    if (noise.includes(paragraph)) return [];
    const runs = [...text.matchAll(marks)];
    const outside = text.replace(marks, (run) => ' '.repeat(run.length));
    const names = [...outside.matchAll(name)].map((match) => ({ at: match.index, words: match[0] }));
    return runs.map((run) => {
      const near = names.toSorted((a, b) => Math.abs(a.at - run.index) - Math.abs(b.at - run.index))[0];
      last = near?.words ?? last;
      const words = run[1] ?? run[2] ?? '';
      return { paragraph, text: words, speaker: last, speakerAs: last, confidence: 1, pass: 'nearest name' };
    });
  });
}
