import { describe, expect, it } from 'vitest';
import { loadLexicons } from '../../src/quotes/index.ts';
import { buildScene } from '../../src/quotes/scene.ts';
import { attributeRuns } from '../../src/quotes/speakers/attribute-runs.ts';
import { listAddressed } from '../../src/quotes/speakers/list-addressed.ts';
import { inventStory } from './invented-story.ts';

/** Gives whom the engine takes for the speaker of each run, sure or not. */
function guessSpeakers(lines: readonly string[], author: string | null = null): (string | null)[] {
  const story = { ...inventStory(lines), author };
  return attributeRuns(buildScene(story, loadLexicons())).flatMap(({ attributed }) =>
    attributed === null ? [] : [attributed.entity?.name ?? null],
  );
}

describe('who is taken for the speaker', () => {
  it.each<[name: string, lines: string[], speakers: (string | null)[]]>([
    [
      'not whom the words call by name',
      [
        'Kay Reyes found Lou Finch by the van.',
        '"You left the lamp on," Kay Reyes said.',
        '"I never touch the lamp, Kay."',
      ],
      ['Kay Reyes', 'Lou Finch'],
    ],
    [
      'whoever the next line tells of, where nothing else does',
      ['"I have never seen so many ladders."', 'That is Kay Reyes, who held the umbrella when it happened.'],
      ['Kay Reyes'],
    ],
    [
      'the other of two, after a question',
      [
        'Kay Reyes met Lou Finch at the ferry.',
        '"Where is the goat?" Kay Reyes asked.',
        '"Seasick," Lou Finch said.',
        '"Again?"',
        '"It hides it well."',
      ],
      ['Kay Reyes', 'Lou Finch', 'Kay Reyes', 'Lou Finch'],
    ],
    [
      'who said so, and not who was told',
      ['"The van is gone," Kay Reyes told Lou Finch. "So is the goat."'],
      ['Kay Reyes', 'Kay Reyes'],
    ],
  ])('%s', (_name, lines, speakers) => {
    expect(guessSpeakers(lines)).toEqual(speakers);
  });

  it('the writer, of a question in a story told by an I', () => {
    const lines = [
      'Kay Reyes opens the door to me with a fish in her hand.',
      '"Do you miss the sea?" I ask. She thinks about it.',
      '"The fish, yes," Reyes says.',
    ];
    expect(guessSpeakers(lines, 'Nell Boyd')).toEqual(['Nell Boyd', 'Kay Reyes']);
    expect(guessSpeakers(lines)[0]).not.toBe('Nell Boyd');
  });
});

describe('how sure a speaker is', () => {
  const readSureness = (lines: readonly string[]) =>
    attributeRuns(buildScene(inventStory(lines), loadLexicons())).flatMap(
      ({ attributed }) => attributed?.sureness ?? [],
    );

  it.each([
    ['in one sentence', '"We were late," she said, "and the gate was locked."'],
    ['in one paragraph', '"We were late," she said. "The gate was locked."'],
  ])('doubts words that go on where it doubts who began, %s', (_name, words) => {
    const [first = 0, second = 1] = readSureness([`Corinne Bell met Lupe Marsh by the ferry. ${words}`]);
    const [alone = 0, alsoAlone = 0] = readSureness([`Corinne Bell walked to the ferry. ${words}`]);
    expect(first).toBeLessThan(alone);
    expect(second).toBeLessThan(alsoAlone);
  });
});

describe('whom words call', () => {
  it.each<[words: string, addressed: string[]]>([
    ['There’s six, Odie.', ['odie']],
    ['Kay, put the lamp down.', ['kay']],
    ['You know, Kay Reyes, that is my lamp.', ['kay', 'reyes']],
    ['Hey Lou!', ['lou']],
    ['I saw Kay at the ferry.', []],
    ['Kay put the lamp down.', []],
  ])('%s', (words, addressed) => {
    expect([...listAddressed(words).addressed]).toEqual(addressed);
  });

  it('tells who speaks for themselves, and who asks', () => {
    expect(listAddressed('I did it.')).toMatchObject({ person: 'I', asks: false });
    expect(listAddressed('Did we do it?')).toMatchObject({ person: 'we', asks: true });
    expect(listAddressed('It rained.')).toMatchObject({ person: 'neither', asks: false });
  });
});
