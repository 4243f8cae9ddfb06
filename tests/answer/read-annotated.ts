import { readFileSync } from 'node:fs';
import type { Quotation, Reading, Span, Story, StoryHead } from '../../src/domain.ts';

/** What an annotator says of a story, such as `tests/golden/stories/<id>.json`. */
export interface Annotations {
  readonly noise: readonly number[];
  readonly people?: Reading['people'];
  readonly quotes: readonly {
    readonly paragraph: number;
    readonly text: string;
    readonly speaker: string | null;
    readonly description: string | null;
    readonly utterance: number;
  }[];
}

/** Reads a sample story and its annotations as if a perfect engine had read it. */
export function readAnnotated(
  storyFile: string,
  annotationsFile: string,
): { story: Story; reading: Reading } {
  return annotate(
    JSON.parse(readFileSync(storyFile, 'utf8')),
    JSON.parse(readFileSync(annotationsFile, 'utf8')),
  );
}

/** Gives a story and its annotations as if a perfect engine had read it. */
export function annotate(
  { id, url, title, outlet, author, published, paragraphs }: StoryHead & Pick<Story, 'paragraphs'>,
  { noise, people = [], quotes }: Annotations,
): { story: Story; reading: Reading } {
  const story: Story = { id, url, title, outlet, author, published, paragraphs, noise };
  return { story, reading: { people, quotations: toQuotations(story, quotes) } };
}

function toQuotations(story: Story, quotes: Annotations['quotes']): Quotation[] {
  const utterances = groupByUtterance(quotes);
  return utterances.flatMap((group, at) => {
    const [first] = group;
    const [span, ...others] = group.map((quote, index) => toSpan(story, quote, group.slice(0, index)));
    if (!first || !span) return [];
    return [
      {
        id: `${story.id}-${at}`,
        storyId: story.id,
        contents: [span, ...others],
        speaker: first.speaker,
        speakerAs: first.description,
        cue: null,
        kind: 'quotation',
        confidence: 1,
      },
    ];
  });
}

function groupByUtterance(quotes: Annotations['quotes']): (typeof quotes)[] {
  const groups = new Map<number, Annotations['quotes']>();
  for (const quote of quotes) groups.set(quote.utterance, [...(groups.get(quote.utterance) ?? []), quote]);
  return [...groups.values()];
}

/** Finds where a quotation stands; one printed twice in a paragraph is looked for after its first place. */
function toSpan(story: Story, quote: Annotations['quotes'][number], earlier: Annotations['quotes']): Span {
  const text = story.paragraphs[quote.paragraph] ?? '';
  const last = earlier.findLast((other) => other.paragraph === quote.paragraph);
  const from = last ? text.indexOf(last.text) + last.text.length : 0;
  const start = text.indexOf(quote.text, from);
  return { paragraph: quote.paragraph, start, end: start + quote.text.length };
}
