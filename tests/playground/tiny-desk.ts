import type { Command, Desk } from '../../commands/command.ts';
import type { Card, Reading, Story } from '../../src/domain.ts';
import { UsageError } from '../../src/errors.ts';
import { openMemoryLibrary } from '../../src/library/index.ts';

export const sample: Story = {
  id: 't-001',
  url: 'https://lantern-post.example/2025/goat',
  title: 'Goat Eats Card, Says <Nothing>',
  outlet: 'Lantern Post',
  author: 'Ada Quill',
  published: '2025-03-11T15:42:00Z',
  paragraphs: [
    ...Array.from({ length: 40 }, (_, index) => `Line ${index + 1} of a long story about a card and a goat.`),
    '"I waited *twenty-two* years to read that card, and a goat has eaten it," said Imani Lind.',
    'Article continues below advertisement',
  ],
  noise: [41],
};

export const quoted = 'I waited *twenty-two* years to read that card, and a goat has eaten it,';
export const fragment = '#:~:text=I%20waited%20%2Atwenty%2Dtwo%2A%20years';

const paragraph = 40;
const names = ['Imani Lind', 'Ines Marlowe', 'Rasmus Tann'];

/** One quotation of each person, all of the same words: the page does not mind. */
const reading: Reading = {
  people: names.map((name) => ({ name, aliases: [] })),
  quotations: names.map((name, index) => ({
    id: `q-${index}`,
    storyId: sample.id,
    contents: [{ paragraph, start: 1 + index, end: 1 + quoted.length }],
    speaker: name,
    speakerAs: name,
    cue: 'said',
    kind: 'quotation',
    confidence: 1,
  })),
};

/** A desk with a library of one invented story. */
export async function createTinyDesk(): Promise<Desk> {
  const library = await openMemoryLibrary();
  await library.keep(sample, reading);
  return {
    library,
    ask: () => Promise.reject(new Error('The tiny commands do not ask.')),
    ingest: () => Promise.reject(new Error('The tiny commands do not ingest.')),
    feeds: {
      find: () => Promise.reject(new Error('The tiny commands read no feeds.')),
      isReading: () => false,
    },
    now: () => new Date('2026-01-01T00:00:00Z'),
  };
}

const plain = (text: string) => ({ kind: 'plain' as const, text });
const basics = { managersOnly: false, private: false, reply: 'at-once' as const, suggest: async () => [] };
const option = { kind: 'text' as const, required: false, suggests: false };

function drawAnswer(question: string, page: number): Card {
  const turn = (label: string, to: number) => ({
    kind: 'request' as const,
    label,
    request: { command: 'ask', options: { question }, page: to },
    disabled: to < 0 || to > 2,
  });
  return {
    tone: 'answer',
    blocks: [
      { kind: 'heading', inlines: [plain(`Page ${page + 1} for “${question}”`)] },
      {
        kind: 'quotation',
        runs: [[plain(quoted)]],
        byline: [
          { kind: 'bold', text: 'Imani Lind' },
          plain(' · Lantern Post · '),
          { kind: 'time', instant: '2025-03-11T15:42:00Z', style: 'date' },
        ],
        source: { label: 'Read it there', url: `${sample.url}${fragment}` },
      },
      { kind: 'divider' },
      { kind: 'note', inlines: [plain('3 pages')] },
      { kind: 'buttons', buttons: [turn('Previous', page - 1), turn('Next', page + 1)] },
    ],
  };
}

/** Tiny commands, one for each thing that the page must be able to do. */
export const tinyCommands: readonly Command[] = [
  {
    ...basics,
    name: 'ask',
    description: 'Ask who said what',
    options: [
      { ...option, name: 'question', description: 'In your own words', required: true, maxLength: 1000 },
      { ...option, name: 'private', description: 'Show the answer to you alone', kind: 'flag' },
    ],
    run: async ({ options, page }) => drawAnswer(String(options['question']), page),
  },
  {
    ...basics,
    name: 'quotes',
    description: 'The words of one person',
    options: [
      { ...option, name: 'person', description: 'Whose words', required: true, suggests: true },
      { ...option, name: 'topic', description: 'What about' },
      { ...option, name: 'limit', description: 'How many', kind: 'number' },
    ],
    run: async ({ options }) => ({
      tone: 'notice',
      blocks: [{ kind: 'text', inlines: [plain(JSON.stringify(options))] }],
    }),
    suggest: async (_option, typed, { library }) =>
      (await library.completePerson(typed, 25)).map(({ name, id }) => ({ name, value: id })),
  },
  {
    ...basics,
    name: 'find',
    description: 'Quotations within bounds',
    options: [
      { ...option, name: 'person', description: 'Whose words', suggests: true },
      { ...option, name: 'topic', description: 'What about' },
      { ...option, name: 'since', description: 'From when on' },
    ],
    run: async ({ options }) => ({
      tone: 'notice',
      blocks: [{ kind: 'text', inlines: [plain(JSON.stringify(options))] }],
    }),
  },
  {
    ...basics,
    name: 'help',
    description: 'How to ask',
    options: [],
    private: true,
    run: async () => ({ tone: 'notice', blocks: [{ kind: 'text', inlines: [plain('Just ask.')] }] }),
  },
  {
    ...basics,
    name: 'refuse',
    description: 'Fails with words for the user',
    options: [],
    run: () => Promise.reject(new UsageError('That date is none. Write it as 2025-03-11.')),
  },
  {
    ...basics,
    name: 'stumble',
    description: 'Fails unexpectedly',
    options: [],
    run: () => Promise.reject(new Error('secret detail')),
  },
  {
    ...basics,
    name: 'allowed',
    description: 'Tells whether the asker may manage',
    options: [],
    run: async ({ asker }) => ({
      tone: 'notice',
      blocks: [{ kind: 'text', inlines: [plain(asker.mayManage ? 'You may.' : 'You may not.')] }],
    }),
  },
  {
    ...basics,
    name: 'picture',
    description: 'Shows one',
    options: [],
    run: async () => ({
      tone: 'answer',
      blocks: [
        {
          kind: 'heading',
          inlines: [plain('Goat Eats Card')],
          picture: { url: 'https://pictures.example/goat.svg', alt: 'A goat' },
        },
        { kind: 'note', inlines: [plain('Lantern Post')] },
      ],
    }),
  },
  {
    ...basics,
    name: 'wait',
    description: 'Answers after a moment',
    options: [],
    reply: 'deferred',
    run: async () => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      return { tone: 'notice', blocks: [{ kind: 'text', inlines: [plain('There it is.')] }] };
    },
  },
];
