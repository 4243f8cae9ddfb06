import type { Story } from '../../src/domain.ts';
import { type Lexicons, loadLexicons, readStory } from '../../src/quotes/index.ts';
import type { PredictedQuote } from './score.ts';

/**
 * Reads a story and lists its quoted runs as the published contract does: one entry a run. Words without marks are left
 * out, as they are in the annotations.
 */
export function readPredictions(story: Story, lexicons: Lexicons = loadLexicons()): PredictedQuote[] {
  const quoted = readStory(story, lexicons).quotations.filter(({ kind }) => kind !== 'answer');
  return quoted.flatMap((quotation, utterance) =>
    quotation.contents.map(({ paragraph, start, end }) => ({
      paragraph,
      text: story.paragraphs[paragraph]?.slice(start, end) ?? '',
      speaker: quotation.speaker,
      speakerAs: quotation.speakerAs,
      confidence: quotation.confidence,
      pass: quotation.cue ?? 'none',
      utterance,
    })),
  );
}
