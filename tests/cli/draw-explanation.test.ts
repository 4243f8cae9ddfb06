import { describe, expect, it } from 'vitest';
import { drawExplanation } from '../../src/cli/explanation/draw-explanation.ts';
import { explainStory, loadLexicons } from '../../src/quotes/index.ts';
import { inventStory } from '../quotes/invented-story.ts';

const draw = (paragraphs: readonly string[]) => {
  const story = inventStory(paragraphs);
  return drawExplanation(story, explainStory(story, loadLexicons()));
};

const page = draw([
  '“I quit,” said Kay Reyes, who plays in “The Lemon Tree.” “And I mean it.”',
  '“Good,” an insider said. “So do I,” said Lou Finch.',
]);

describe('the page that explains a story', () => {
  it.each([
    ['the first speaker', 'class="speaker c0" data-only="0" aria-pressed="false"', 'KR', 'Kay Reyes', 2],
    ['the second speaker', 'class="speaker c1" data-only="1" aria-pressed="false"', 'LF', 'Lou Finch', 1],
  ])('names %s in the legend with a colour, a badge and a count', (_who, shared, badge, name, count) => {
    expect(page).toContain(
      `<button type="button" ${shared}><span class="badge">${badge}</span> ${name} <b>${count}</b></button>`,
    );
  });

  it.each([
    ['not named', 1],
    ['nobody’s words', 1],
  ])('counts what is %s', (words, count) => expect(page).toContain(`${words} <b>${count}</b></li>`));

  it('gives every run a badge that says to a screen reader who spoke, and opens a note that is there', () => {
    const badges = [...page.matchAll(/popovertarget="(note\d+)" data-badge="([^"]+)" aria-label="([^"]+)"/g)];
    expect(badges.map(([, , badge]) => badge)).toEqual(['KR', '–', 'KR', '?', 'LF']);
    expect(badges[0]?.[3]).toMatch(/^Why: Kay Reyes, by “inverted”, \d+ % sure$/);
    for (const [, note] of badges) expect(page).toContain(`<section popover id="${note}"`);
  });

  it('leads from each quotation to the phrase that decided', () => {
    const targets = [...page.matchAll(/<mark [^>]*data-phrase="([^"]+)"/g)].map(([, target]) => target);
    expect(targets.length).toBe(4);
    for (const target of targets) expect(page).toContain(`<u id="${target}"`);
  });

  it('shows a name that is withheld as not named, and tells whom it would have been', () => {
    const unsure = draw([
      'Greta Olm met Ida Brandt, Lena Voss, Mona Feld and Kay Reyes at the harbor.',
      'A goat came. It ate the tickets.',
      '“No,” she said.',
    ]);
    expect(unsure).toContain('not named <b>1</b></li>');
    expect(unsure).not.toContain('data-only=');
    expect(unsure).toMatch(/<p class="verdict">not named: too unsure that it is [A-Z][a-z]+ [A-Z]/);
  });

  it('tells two speakers with the same initials apart', () => {
    const twins = draw(['“I quit,” said Kay Reyes.', '“Me too,” said Karl Roth.']);
    expect(twins).toContain('<span class="badge">KR2</span> Karl Roth');
  });

  it('cuts long words at a word’s end and shows that it did', () => {
    const long = draw([`“${'I have said it all before. '.repeat(9)}” said Kay Reyes.`]);
    expect(long).toMatch(
      /<h2 id="words0">“I have said it all before\..*(?:I|have|said|it|all|before\.)…”<\/h2>/,
    );
  });

  it('keeps what a story prints from becoming part of the page', () => {
    const hostile = draw(['“<script>alert(1)</script>,” said Kay "Bolt" Reyes <b>.']);
    expect(hostile).not.toContain('<script>alert');
    expect(hostile).not.toContain('Reyes <b>.');
  });
});
