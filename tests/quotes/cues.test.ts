import { describe, expect, it } from 'vitest';
import { findCues } from '../../src/quotes/cues/find-cues.ts';
import { loadLexicons } from '../../src/quotes/index.ts';
import { buildScene, listSites } from '../../src/quotes/scene.ts';
import { inventStory } from './invented-story.ts';

/** Gives the cues of a line's last run: each pattern with the phrase for the speaker. */
function listCues(line: string): string[] {
  const scene = buildScene(inventStory([line]), loadLexicons());
  const site = listSites(scene).at(-1);
  return (site === undefined ? [] : findCues(site)).map(({ pattern, speaker: { from, to } }) => {
    const tokens = scene.paragraphs[0]?.tokens.slice(from, to) ?? [];
    return `${pattern}: ${tokens.map(({ text }) => text).join(' ')}`;
  });
}

describe('the cues for a quotation', () => {
  it.each<[name: string, line: string, cues: string[]]>([
    [
      'an "and" goes on with the subject of the verb before',
      'Kay Reyes called on Lou Finch to leave the barn and said, "Her goat is gone."',
      ['subject before: Kay Reyes'],
    ],
    [
      'what an "and" joins to a passive',
      'Kay Reyes was joined on stage by Lou Finch and joked, "You are late."',
      ['subject before: Kay Reyes'],
    ],
    [
      'a cue further off where another stands nearer',
      'According to Kay Reyes, Lou Finch shouted "Get out of my kitchen!" at the cat.',
      ['subject before: Lou Finch', 'further before: Kay Reyes'],
    ],
    [
      'who speaks behind what the sentence goes on with',
      '"A lightning rod" for the whole town, said Kay Reyes, who owns the barn.',
      ['late after: Kay Reyes'],
    ],
    [
      'an account behind who speaks',
      '"I quit," Kay Reyes said, according to the Copper Post.',
      ['subject after: Kay Reyes', 'late according: the Copper Post'],
    ],
    [
      'a noun of speech is no verb',
      'Kay Reyes called Lou Finch\'s remarks "a new low."',
      ['owner: Lou Finch', 'further before: Kay Reyes'],
    ],
    ['a verb that no list has', '"No!" gasped Kay Reyes.', ['inverted: Kay Reyes']],
    [
      'a noun that no list has',
      '"It is nonsense," a senior blathercrat said.',
      ['subject after: a senior blathercrat'],
    ],
    ['the same behind the verb', '"Out!" yelled the throng.', ['inverted: the throng']],
    [
      'words before a name that no phrase takes in',
      '"I am not sure," said undecided voter Kay Reyes.',
      ['inverted: voter Kay Reyes'],
    ],
    [
      'somebody who was saying so',
      'Lou Finch left just as his castmate was saying, "I want a clause."',
      ['subject before: his castmate'],
    ],
    ['somebody who keeps saying so', '"Nine pounds," his dad keeps saying.', ['subject after: his dad']],
    [
      'people whom no word before them tells apart',
      'Lawyers for Kay Reyes said that it was "wholly wrong."',
      ['subject before: Lawyers'],
    ],
    [
      'nobody in a dateline',
      'DECATUR, Ill. — Kay Reyes weighed in on Friday, calling it "a circus."',
      ['subject before: Kay Reyes'],
    ],
  ])('%s', (_name, line, cues) => {
    expect(listCues(line)).toEqual(cues);
  });
});
