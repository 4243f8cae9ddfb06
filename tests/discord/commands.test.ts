import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import {
  ada,
  bo,
  listComponents,
  mona,
  press,
  readWords,
  typeInto,
  useCommand,
  useOnMessage,
} from './double/index.ts';
import { callsTo, closeStages, linesOf, openStage, type Stage } from './harness.ts';
import { openSampleHouse, type SampleHouse } from './sample-house.ts';

/** A story whose words would ping half a server. */
const pinging = {
  id: 'pinging',
  url: 'https://gossip.example/pinging',
  outlet: 'Gossip Example',
  title: 'Otto Pingsworth Calls @everyone to the Party',
  published: '2025-06-01T10:00:00Z',
  paragraphs: [
    '"Wake up @everyone and @here, <@200000000000000002> and <@&300000000000000009> owe me a [drink](https://evil.example)," Otto Pingsworth said at the party.',
  ],
};

let sample: SampleHouse;
let stage: Stage;

beforeAll(async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'soundbite-story-')), 'pinging.json');
  writeFileSync(file, JSON.stringify(pinging));
  sample = await openSampleHouse(file);
  stage = await openStage({ desk: sample.house.desk, commands });
});

afterAll(async () => {
  await closeStages();
  await sample?.close();
});

const linkButtons = (message: Parameters<typeof listComponents>[0]) =>
  listComponents(message).flatMap(({ url }) => (typeof url === 'string' ? [url] : []));

describe('the real commands over the wire', () => {
  it('are accepted by Discord at registration', async () => {
    const { double } = stage;
    expect(double.registry.commands.map(({ name }) => name)).toEqual([
      ...new Set(commands.map(({ name, group }) => group?.name ?? name)),
      'Who said this',
    ]);
    const ingest = double.registry.commands.find(({ name }) => name === 'ingest');
    expect(ingest?.['default_member_permissions']).toBe('32');
  });

  it.each([
    ['ask', { question: 'what did the source say about sharing a calendar' }, /calendar/],
    ['who-said', { words: 'sharing a calendar, not a life' }, /sharing a calendar, not a life/],
    ['variants', { words: 'waited twenty-two years to read that card' }, /Also reported by 5 outlets/],
    ['quotes', { person: 'Delphine Marlowe' }, /Delphine Marlowe/],
    ['story', { headline: 'Sharing a Calendar' }, /Rasmus Tannfeld/],
    ['person', { person: 'Delphine Marlowe' }, /Delphine Marlowe/],
    ['latest', {}, /2025|<t:/],
    ['random', {}, /Another/],
    ['help', {}, /\/ask/],
  ] as const)('/%s answers', async (name, options, words) => {
    const answer = await useCommand(stage.double, name, options).answered();
    expect(readWords(answer)).toMatch(words);
    expect(linesOf(stage, 'error')).toEqual([]);
  });

  it.each([
    ['words that it quotes', 'haha “sharing a calendar, not a life”', /sharing a calendar, not a life/],
    ['a story that it links to', 'https://gossip.example/pinging?utm_source=chat', /Otto Pingsworth/],
    ['a story that is not known', 'https://gossip.example/else', /No such story/],
    ['nothing', '', /Choose one that quotes somebody/],
  ])('the menu of a message answers %s', async (_, content, words) => {
    const answer = await useOnMessage(stage.double, 'Who said this', { content }).answered();
    expect(answer.isPrivate).toBe(true);
    expect(readWords(answer)).toMatch(words);
    expect(linesOf(stage, 'error')).toEqual([]);
  });

  it('cover every command there is', () => {
    const covered = [
      'ask',
      'who-said',
      'variants',
      'quotes',
      'story',
      'person',
      'latest',
      'random',
      'help',
      'ingest',
    ];
    // Those of /feeds have a test of their own.
    const alone = commands.filter(({ group }) => group === undefined);
    expect(alone.map(({ name }) => name).sort()).toEqual(covered.sort());
  });

  it('answer with links that open the story at the words', async () => {
    const { double } = stage;
    const answer = await useCommand(double, 'ask', { question: 'sharing a calendar, not a life' }).answered();
    expect(linkButtons(answer)).toContainEqual(
      expect.stringMatching(/^https:\/\/limelight-weekly\.example\/.*#:~:text=/),
    );
  });

  it('say so when nothing is found', async () => {
    const { double } = stage;
    const answer = await useCommand(double, 'ask', {
      question: 'what did Zebulon Quarkford say about yaks',
    }).answered();
    expect(readWords(answer)).toMatch(/Quarkford/);
  });

  it('keep an answer private when asked to', async () => {
    const { double } = stage;
    const options = { question: 'sharing a calendar', private: true };
    expect((await useCommand(double, 'ask', options).answered()).isPrivate).toBe(true);
    expect((await useCommand(double, 'help').answered()).isPrivate).toBe(true);
  });

  it('complete what is typed wherever they promise to, within limits', async () => {
    const { double } = stage;
    const at = '2025-06-01T10:00:00Z';
    const url = 'https://gossip.example/feed';
    const { library } = sample.house;
    await library.addFeed({ url, title: 'Delphine’s', addedAt: at, nextAt: at });
    const [someone] = await library.completePerson('', 1);
    const renaming = { kind: 'rename', personId: someone?.id ?? '', name: 'Somebody Else' } as const;
    const decision = await library.decide(renaming, at);
    const promised = commands.flatMap(({ name, options }) =>
      options.filter(({ suggests }) => suggests).map((option) => [name, option.name] as const),
    );
    expect(promised.length).toBeGreaterThan(2);
    for (const [name, option] of promised) {
      for (const typed of ['', 'de', 'zzz', '<@1>', 'x'.repeat(300)])
        await typeInto(double, name, option, typed);
      expect((await typeInto(double, name, option, '')).length).toBeGreaterThan(0);
    }
    await library.undoDecision(decision?.id ?? '');
    expect(await typeInto(double, 'quotes', 'person', 'delph')).toContainEqual(
      expect.objectContaining({ name: expect.stringMatching(/Delphine Marlowe/) }),
    );
  });

  it('page for the asker in place and for others privately, also after a restart', async () => {
    const { double } = stage;
    const first = await useCommand(double, 'latest').answered();
    const words = readWords(first);
    await stage.bot.stop();
    await sample.reopen();
    stage = await openStage({ double, desk: sample.house.desk, commands });
    const own = await press(double, first, /Next/, { by: bo }).answered();
    expect(own.isPrivate).toBe(true);
    expect(readWords(first)).toBe(words);
    const second = await press(double, first, /Next/, { by: ada }).answered();
    expect(second.id).toBe(first.id);
    expect(readWords(second)).not.toBe(words);
    expect(readWords(await press(double, second, /Previous/).answered())).toBe(words);
    expect(callsTo(double, 'PUT', /\/commands$/)).toHaveLength(1);
  });

  it('never ping, whatever a story or a question says', async () => {
    const { double } = stage;
    for (const question of [
      'what did Otto Pingsworth say',
      '@everyone <@200000000000000002> [x](https://evil.example)',
    ]) {
      const answer = await useCommand(double, 'ask', { question }).answered();
      expect(linkButtons(answer).filter((url) => url.startsWith('https://evil.example'))).toEqual([]);
    }
    const replies = callsTo(double, 'POST', /\/callback$/).filter(({ body }) => isMessage(body));
    expect(replies.length).toBeGreaterThan(5);
    for (const { body } of replies) expect(body).toMatchObject({ data: { allowed_mentions: { parse: [] } } });
  });
});

describe('/ingest over the wire', () => {
  it('is refused to who may not manage the server', async () => {
    const { double } = stage;
    const answer = await useCommand(double, 'ingest', { address: 'https://example.com/story' }).answered();
    expect(answer.isPrivate).toBe(true);
    expect(readWords(answer)).toMatch(/Manage Server/);
  });

  it('tells a manager why an address is not visited', async () => {
    const { double } = stage;
    const options = { address: 'http://127.0.0.1/story' };
    const exchange = useCommand(double, 'ingest', options, { by: mona });
    expect((await exchange.acknowledged()).type).toBe(5);
    expect(readWords(await exchange.answered())).toMatch(/127\.0\.0\.1/);
  });
});

/** Tells a reply that brings a message from a defer or from choices. */
function isMessage(body: unknown): boolean {
  return JSON.stringify(body).includes('"components"');
}
