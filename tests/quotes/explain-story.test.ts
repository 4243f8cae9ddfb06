import { describe, expect, it } from 'vitest';
import { explainStory, loadLexicons, readStory } from '../../src/quotes/index.ts';
import { inventStory } from './invented-story.ts';

const lexicons = loadLexicons();

describe('explaining a story', () => {
  const story = inventStory([
    '“I quit,” said Kay Reyes, who plays in “The Lemon Tree.”',
    '“Good,” an insider said.',
  ]);
  const runs = explainStory(story, lexicons);

  it('tells of every run in marks whether it is somebody’s words', () => {
    expect(runs.map(({ words, isQuotation }) => [words, isQuotation])).toEqual([
      ['I quit,', true],
      ['The Lemon Tree.', false],
      ['Good,', true],
    ]);
  });

  it('names the pass that decided, and the phrase it went by', () => {
    const [first] = runs;
    const { phrase } = first ?? {};
    expect(first?.pass).toBe('inverted');
    expect(story.paragraphs[0]?.slice(phrase?.start, phrase?.end)).toBe('Kay Reyes');
  });

  it('gives candidates whose scores add up to one, the chosen one first', () => {
    for (const { candidates, isQuotation, speaker } of runs) {
      const sum = candidates.reduce((total, { score }) => total + score, 0);
      expect(sum).toBeCloseTo(isQuotation ? 1 : 0);
      expect(candidates[0]?.speaker ?? null).toBe(speaker);
    }
  });

  it('finds the same quotations as reading does', () => {
    const read = readStory(story, lexicons).quotations.flatMap(({ contents }) => contents);
    expect(runs.filter(({ isQuotation }) => isQuotation).map(({ span }) => span)).toEqual(read);
  });
});

describe('a name that is too unsure to be given', () => {
  const story = inventStory([
    'Greta Olm met Ida Brandt, Lena Voss, Mona Feld and Kay Reyes at the harbor.',
    'A goat came. It ate the tickets.',
    '“No,” she said.',
  ]);

  it('is withheld as in the answer, and told apart', () => {
    expect(readStory(story, lexicons).quotations).toMatchObject([{ speaker: null, speakerAs: 'she' }]);
    const [run] = explainStory(story, lexicons);
    expect(run?.speaker).toBeNull();
    expect(run?.withheld).toMatch(/^\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+$/u);
  });
});
