import {
  composeAnswer,
  composeEmptyLibrary,
  composeFeedAdded,
  composeFeedChoices,
  composeFeedList,
  composeFeedTest,
  composeHelp,
  composeIngest,
  composeLatest,
  composePerson,
  composeProblem,
  composeStory,
  composeUnknownOutlet,
  composeUnknownPerson,
  composeUnknownStory,
  composeVariants,
  composeWhichPerson,
} from '../../src/card/index.ts';
import type { Card, KeptFeed, Person, Reports } from '../../src/domain.ts';
import { makeAnswer, makeContext, makeKept, makeQuery, makeStory } from './samples.ts';

const { request, requestFor, requestForStory, requestForVariants } = makeContext();
const paging = (total: number, page = 0) => ({ request: { ...request, page }, limit: 5, total });

const kay: Person = { id: 'kay-reyes', name: 'Kay Reyes', aliases: ['Reyes', 'La Kay'], quotationCount: 7 };
const bram: Person = { id: 'bram-reyes', name: 'Bram Reyes', aliases: ['Reyes'], quotationCount: 1 };
const requestForPerson = ({ id }: Person) => ({
  command: 'person',
  options: { person: `id:${id}` },
  page: 0,
});

const reportedByTwo: Reports = { utteranceId: '1', leadId: 'q-1', otherStoryCount: 3, otherOutletCount: 2 };

const split = makeKept(['“«I was never even asked about the tour,»” Reyes, 46, said. “«So I said no.»”']);
const twoParagraphs = makeKept(
  ['“«They took the bus first.»', '“«Then they took the tour, [sic] my tour…»” she told a fan.'],
  {
    story: makeStory({
      id: 's-2',
      title: 'Inside [EXCLUSIVE] *the* Tour',
      published: '2025-03-12T00:00:00Z',
    }),
  },
);
const unnamed = makeKept(['An insider sighed: ‘«It was the goat’s tour all along.»’'], {
  speaker: null,
  speakerAs: 'An insider',
  story: makeStory({ id: 's-3', outlet: null, url: null }),
});
const hostile = makeKept(
  [
    'He wrote: “«@everyone see <@123456789012345678> at [my site](https://evil.example) **now** :tada: <t:0> `x`»”',
  ],
  { speaker: null, speakerAs: null, story: makeStory({ id: 's-4', title: '# Not a heading\u202e' }) },
);
const long = makeKept([`“«${'The goat came in, looked at the envelope, and ate it. '.repeat(90).trim()}»”`]);

const feed: KeptFeed = {
  id: '1',
  url: 'https://bleat.example/feed',
  title: 'The Daily Bleat',
  state: 'active',
  addedAt: '2025-06-01T10:00:00Z',
  nextAt: '2025-07-01T12:20:00Z',
  intervalMs: 20 * 60_000,
  etag: null,
  lastModified: null,
  versionUrl: null,
  readAt: '2025-07-01T12:00:00Z',
  failureCount: 0,
  failingSince: null,
  failure: null,
  note: null,
  storyCounts: { kept: 120, waiting: 2, givenUp: 1 },
};
const failing = {
  ...feed,
  title: null,
  failureCount: 3,
  failingSince: '2025-07-01T11:05:00Z',
  failure: '403 Forbidden',
};
const foundFeed = {
  url: feed.url,
  title: '# [The](https://evil.example) @everyone Bleat',
  entries: [
    {
      title: 'Goat *Wins*',
      link: 'https://bleat.example/1',
      published: '2025-07-01T10:00:00Z',
      isFull: false,
    },
    { title: null, link: null, published: null, isFull: true },
  ],
  entryCount: 20,
  intervalMs: 3 * 3_600_000,
  isCutShort: true,
};
const requestForFeed = (address: string) => ({ command: 'feeds add', options: { address }, page: 0 });
const feedChoices = Array.from({ length: 7 }, (_, number) => ({
  url: `https://bleat.example/${number}`,
  title: number === 3 ? null : `Section ${number} @here`,
}));

const listFeeds = { command: 'feeds list', options: {}, page: 0 };

/** Typical cards, each with a name: what is drawn of them stands in `tests/golden/cards`. */
export const goldenCards: Readonly<Record<string, Card>> = {
  answer: composeAnswer(
    makeAnswer([split, twoParagraphs, unnamed], {
      total: 12,
      matches: [{ paragraph: 0, start: 33, end: 37 }],
      query: makeQuery({ outlet: 'The Daily Crumb', since: '2025-03-01T00:00:00Z' }),
    }),
    makeContext(),
  ),
  'answer-partly-searched': composeAnswer(
    { ...makeAnswer([split]), searched: { storyCount: 300, ofCount: 14_286 } },
    makeContext(),
  ),
  'answer-reported': composeAnswer(makeAnswer([split, unnamed], { reports: reportedByTwo }), makeContext()),
  'answer-copied': composeAnswer(
    makeAnswer([split], {
      copies: [
        makeStory({ id: 'c1', url: 'https://harbour.example/goat', outlet: 'Harbour [News]' }),
        makeStory({ id: 'c2', url: 'https://www.lantern.example/goat', outlet: null }),
        makeStory({ id: 'c3', url: null, outlet: 'The Paper' }),
        makeStory({ id: 'c4' }),
      ],
    }),
    makeContext(),
  ),
  'answer-hostile': composeAnswer(
    makeAnswer([hostile], { query: makeQuery({ people: [], phrase: '@here' }) }),
    makeContext(),
  ),
  'answer-long': composeAnswer(makeAnswer([long, split]), makeContext()),
  'answer-stories': composeAnswer(
    makeAnswer([], {
      query: makeQuery({ seeking: 'stories', people: [] }),
      found: true,
      total: 1,
      hits: [
        { kind: 'story', story: makeStory(), kept: null, matches: [], reports: null, copies: [], score: 1 },
      ],
    }),
    makeContext(),
  ),
  'answer-which-person': composeAnswer(
    makeAnswer([], { query: makeQuery({ people: [], choices: [kay, bram] }) }),
    makeContext(),
  ),
  'not-found': composeAnswer(
    makeAnswer([], {
      query: makeQuery({
        asked: 'kay reyes on volcanoes',
        topic: 'volcanoes',
        until: '2025-06-01T00:00:00Z',
      }),
      latest: makeKept(['“«I have never been near one,»” said Reyes.']),
      suggestions: [
        {
          label: 'What Kay Reyes said (12 quotations)',
          isNear: true,
          question: {
            text: '',
            reading: 'topic',
            person: 'kay-reyes',
            outlet: null,
            since: null,
            until: null,
          },
        },
      ],
    }),
    makeContext(),
  ),
  'not-found-name': composeAnswer(
    makeAnswer([], {
      query: makeQuery({ asked: '', people: [], unknownName: 'Xaver Unbekannt', topic: '' }),
    }),
    makeContext(),
  ),
  'not-found-silent': composeAnswer(
    makeAnswer([], {
      query: makeQuery({
        asked: 'what did kay reyes say',
        people: [{ ...kay, quotationCount: 0 }],
        topic: '',
      }),
    }),
    makeContext(),
  ),
  story: composeStory({
    story: makeStory(),
    image: 'https://pictures.crumb.example/2025/reyes stage.jpg?w=1200',
    quotations: [split],
    paging: paging(6, 1),
    others: [
      {
        story: makeStory({ id: 's-2', title: 'Kay Reyes Calls the Tour On Again' }),
        request: requestForStory('s-2'),
      },
    ],
  }),
  'story-without-quotations': composeStory({
    story: makeStory({ author: null }),
    image: null,
    quotations: [],
    paging: paging(0),
    others: [],
  }),
  person: composePerson({
    person: kay,
    outlets: ['Treble Weekly', 'The Daily Crumb'],
    quotations: [{ kept: split, reports: reportedByTwo }],
    requestForVariants,
    stories: { command: 'latest', options: { person: 'id:kay-reyes' }, page: 0 },
    paging: paging(7),
  }),
  'person-silent': composePerson({
    person: { ...kay, quotationCount: 0 },
    outlets: [],
    quotations: [],
    requestForVariants,
    stories: { command: 'latest', options: { person: 'id:kay-reyes' }, page: 0 },
    paging: paging(0),
  }),
  variants: composeVariants({
    variants: [split, twoParagraphs, unnamed],
    reports: reportedByTwo,
    paging: paging(3),
  }),
  'variants-alone': composeVariants({
    variants: [split],
    reports: { ...reportedByTwo, otherStoryCount: 0, otherOutletCount: 0 },
    paging: paging(1),
  }),
  'person-unknown': composeUnknownPerson('Kai Rayez', [kay, bram], requestForPerson),
  'person-which': composeWhichPerson('Reyes', [kay, bram], requestForPerson),
  'story-unknown': composeUnknownStory('zeppelin', {
    latest: { command: 'latest', options: {}, page: 0 },
    add: null,
  }),
  'story-unknown-address': composeUnknownStory('https://a.example/goat', {
    latest: { command: 'latest', options: {}, page: 0 },
    add: { command: 'ingest', options: { address: 'https://a.example/goat' }, page: 0 },
  }),
  'outlet-near': composeUnknownOutlet('Crumb', {
    outlets: ['The Daily Crumb', 'Crumbs & Co.'],
    isNear: true,
    requestFor: (outlet) => ({ command: 'latest', options: { outlet }, page: 0 }),
  }),
  'outlet-unknown': composeUnknownOutlet('Nowhere', {
    outlets: ['Treble Weekly'],
    isNear: false,
    requestFor: (outlet) => ({ command: 'latest', options: { outlet }, page: 0 }),
  }),
  latest: composeLatest({
    stories: [makeStory(), makeStory({ id: 's-5', url: null, outlet: null, author: null, published: null })],
    paging: paging(2),
    person: 'Kay Reyes',
    outlet: null,
    requestForStory,
  }),
  'ingest-added': composeIngest(
    { input: 'https://a.example', result: 'added', title: 'A Goat Retires', quotationCount: 3, reason: null },
    requestForStory('s-6'),
  ),
  'ingest-skipped': composeIngest(
    {
      input: 'https://a.example',
      result: 'skipped',
      title: null,
      quotationCount: 0,
      reason: 'There is no story at https://a.example. Give the address of one story.',
    },
    null,
  ),
  help: composeHelp({
    entries: [
      {
        name: 'ask',
        description: 'Ask who said what, in plain words',
        options: [{ name: 'question', required: true }],
        managersOnly: false,
      },
      {
        name: 'ingest',
        description: 'Add a story',
        options: [{ name: 'address', required: true }],
        managersOnly: true,
      },
    ],
    menuLabels: ['Who said this'],
    counts: { stories: 40, quotations: 475, people: 177 },
    examples: [
      {
        label: 'What did Kay Reyes say?',
        request: requestFor({
          text: '',
          reading: 'topic',
          person: 'kay-reyes',
          outlet: null,
          since: null,
          until: null,
        }),
      },
    ],
  }),
  'help-empty': composeHelp({
    entries: [],
    menuLabels: [],
    counts: { stories: 0, quotations: 0, people: 0 },
    examples: [],
  }),
  problem: composeProblem(
    'The option “question” is empty. Give it, such as: what did Kay Reyes say about the tour',
  ),
  'empty-library': composeEmptyLibrary(),
  feeds: composeFeedList({
    feeds: [
      { ...failing, state: 'disabled' },
      failing,
      feed,
      { ...feed, title: 'New', readAt: null, storyCounts: { kept: 0, waiting: 0, givenUp: 0 } },
      {
        ...feed,
        title: 'Resting',
        state: 'paused',
        note: 'It broke off; the 2 whole entries before that were read.',
      },
    ],
    disabledCount: 1,
    paging: paging(12),
    isRead: false,
  }),
  'feeds-long': composeFeedList({
    feeds: Array.from({ length: 10 }, (_, number) => ({
      ...failing,
      url: `https://bleat.example/${number}/${'long/'.repeat(80)}`,
      title: `${number} ${'The Very Long Daily Bleat '.repeat(20)}`,
      failure: 'closed to everybody '.repeat(20),
    })),
    disabledCount: 0,
    paging: paging(10),
    isRead: true,
  }),
  'feeds-none': composeFeedList({ feeds: [], disabledCount: 0, paging: paging(0), isRead: true }),
  'feed-added': composeFeedAdded({ feed, found: foundFeed, isNew: true, isRead: true, list: listFeeds }),
  'feed-known': composeFeedAdded({
    feed: failing,
    found: foundFeed,
    isNew: false,
    isRead: true,
    list: listFeeds,
  }),
  'feed-choices': composeFeedChoices('https://bleat.example/', { links: feedChoices }, requestForFeed),
  'feed-test': composeFeedTest(foundFeed, requestForFeed(feed.url)),
};
