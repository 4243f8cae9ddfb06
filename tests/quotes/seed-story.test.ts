import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { extractStory } from '../../src/extract/index.ts';
import { loadLexicons, readStory } from '../../src/quotes/index.ts';

/** Reads a pasted page and gives each quoted run's first words, with its speaker. */
function readPage(body: string): [string, string | null][] {
  const story = extractStory({ id: 'page', url: null, kind: 'text', body });
  return readStory(story, loadLexicons()).quotations.flatMap(({ contents, speaker }) =>
    contents.map(({ paragraph, start, end }): [string, string | null] => [
      (story.paragraphs[paragraph]?.slice(start, end) ?? '').split(' ').slice(0, 4).join(' '),
      speaker,
    ]),
  );
}

/**
 * A story of ours with the traps of such a page: a headline and captions that repeat, an abbreviation that is nobody, a
 * tool and an outlet with a person's name, somebody else of the same gender, descriptions by age and by credit.
 */
const inventedPage = `Dorian Vell Defends Letting AI Write a Tide, Says 'The Sea Will Not Notice'

dorian vell defends ai tide
Source: mega

Mar. 4 2024, Published 1:12 p.m. ET

Dorian Vell is defending the use of AI in his new film.

The subject came up while the actor and Larkspur CEO Emil Stroud were having a conversation about how "the old tricks are getting harder to pay for."

Article continues below advertisement
dorian vell tide
Source: mega

Dorian Vell faced backlash for his comments about AI.

When the star said that he had enjoyed it, he was criticised by many, so he took to social media.

Article continues below advertisement

"I don't think AI will replace the sea. It is a bucket with a very good memory," the dad-of-three, 44, tweeted. "We used buckets before."

Article continues below advertisement

"Painters will change, and pretending otherwise is silly," the Harbor Nights alum explained. "Somebody used to paint every wave by hand."

A week earlier, Vell had praised Larkspur's new tool, Nerissa, because it "can pour any ocean that you want."

The star was criticised last year for lending a boat to Casper Loring during his trial.

"You can make ten seconds of rain that look wet. It still forgets the puddles," he said.

"There is a storm in it that I would put in a film," Vell continued. "Why would you wait for a real one?"

The Lanterns at Noon lead said that a night at sea costs a fortune, and that AI could save it.

The Hollywood star even said that it could draw "a whole coast."

"You will ask for a bay, and then it will give you the bay," Vell said. "I have seen the bay."

Playbill Tonight reported on Vell's comments.
`;

describe('a page with many traps', () => {
  it('has every quotation found, eleven of one man and one of nobody named', () => {
    const quoted = readPage(inventedPage);
    expect(quoted.map(([, speaker]) => speaker)).toEqual([null, ...Array(11).fill('Dorian Vell')]);
  });

  const folder = resolve(import.meta.dirname, '../../../shared/seed');
  const name = existsSync(folder) ? readdirSync(folder).find((file) => file.endsWith('.txt')) : undefined;

  it.skipIf(name === undefined)(
    'is read so where it is a real one (left out where ../shared/seed is missing)',
    () => {
      const quoted = readPage(readFileSync(resolve(folder, name ?? ''), 'utf8'));
      expect(quoted.map(([, speaker]) => speaker)).toEqual([null, ...Array(11).fill('Ashton Kutcher')]);
    },
  );
});
