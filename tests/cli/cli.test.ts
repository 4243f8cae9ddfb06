import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sayInTerminal } from '../../src/cli/say-in-terminal.ts';
import { closeHouses, type } from './typed.ts';

const root = resolve(import.meta.dirname, '../..');
const samples = join(root, 'data/stories');
const folder = mkdtempSync(join(tmpdir(), 'soundbite-cli-'));
const library = join(folder, 'library.db');
const story = join(folder, 'pasted.txt');

beforeAll(async () => {
  writeFileSync(story, 'Kay Reyes Quits\n\n“I quit,” Kay Reyes said on Monday. “And I mean it.”\n');
  const { code } = await type(['ingest', '--library', library, samples]);
  expect(code).toBe(0);
}, 60_000);

afterAll(async () => {
  await closeHouses();
  rmSync(folder, { recursive: true });
});

const jsonLines = (text: string) =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

describe('quotes', () => {
  it('prints a JSON line a story, an entry a quoted run, with the words sliced from the printed paragraphs', async () => {
    const file = join(samples, 'd-001.json');
    const { paragraphs } = JSON.parse(readFileSync(file, 'utf8'));
    const { code, out } = await type(['quotes', '--json', file, story]);
    const [sample, pasted] = jsonLines(out);
    expect(code).toBe(0);
    expect(sample.id).toBe('d-001');
    for (const { text, paragraph, start, end } of sample.quotes) {
      expect(paragraphs[paragraph].slice(start, end)).toBe(text);
    }
    expect(pasted).toEqual({
      id: 'pasted',
      quotes: [
        expect.objectContaining({ text: 'I quit,', speaker: 'Kay Reyes', utterance: 1, cue: 'said' }),
        expect.objectContaining({ text: 'And I mean it.', speaker: 'Kay Reyes', utterance: 1 }),
      ],
    });
  });

  it('lists the answers of an interview, which have no marks, beside the quotes', async () => {
    const turns = ['Q: Why lamps?', 'A: They hum. I said, “Listen.”', 'Q: And now?', 'A: I rest.'];
    const text = ['Lamps', 'We met Kay Reyes in Hull.', ...turns].join('\n\n');
    const { out } = await type(['quotes', '--json'], text);
    const [{ quotes, answers }] = jsonLines(out);
    const list = (entries: { text: string; kind: string }[]) =>
      entries.map(({ text: words, kind }) => [words, kind]);
    expect(list(quotes)).toEqual([['Listen.', 'quotation']]);
    expect(list(answers)).toEqual([
      ['They hum. I said,', 'answer'],
      ['I rest.', 'answer'],
    ]);
  });

  it('reads a story from standard input', async () => {
    const { code, out } = await type(['quotes', '--json'], readFileSync(story, 'utf8'));
    expect(code).toBe(0);
    expect(jsonLines(out)[0].quotes.map(({ text }: { text: string }) => text)).toEqual([
      'I quit,',
      'And I mean it.',
    ]);
  });

  it('prints for people without --json', async () => {
    const { out } = await type(['quotes', story]);
    expect(out).toContain('“I quit,” … “And I mean it.”\n  — Kay Reyes');
  });

  it('names the input of each of several stories, with a blank line between them', async () => {
    const other = join(folder, 'other.txt');
    writeFileSync(other, 'Lou Finch Stays\n\n“I stay,” Lou Finch said.\n');
    const { out } = await type(['quotes', story, other]);
    expect(out.startsWith(`${story}:\nKay Reyes Quits\n`)).toBe(true);
    expect(out).toContain(`\n\n${other}:\nLou Finch Stays\n`);
    expect((await type(['quotes', story])).out).not.toContain(story);
  });

  it('explains each run: who, by which pass, who else, and why', async () => {
    const { code, out } = await type(['quotes', '--explain', story]);
    expect(code).toBe(0);
    expect(out).toMatch(/paragraph 1: “I quit,”\n {2}Kay Reyes, decided by [a-z ]+, \d+ % sure/);
  });

  it('draws the explanation as one page that needs nothing else and keeps the words', async () => {
    const { out } = await type(['quotes', '--html', join(samples, 'd-002.json')]);
    const printed = JSON.parse(readFileSync(join(samples, 'd-002.json'), 'utf8')).paragraphs.join('');
    const drawn = /<main>.*<\/main>/s.exec(out)?.[0].match(/<p(?: class="noise")?>.*?<\/p>/gs);
    const words = drawn
      ?.join('')
      .replace(/<[^>]+>/g, '')
      .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code));
    expect(words).toBe(printed);
    expect(out).not.toMatch(/(?:src|href)=/);
  });

  it('finds in the library with a filter, as the slash command does', async () => {
    const { code, out } = await type(['quotes', '--library', library, '--person', 'Delphine Marlowe']);
    expect(code).toBe(0);
    expect(out).toContain('“a duet where somebody always comes in late.”');
  });
});

describe('extract', () => {
  it('prints a JSON line a page with the contract’s keys', async () => {
    const { code, out } = await type(['extract', '--json', story]);
    expect(code).toBe(0);
    const [page] = jsonLines(out);
    expect(Object.keys(page)).toEqual(
      ['id', 'url', 'title', 'outlet', 'author', 'published', 'paragraphs'].concat([
        'updated',
        'image',
        'language',
        'sources',
      ]),
    );
    expect(page.title).toBe('Kay Reyes Quits');
  });
});

describe('ingest', () => {
  it('tells of every story what became of it, and keeps it once', async () => {
    const path = join(folder, 'twice.db');
    const first = await type(['ingest', '--json', '--library', path, story]);
    const again = await type(['ingest', '--library', path, story]);
    expect(jsonLines(first.out)).toEqual([
      expect.objectContaining({
        result: 'added',
        storyId: 'pasted',
        title: 'Kay Reyes Quits',
        quotationCount: 1,
      }),
    ]);
    expect(again.out).toMatch(/^unchanged/);
    expect(again.err).toContain('0 added, 0 changed, 1 unchanged, 0 skipped');
  });

  it('tells a malformed line of an archive with its number and keeps the rest', async () => {
    const archive = join(folder, 'archive.jsonl');
    const line = (id: string) =>
      JSON.stringify({ id, title: `Story ${id}`, paragraphs: [`“We are story ${id},” Kay Reyes said.`] });
    writeFileSync(archive, `${line('a')}\n{"id": "b", \n${line('c')}\n`);
    const { code, out, err } = await type(['ingest', '--library', join(folder, 'archive.db'), archive]);
    expect(out.match(/^added/gm)).toHaveLength(2);
    expect(err.match(/archive\.jsonl/g)).toHaveLength(1);
    expect(err).toMatch(/skipped +Line 2 of .*archive\.jsonl/);
    expect(code).toBe(2);
  });

  it('sums up a reason that many inputs share', async () => {
    const archive = join(folder, 'wordless.jsonl');
    writeFileSync(archive, '{"id":"a"}\n{"id":"b"}\n{"id":"c",\n');
    const { err } = await type(['ingest', '--library', join(folder, 'wordless.db'), archive]);
    expect(err.match(/^skipped/gm)).toHaveLength(3);
    expect(err).toContain('2 times, such as: Line 1');
    expect(err).not.toContain('once:');
    expect(err).toContain('1 for other reasons, each told above');
  });

  it('tells of some files that are no stories, once that they are skipped, and sums up the others', async () => {
    const mixed = join(folder, 'mixed');
    mkdirSync(mixed);
    for (let at = 0; at < 12; at += 1) writeFileSync(join(mixed, `goat-${at}.jpg`), '');
    writeFileSync(join(mixed, 'z.txt'), readFileSync(story));
    writeFileSync(join(mixed, '.hidden'), '');
    const report = join(folder, 'mixed.report');
    const { out, err, code } = await type([
      ...['ingest', '--library', join(folder, 'mixed.db'), '--report', report],
      mixed,
    ]);
    const told = err.match(/^skipped.*/gm) ?? [];
    expect(told).toHaveLength(6);
    expect(told[0]).toContain('.hidden: its name begins with a dot');
    expect(told[1]).toContain('goat-0.jpg: its ending is not one of');
    expect(told.join()).not.toContain('is skipped');
    expect(err.match(/--report FILE tells of each/g)).toHaveLength(1);
    expect(err).toContain('12 times, such as:');
    expect(err).toContain('1 for other reasons, each told above');
    expect(out).toMatch(/^added/);
    expect(jsonLines(readFileSync(report, 'utf8'))).toHaveLength(14);
    expect(code).toBe(0);
  });

  it('keeps a story whose date cannot be read, and tells so, in the sums and in the report', async () => {
    const archive = join(folder, 'undated.jsonl');
    const line = (id: string, published: string) =>
      JSON.stringify({ id, title: `Goat ${id}`, published, paragraphs: ['“I did wait,” Kay Reyes said.'] });
    const dates = ['last spring', '31/31/2024', '2024-06-07'];
    writeFileSync(archive, dates.map((date, at) => line(`s${at}`, date)).join('\n'));
    const report = join(folder, 'undated.report');
    const { out, err, code } = await type([
      ...['ingest', '--library', join(folder, 'undated.db'), '--report', report],
      archive,
    ]);
    const told = 'Its date “last spring” cannot be read and is left out. Write it as 2024-06-07';
    expect(out.split('\n')[0]).toContain(`(1 quotation): ${told}`);
    expect(out.match(/^added/gm)).toHaveLength(3);
    expect(err).toContain(`kept, 2 times, such as: ${archive}:1: ${told}`);
    const reasons = jsonLines(readFileSync(report, 'utf8')).map(({ reason }) => reason);
    expect(reasons).toEqual([expect.stringContaining(told), expect.stringContaining('“31/31/2024”'), null]);
    expect(code).toBe(0);
    const asked = await type(['quotes', '--json', archive]);
    expect(asked.err).toContain(`${archive}:1: ${told}`);
  });
});

describe('reread', () => {
  it('reads every story again and changes none that reads as before', async () => {
    const { code, out } = await type(['reread', '--json', '--library', library]);
    expect(jsonLines(out)).toEqual([{ done: readdirSync(samples).length, changed: 0, skipped: 0 }]);
    expect(code).toBe(0);
  });
});

describe('people', () => {
  it('merges two, lists that, and takes it back', async () => {
    const own = join(folder, 'people.db');
    await type(['ingest', '--library', own, samples]);
    const people = (...words: string[]) => type(['people', ...words, '--library', own]);
    const merged = await people('merge', 'Delphine Marlowe', '--other', 'Rasmus Tannfeld');
    expect(merged.code).toBe(0);
    expect(merged.out).toContain('Rasmus Tannfeld is Delphine Marlowe.');
    expect(merged.out).toContain('soundbite people undo --decision 1');
    expect((await people('list')).out).toContain('1: Rasmus Tannfeld is Delphine Marlowe');
    expect((await people('undo', '1')).code).toBe(0);
    const none = await people('list');
    expect(none.code).toBe(1);
    expect(none.out).toContain('soundbite people merge makes one of two');
    expect(none.out).not.toContain('/people');
    const refused = await people('merge', 'Delphine Marlowe', '--other', 'Nobody Atall');
    expect(refused.out).toContain('Nobody in the library is called Nobody Atall');
    const misspelt = await people('merge', 'Delphine Marlowe', '--other', 'Rasmsu Tannfeld');
    expect(misspelt.code).toBe(2);
    expect(misspelt.out).toContain('Did you mean Rasmus Tannfeld?');
    expect(misspelt.out).toContain('soundbite people merge --other id:rasmus-tannfeld');
    expect((await people('list')).code).toBe(1);
  });
});

describe('ask', () => {
  it('explains what a question was understood to ask', async () => {
    const question = 'what did delphine say about the thermostat in 2025';
    const { code, out } = await type(['ask', '--explain', '--library', library, question]);
    expect(code).toBe(0);
    expect(out).toMatch(/people +Delphine Marlowe \(delphine-marlowe, quoted \d+ times\)/);
    expect(out).toMatch(/topic +thermostat\n/);
    expect(out).toMatch(/since +2025-01-01T00:00:00.000Z\n +until +2026-01-01T00:00:00.000Z/);
    expect(out).toMatch(/\d\.\d{3} .*“.*thermostat/);
    const nothing = await type(['ask', '--explain', '--library', library, 'xaver unbekannt on submarines']);
    expect(nothing.code).toBe(1);
    expect(nothing.out).toMatch(/unknownName +xaver unbekannt[\s\S]*found nothing\noffered/);
  });

  it('prints one JSON line with query, hits and found; every hit has its words, story and link', async () => {
    const { code, out } = await type(['ask', '--json', '--library', library, 'delphine marlowe on marriage']);
    const [answer] = jsonLines(out);
    expect(code).toBe(0);
    expect(answer.found).toBe(true);
    expect(answer.hits[0]).toMatchObject({
      text: 'a duet where somebody always comes in late.',
      speaker: 'Delphine Marlowe',
      story: { id: 'd-001', outlet: 'Limelight Weekly', published: '2025-03-11T15:42:00Z' },
      runs: [{ paragraph: 20, text: 'a duet where somebody always comes in late.' }],
    });
    expect(answer.hits[0].link).toMatch(/^https:\/\/limelight-weekly\.example\/.*#:~:text=a%20duet/);
  });

  it('answers a question a line, and tells a malformed line with its number', async () => {
    const piped =
      '{"id":"q1","question":"delphine on marriage"}\nnonsense\n{"id":"q2","question":"who said zxqv"}\n';
    const { code, out, err } = await type(['ask', '--jsonl', '--json', '--library', library], piped);
    expect(jsonLines(out).map(({ id, found }) => [id, found])).toEqual([
      ['q1', true],
      ['q2', false],
    ]);
    expect(err).toContain('Line 2');
    expect(code).toBe(2);
  });

  it('refuses a pasted page with the same words, as text and as JSON', async () => {
    const page = 'delphine marlowe on marriage '.repeat(40);
    const asText = await type(['ask', '--library', library, page]);
    const asJson = await type(['ask', '--json', '--library', library, page]);
    expect(asText.err).toContain('1159 characters long; at most 1000 are read');
    expect([asJson.code, asJson.out, asJson.err]).toEqual([asText.code, '', asText.err]);
  });

  it('writes the commands that lead on with the same library', async () => {
    const { out } = await type(['latest', '--library', library]);
    expect(out).toContain(`soundbite latest --page 2 --library ${library}`);
  });

  it('says what was looked for when nothing is found, and ends with 1', async () => {
    const { code, out } = await type(['ask', '--library', library, 'delphine marlowe on submarines']);
    expect(code).toBe(1);
    expect(out).toContain('Nothing found');
    expect(out).toContain('submarines');
  });
});

describe('bad input', () => {
  const empty = join(folder, 'empty.txt');
  const binary = join(folder, 'binary.txt');
  beforeAll(() => {
    writeFileSync(empty, '');
    writeFileSync(binary, Buffer.from([0, 1, 2, 3, 255, 254, 0, 0, 9]));
  });

  it.each<[string, readonly string[], RegExp]>([
    ['a command there is none of', ['frobnicate'], /unknown command 'frobnicate'\n.*--help/],
    ['a command that is mistyped', ['askk'], /Did you mean ask\?.*\n.*--help/],
    ['an option there is none of', ['ask', '--loud', 'x'], /--loud.*\n.*--help/],
    ['an option that is mistyped', ['quotes', '--jsn'], /Did you mean --json\?.*\n.*--help/],
    [
      'a new name that is not given',
      ['people', 'rename', 'Rasmus Tannfeld', '--library', library],
      /“soundbite people rename” needs --name/,
    ],
    [
      'a decision that is not given',
      ['people', 'undo', '--library', library],
      /needs <decision> \(Its number in soundbite people list\)/,
    ],
    [
      'a decision there is none of',
      ['people', 'undo', '9', '--library', library],
      /soundbite people list shows/,
    ],
    ['no question', ['ask', '--library', library], /“soundbite ask” needs <question>/],
    ['an empty question as JSON', ['ask', '--json', '--library', library, ' '], /needs <question>/],
    ['a question as long as a page', ['ask', '--library', library, 'x'.repeat(6000)], /6000/],
    ['no file and nobody piping', ['quotes', '--json'], /No input/],
    ['a file that is not there', ['quotes', join(folder, 'nowhere.txt')], /nowhere\.txt/],
    ['an empty file', ['quotes', empty], /empty\.txt/],
    ['a binary file', ['quotes', binary], /binary\.txt/],
    ['a page number below 1', ['ask', '--page', '0', 'x'], /from 1/],
    ['a moment that is none', ['ask', '--now', 'soon', 'x'], /soon/],
    ['a private address', ['ingest', '--library', library, 'http://127.0.0.1:9/x'], /127\.0\.0\.1/],
    [
      'a report in the place of its archive',
      ['ingest', '--library', library, '--report', binary, binary],
      /would stand in .*binary\.txt/,
    ],
    [
      'a report in a folder that is not there',
      ['ingest', '--library', library, '--report', join(folder, 'none', 'report.jsonl'), empty],
      /there is no folder .*none\. Make it/,
    ],
    [
      'a library that is not there',
      ['ask', '--library', join(folder, 'none.db'), 'x'],
      /no library .*none\.db/,
    ],
    ['a library that is a folder', ['ask', '--library', folder, 'x'], /soundbite-cli-/],
  ])('%s gets a message that names it, and exit code 2', async (_, words, message) => {
    const { code, out, err } = await type(words);
    expect(out).toBe('');
    expect(err).toMatch(message);
    expect(err).not.toMatch(/\n\s+at /);
    expect(code).toBe(2);
  });
});

describe('what the terminal says of the bot’s commands', () => {
  it.each([
    ['/feeds add address:https://…', 'soundbite feeds add https://…'],
    [
      'See /people list, or /people rename name:Kay',
      'See soundbite people list, or soundbite people rename --name Kay',
    ],
    ['/peoples and https://x.example/ask and a/ask', '/peoples and https://x.example/ask and a/ask'],
  ])('%s is %s', (words, said) => expect(sayInTerminal(words)).toBe(said));
});

describe('the installed command', () => {
  it('tells its version and its exit codes', async () => {
    expect((await type(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect((await type(['--help'])).out).toMatch(/Exit codes: [\s\S]*130 stopped by Ctrl\+C/);
  });

  it('runs from any folder and ends with its exit code', async () => {
    const run = promisify(execFile)(
      process.execPath,
      [join(root, 'src/soundbite.mjs'), 'ask', '--library', library, 'who said zxqv'],
      { cwd: folder },
    );
    await expect(run).rejects.toMatchObject({ code: 1, stdout: expect.stringContaining('Nothing found') });
  });

  it.each([
    'quotes',
    'extract',
    'ingest',
    'reread',
    'ask',
    'who-said',
    'variants',
    'story',
    'person',
    'latest',
  ])('%s has --help', async (name) => {
    const { code, out } = await type([name, '--help']);
    expect(code).toBe(0);
    expect(out).toContain(`Usage: soundbite ${name}`);
  });
});

describe('the sample stories', () => {
  it('are read whole: every file gives a story', async () => {
    const { out } = await type(['latest', '--json', '--library', library]);
    expect(JSON.stringify(jsonLines(out))).toContain(`${readdirSync(samples).length}`);
  });
});
