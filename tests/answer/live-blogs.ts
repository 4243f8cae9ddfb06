import type { Quotation, Story } from '../../src/domain.ts';
import type { Library } from '../../src/library/index.ts';

// Live blogs of 275 KB: entries on the tour, and far down in one of them what happens nowhere else.
const blogCount = 8;
const entryCount = 1500;
/** The entry that tells what none of the others does. */
export const deepEntry = 1200;
const quotedEvery = 6;
const things = 'boat goat lantern kettle ladder swan trumpet curtain biscuit river'.split(' ');

/** Makes a live blog of 275 KB with its quotations. */
export function makeBlog(number: number): {
  readonly story: Story;
  readonly quotations: readonly Quotation[];
} {
  const thing = (entry: number) => things[(entry * 7 + number) % things.length];
  const paragraphs = Array.from({ length: entryCount }, (_, entry) =>
    number === 3 && entry === deepEntry
      ? 'Backstage at the zeppelin hangar, Rowan Ashby-Teague said: “I was married in a zeppelin, over Ulm.”'
      : `At minute ${entry} of the tour, by the ${thing(entry)}, Rowan Ashby-Teague told the band of number ${entry}: “The ${thing(entry + 1)} and the ${thing(entry + 2)} will tour without me.” Then the lights went out again.`,
  );
  const story: Story = {
    id: `blog-${number}`,
    url: null,
    title: `Live: the lighthouse tour, night ${number}`,
    outlet: 'The Marquee',
    author: null,
    published: `2026-04-1${number}T09:00:00Z`,
    paragraphs,
    noise: [],
  };
  const quotations = paragraphs.map(
    (text, paragraph): Quotation => ({
      id: `${story.id}-${paragraph}`,
      storyId: story.id,
      contents: [{ paragraph, start: text.indexOf('“') + 1, end: text.indexOf('”') }],
      speaker: 'Rowan Ashby-Teague',
      speakerAs: null,
      cue: 'said',
      kind: 'quotation',
      confidence: 1,
    }),
  );
  return { story, quotations: quotations.filter((_, entry) => entry % quotedEvery === 0) };
}

/** Keeps a few live blogs. */
export async function keepBlogs(library: Library): Promise<void> {
  const people = [{ name: 'Rowan Ashby-Teague', aliases: ['Ashby-Teague'] }];
  for (let number = 0; number < blogCount; number += 1) {
    const { story, quotations } = makeBlog(number);
    await library.keep(story, { quotations, people });
  }
}
