import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Desk } from '../../commands/command.ts';
import type { Card, CommandRequest } from '../../src/domain.ts';
import { extractStory } from '../../src/extract/index.ts';
import { type Library, openMemoryLibrary } from '../../src/library/index.ts';
import { readAnnotated } from '../answer/read-annotated.ts';
import { openDeskAt, press, quotationsOf, requestButtons, run } from './desk.ts';

const root = resolve(import.meta.dirname, '../..');
const names = readdirSync(join(root, 'data/stories')).filter((file) => file.endsWith('.json'));
const samples = names.map((name) =>
  readAnnotated(join(root, 'data/stories', name), join(root, 'tests/golden/stories', name)),
);

let library: Library;
let desk: Desk;
beforeAll(async () => {
  library = await openMemoryLibrary();
  for (const { story, reading } of samples) await library.keep(story, reading);
  desk = openDeskAt(library);
});
afterAll(() => library.close());

// ── Requests that anybody may make ───────────────────────────────────────────────────────────────────

const people = samples.flatMap(({ reading }) => reading.people.map(({ name }) => name));
const printed = samples.flatMap(({ story }) => story.paragraphs.join(' ').split(/\s+/));
const name = fc.constantFrom(...people, ...people.map((full) => full.split(' ').at(-1) ?? full));
const word = fc.oneof(
  name,
  fc.constantFrom(...printed),
  fc.constantFrom(
    'did',
    'say',
    'about',
    'on',
    'who said',
    'quotes from',
    'stories',
    'last week',
    '“',
    '”',
    '?',
  ),
  fc.constantFrom('supercalifragilistic', 'Xaver Unbekannt', '1.5 million', '2025-03-31', '👩‍🚒'),
);
const text = fc.oneof(
  fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' ')),
  // As long as a question may be, of known words and of unknown ones.
  fc.array(word, { minLength: 100, maxLength: 200 }).map((words) => words.join(' ').slice(0, 1000)),
  fc
    .tuple(name, fc.string({ unit: fc.constantFrom('a', 'q', ' ', '1.5m'), minLength: 200, maxLength: 450 }))
    .map(([who, what]) => `what did ${who} say about ${what}`.slice(0, 1000)),
);
const bounds = fc.record(
  {
    person: name,
    outlet: fc.constantFrom('Nowhere', ...samples.flatMap(({ story }) => story.outlet ?? [])),
    since: fc.constantFrom('last week', '2024', '2025-03-31'),
    until: fc.constantFrom('yesterday', 'may 2025', '2025-03-31'),
  },
  { requiredKeys: [] },
);
const requests: fc.Arbitrary<Pick<CommandRequest, 'command' | 'options'>> = fc.oneof(
  text.map((question) => ({ command: 'ask', options: { question } })),
  text.map((words) => ({ command: 'who-said', options: { words } })),
  fc.tuple(text, bounds).map(([topic, rest]) => ({ command: 'quotes', options: { topic, ...rest } })),
  fc.tuple(name, bounds).map(([person, rest]) => ({ command: 'quotes', options: { ...rest, person } })),
  text.map((headline) => ({ command: 'story', options: { headline: headline.slice(0, 300) } })),
  name.map((person) => ({ command: 'person', options: { person } })),
  bounds.map(({ since, until, ...rest }) => ({ command: 'latest', options: rest })),
  fc.constant({ command: 'help', options: {} }),
);

it('leads from every button of every card to another card that is no problem', async () => {
  const isAsked = ({ options }: Pick<CommandRequest, 'options'>) =>
    Object.values(options).every((value) => /[\p{L}\p{N}]/u.test(String(value)));
  await fc.assert(
    fc.asyncProperty(requests.filter(isAsked), async ({ command, options }) => {
      await pressAll(await run(desk, command, options), 2);
    }),
    { numRuns: 60 },
  );
}, 120_000);

/** Presses all buttons of a card, and those of the cards that they lead to. */
async function pressAll(card: Card, depth: number): Promise<void> {
  expect(card.tone).not.toBe('problem');
  if (depth === 0) return;
  for (const button of requestButtons(card))
    if (!button.disabled) await pressAll(await press(desk, button), depth - 1);
}

it('leads on from a question as long as may be, whatever stands in it', async () => {
  const question = `what did ${people[0]} say about ${'supercalifragilistic '.repeat(60)}`.slice(0, 1000);
  const card = await run(desk, 'ask', { question });
  expect(requestButtons(card).length).toBeGreaterThan(0);
  await pressAll(card, 1);
});

it('leads to a story and to a person whatever the length of their names', async () => {
  const speaker = `Ada ${'Quill-'.repeat(70)}Quill`;
  const record = {
    outlet: 'The Daily Crumb',
    title: 'A Goat Retires',
    author: null,
    published: null,
    paragraphs: ['“Hay,” she said.'],
  };
  const story = extractStory({ id: 'crumb/'.repeat(80), url: null, kind: 'record', record });
  const contents = [{ paragraph: 0, start: 1, end: 5 }] as const;
  const said = { speaker, speakerAs: 'she', cue: 'said', kind: 'quotation', confidence: 1 } as const;
  const quotations = [{ id: 'hay', storyId: story.id, contents, ...said }];
  const own = await openMemoryLibrary();
  await own.keep(story, { quotations, people: [{ name: speaker, aliases: ['Quill'] }] });
  for (const [command, options] of [
    ['latest', {}],
    ['help', {}],
    ['ask', { question: 'what did they say about volcanoes' }],
  ] as const) {
    const card = await run(openDeskAt(own), command, options);
    const [button] = requestButtons(card);
    expect(button).toBeDefined();
    if (button !== undefined) expect(quotationsOf(await press(openDeskAt(own), button))).toEqual(['Hay,']);
  }
  await own.close();
});
