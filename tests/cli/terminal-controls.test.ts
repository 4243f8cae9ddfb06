import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { closeHouses, type } from './typed.ts';

const folder = mkdtempSync(join(tmpdir(), 'soundbite-controls-'));
afterAll(async () => {
  await closeHouses();
  rmSync(folder, { recursive: true });
});

const evil = (name: string) => `${name}\u001b[2J\u009b31m\u0007\u007f`;
const story = join(folder, 'evil.json');
writeFileSync(
  story,
  JSON.stringify({
    id: evil('id'),
    outlet: evil('Outlet'),
    title: evil('Kay Reyes Quits'),
    author: evil('Author'),
    published: null,
    paragraphs: [`“I ${evil('quit')},” Kay Reyes said on Monday. “And I mean it.”`],
  }),
);
const broken = join(folder, `${evil('gone')}.txt`);

/** Everything that moves a cursor, changes colours or rings, but for the ends of lines. */
const steering = /(?!\n)\p{Cc}/u;

describe('what a story prints in the terminal', () => {
  it.each([
    ['quotes', [story]],
    ['quotes', ['--json', story]],
    ['quotes', ['--explain', story]],
    ['extract', [story]],
    ['extract', ['--json', story]],
    ['extract', [broken]],
    ['ingest', ['--library', join(folder, 'a.db'), story, broken]],
    ['ingest', ['--library', join(folder, 'b.db'), '--json', story]],
    ['ask', ['--library', join(folder, 'a.db'), 'what did Kay Reyes say']],
    [evil('nonsense'), []],
  ])('with %j %j does not steer the screen', async (command, words) => {
    const { out, err } = await type([command, ...words]);
    expect(out + err).not.toBe('');
    expect(out).not.toMatch(steering);
    expect(err).not.toMatch(steering);
  });

  it('as JSON is the words as they are', async () => {
    const { out } = await type(['extract', '--json', story]);
    expect(JSON.parse(out).title).toContain('\u009b');
  });
});
