import type { Quotation, Story } from '../../src/domain.ts';
import { type Library, openMemoryLibrary } from '../../src/library/index.ts';

/** A line of a small story: who says it, the sentence around it, the words in marks. */
interface Line {
  readonly speaker: string | null;
  /** The words that stand for a speaker without a name. */
  readonly as?: string;
  readonly text: string;
}

interface SmallStory {
  readonly id: string;
  readonly outlet: string;
  readonly published: string;
  readonly title: string;
  readonly lines: readonly Line[];
  /** People named besides the speakers. */
  readonly named?: readonly { readonly name: string; readonly aliases: readonly string[] }[];
}

/** The story of a wedding, a tour and a lawsuit, in which two people bear one surname. */
export const smallStories: readonly SmallStory[] = [
  {
    id: 'tour',
    outlet: 'The Marquee',
    published: '2026-04-10T09:00:00Z',
    title: 'Rowan Ashby-Teague Opens Up About the Lighthouse Tour',
    lines: [
      {
        speaker: 'Rowan Ashby-Teague',
        text: 'On the tour, Ashby-Teague said, “Every night I lose a shoe and the crew finds two.”',
      },
      {
        speaker: 'Rowan Ashby-Teague',
        text: 'Of the lighthouse on stage: “It cost more than my house, and it leaks less.”',
      },
      {
        speaker: 'Zoë Maréchal',
        text: 'Drummer Zoë Maréchal disagreed. “I have never lost a shoe in my life.”',
      },
    ],
    named: [{ name: 'Piet Hollander', aliases: ['Hollander'] }],
  },
  {
    id: 'wedding',
    outlet: 'Glitterbox',
    published: '2025-06-02T09:00:00Z',
    title: 'Inside the Teague-Okafor Wedding: Cake, Rain and a Runaway Swan',
    lines: [
      {
        speaker: 'Marguerite Okafor',
        text: '“The swan was not invited,” Okafor told Glitterbox at the wedding.',
      },
      {
        speaker: 'Samuel Okafor',
        text: 'Her brother Samuel laughed about the cake. “It leaned like a sailor.”',
      },
      {
        speaker: 'Marguerite Okafor and Lucien Teague',
        text: 'In a joint statement the newlyweds wrote: “We thank the fire brigade for its ladder.”',
      },
      { speaker: null, text: 'A guest said of the rain: “We were wetter than the swan.”' },
    ],
  },
  {
    id: 'lawsuit',
    outlet: 'People',
    published: '2025-11-20T09:00:00Z',
    title: 'Judge Tosses Suit Over the Song “Paper Moon”',
    lines: [
      {
        speaker: 'Marguerite Okafor',
        text: 'On the lawsuit, Okafor said: “I wrote it in a bath, alone, with a candle as my witness.”',
      },
      {
        speaker: null,
        as: 'the source',
        text: 'The source said of Okafor’s candle: “The candle was scented like a bath.”',
      },
      { speaker: null, as: 'she', text: 'Asked of Okafor’s bath, she added: “The bath ran cold by dawn.”' },
      { speaker: '@moonfan', text: 'One fan wrote: “free the paper moon!!”' },
    ],
  },
];

/** Opens a library in memory that holds the small stories. */
export async function openSmallLibrary(stories: readonly SmallStory[] = smallStories): Promise<Library> {
  const library = await openMemoryLibrary();
  for (const small of stories) {
    const story = toStory(small);
    const speakers = [...new Set(small.lines.flatMap(({ speaker }) => speaker ?? []))];
    const people = [
      ...speakers.map((name) => ({ name, aliases: [name.split(' ').at(-1) ?? name] })),
      ...(small.named ?? []),
    ];
    await library.keep(story, { quotations: toQuotations(small), people });
  }
  return library;
}

const toStory = ({ id, outlet, published, title, lines }: SmallStory): Story => ({
  id,
  url: `https://outlet.example/${id}`,
  title,
  outlet,
  author: null,
  published,
  paragraphs: lines.map(({ text }) => text),
  noise: [],
});

function toQuotations({ id, lines }: SmallStory): Quotation[] {
  return lines.map(({ speaker, as = null, text }, paragraph) => ({
    id: `${id}-${paragraph}`,
    storyId: id,
    contents: [{ paragraph, start: text.indexOf('“') + 1, end: text.indexOf('”') }],
    speaker,
    speakerAs: as,
    cue: 'said',
    kind: 'quotation',
    confidence: 1,
  }));
}
