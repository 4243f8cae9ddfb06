import type { Story } from '../../src/domain.ts';
import { type Lexicons, loadLexicons, readStory } from '../../src/quotes/index.ts';
import type { PredictedQuote } from './score.ts';

/** Reads a story and lists its quoted runs as the published contract does: one entry a run. */
export function readPredictions(story: Story, lexicons: Lexicons = loadLexicons()): PredictedQuote[] {
  return readStory(story, lexicons).quotations.flatMap((quotation) =>
    quotation.contents.map(({ paragraph, start, end }) => ({
      paragraph,
      text: story.paragraphs[paragraph]?.slice(start, end) ?? '',
      speaker: quotation.speaker,
      speakerAs: quotation.speakerAs,
      confidence: quotation.confidence,
      pass: quotation.cue ?? 'none',
    })),
  );
}
