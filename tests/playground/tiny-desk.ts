import type { Command, Desk } from '../../commands/command.ts';
import type { Card, CommandRequest, Person, Story } from '../../src/domain.ts';
import { UsageError } from '../../src/errors.ts';
import type { Library } from '../../src/library/library.ts';

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

const people: readonly Person[] = ['Imani Lind', 'Ines Marlowe', 'Rasmus Tann'].map((name, index) => ({
  id: `p-${index}`,
  name,
  aliases: [],
  quotationCount: 3 - index,
}));

/** A library with one story, kept in memory: only what the playground itself asks of a library. */
function createTinyLibrary(): Library {
  const requests = new Map<string, CommandRequest>();
  const library: Partial<Library> = {
    story: async (id) => (id === sample.id ? sample : null),
    storyByUrl: async (url) => (url === sample.url ? sample : null),
    completePerson: async (typed, limit) =>
      people.filter(({ name }) => name.toLowerCase().includes(typed.toLowerCase())).slice(0, limit),
    searchQuotations: async () => ({ hits: [], total: 0 }),
    keepRequest: async (request) => {
      requests.set('r1', request);
      return 'r1';
    },
    request: async (id) => requests.get(id) ?? null,
  };
  return library as Library;
}

export function createTinyDesk(): Desk {
  return {
    library: createTinyLibrary(),
    ask: () => Promise.reject(new Error('The tiny commands do not ask.')),
    ingest: () => Promise.reject(new Error('The tiny commands do not ingest.')),
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
    name: 'break',
    description: 'Fails unexpectedly',
    options: [],
    run: () => Promise.reject(new Error('secret detail')),
  },
];
