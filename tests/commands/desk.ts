import type { Desk, IngestOutcome, Request } from '../../commands/command.ts';
import { commands } from '../../commands/index.ts';
import { answerQuestion, loadVocabulary } from '../../src/answer/index.ts';
import type {
  Card,
  CardBlock,
  CardButton,
  CommandRequest,
  Inline,
  Story,
  StoryPerson,
} from '../../src/domain.ts';
import { type Library, openMemoryLibrary } from '../../src/library/index.ts';

const NOW = new Date('2025-07-01T12:00:00Z');

/** Opens a desk on a small library in memory, whose stories are read by hand: `Speaker: words` a paragraph. */
export async function openTestDesk(
  stories: readonly TestStory[] = SAMPLE,
): Promise<Desk & { readonly library: Library }> {
  const library = await openMemoryLibrary();
  for (const story of stories) await keep(story, library);
  return {
    ...openDeskAt(library),
    async ingest(address): Promise<IngestOutcome> {
      const story = {
        id: 'new',
        title: 'A Goat Retires',
        lines: ['Ada Quill: The goat has earned its hay.'],
      };
      const { result, storyId } = await keep({ ...story, url: address }, library);
      return { input: address, result, storyId, title: story.title, quotationCount: 1, reason: null };
    },
  };
}

/** Opens a desk at a library, which takes nothing in. */
export function openDeskAt(library: Library): Desk {
  const vocabulary = loadVocabulary();
  return {
    library,
    now: () => NOW,
    ask: (question, page) => answerQuestion(question, page, { library, vocabulary, now: NOW }),
    ingest: async (address) => {
      throw new Error(`This desk does not take in ${address}.`);
    },
    feeds: {
      find: async (address) => {
        throw new Error(`This desk looks for no feed at ${address}.`);
      },
      isReading: () => true,
    },
  };
}

/** A story in the short form that tests are written in. */
export interface TestStory {
  readonly id: string;
  readonly title: string;
  readonly outlet?: string;
  readonly published?: string;
  readonly url?: string;
  /** `Speaker: words said`, a quotation a line; a speaker in small letters is nobody named. */
  readonly lines: readonly string[];
}

/** Seven words of one person, two people of one surname, one person quoted once. */
export const SAMPLE: readonly TestStory[] = [
  {
    id: 'tour',
    title: 'Kay Reyes Calls Off the Tour',
    outlet: 'The Daily Crumb',
    published: '2025-03-11T15:42:00Z',
    lines: [
      'Kay Reyes: The tour is off, and so is the goat.',
      'Kay Reyes: Nobody asked me about the tour bus.',
      'Bram Reyes: My sister never liked the bus.',
    ],
  },
  {
    id: 'album',
    title: 'Kay Reyes on the Album She Threw Away',
    outlet: 'Treble Weekly',
    published: '2025-05-02T09:00:00Z',
    lines: [
      'Kay Reyes: I threw the album in the canal.',
      'Kay Reyes: The canal gave it back.',
      'Kay Reyes: It sounded better wet.',
      'Kay Reyes: The tour will be on water.',
      'Kay Reyes: I am done with land.',
    ],
  },
  {
    id: 'prize',
    title: 'Prize Night Ends in Soup',
    outlet: 'The Daily Crumb',
    published: '2025-06-20T21:00:00Z',
    lines: ['Ada Quill: I would like to thank the soup.'],
  },
];

async function keep({ id, title, lines, outlet, published, url }: TestStory, library: Library) {
  const paragraphs = lines.map((line) => {
    const [speaker = '', words = ''] = line.split(/: (.*)/s);
    return `“${words}” said ${speaker}.`;
  });
  const story: Story = {
    id,
    title,
    url: url ?? `https://crumb.example/${id}`,
    outlet: outlet ?? null,
    author: null,
    published: published ?? null,
    paragraphs,
    noise: [],
  };
  const speakers = lines.map((line) => line.split(': ')[0] ?? '');
  const named = speakers.map((speaker) => (/^\p{Ll}/u.test(speaker) ? null : speaker));
  const people: StoryPerson[] = [...new Set(named)]
    .flatMap((name) => name ?? [])
    .map((name) => ({
      name,
      aliases: name.split(' ').slice(-1),
    }));
  const quotations = paragraphs.map((paragraph, index) => ({
    id: `${id}-${index}`,
    storyId: id,
    contents: [{ paragraph: index, start: 1, end: paragraph.lastIndexOf('”') }] as const,
    speaker: named[index] ?? null,
    speakerAs: speakers[index] ?? null,
    cue: 'said',
    kind: 'quotation' as const,
    confidence: 0.99,
  }));
  return library.keep(story, { quotations, people });
}

type Options = CommandRequest['options'];

/** Runs a command as a member who may do everything. */
export function run(desk: Desk, name: string, options: Options = {}, page = 0): Promise<Card> {
  const request: Request = { command: name, options, page, asker: { mayManage: true } };
  return findCommand(name).run(request, desk);
}

/** Presses a button: runs the request that it carries. */
export function press(desk: Desk, { request }: RequestButton): Promise<Card> {
  return run(desk, request.command, request.options, request.page);
}

/** Finds a command by its name. */
export function findCommand(name: string) {
  const command = commands.find((one) => one.name === name);
  if (command === undefined) throw new Error(`There is no command ${name}.`);
  return command;
}

export type RequestButton = Extract<CardButton, { kind: 'request' }>;

/** Lists the buttons of a card that carry a request. */
export function requestButtons(card: Card): readonly RequestButton[] {
  const buttons = card.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
  return buttons.filter((button) => button.kind === 'request');
}

/** Finds the button of a card whose label begins so. */
export function findButton(card: Card, label: string): RequestButton {
  const button = requestButtons(card).find((one) => one.label.startsWith(label));
  if (button === undefined) throw new Error(`There is no button “${label}”.`);
  return button;
}

/** Lists the words of the quotations that a card shows, in order. */
export function quotationsOf(card: Card): readonly string[] {
  return card.blocks.flatMap((block) =>
    block.kind === 'quotation' ? [block.runs.map(readInlines).join(' … ')] : [],
  );
}

/** Gives all words of a card, a block a line. */
export function wordsOf(card: Card): string {
  return card.blocks.map(readBlock).join('\n');
}

function readBlock(block: CardBlock): string {
  switch (block.kind) {
    case 'heading':
    case 'text':
    case 'note':
      return readInlines(block.inlines);
    case 'list':
      return block.items.map(readInlines).join('\n');
    case 'quotation':
      return `${block.runs.map(readInlines).join(' … ')} ${readInlines(block.byline)}`;
    case 'buttons':
      return block.buttons.map(({ label }) => `[${label}]`).join(' ');
    case 'divider':
      return '';
  }
}

const readInlines = (inlines: readonly Inline[]) =>
  inlines.map((inline) => (inline.kind === 'time' ? inline.instant : inline.text)).join('');
