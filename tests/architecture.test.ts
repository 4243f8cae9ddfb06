import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** What the rooms within the embedded library stand on. */
const below = [
  'src/domain.ts',
  'src/errors.ts',
  'src/library/library.ts',
  'src/make-address-key.ts',
  'src/people',
  'src/utterances',
  'src/words',
];

/** Which rooms each room may import, besides itself. The table of ARCHITECTURE.md, as data. */
const layers: Record<string, readonly string[]> = {
  'src/domain': [],
  'src/domain.ts': ['src/domain'],
  'src/errors.ts': ['src/domain.ts'],
  'src/config.ts': ['src/errors.ts'],
  'src/is-same-host.ts': [],
  'src/make-address-key.ts': [],
  'src/decode-entities.ts': [],
  'src/words': [],
  'src/syndication': [
    'src/domain.ts',
    'src/is-same-host.ts',
    'src/make-address-key.ts',
    'src/decode-entities.ts',
  ],
  'src/clock.ts': [],
  'src/fetch': [
    'src/domain.ts',
    'src/errors.ts',
    'src/is-same-host.ts',
    'src/make-address-key.ts',
    'src/clock.ts',
    'src/syndication',
  ],
  'src/extract': [
    'src/domain.ts',
    'src/errors.ts',
    'src/is-same-host.ts',
    'src/make-address-key.ts',
    'src/decode-entities.ts',
    'src/words',
  ],
  'src/quotes': ['src/domain.ts', 'src/words'],
  'src/quotes/weights': [],
  'src/quotes/lexicons': ['src/words', 'src/quotes/weights'],
  'src/quotes/text': ['src/domain.ts', 'src/quotes/lexicons'],
  'src/quotes/phrases': ['src/words', 'src/quotes/lexicons', 'src/quotes/text'],
  'src/quotes/people': ['src/domain.ts', 'src/quotes/lexicons', 'src/quotes/text', 'src/quotes/phrases'],
  'src/quotes/scene.ts': [
    'src/domain.ts',
    'src/quotes/lexicons',
    'src/quotes/text',
    'src/quotes/phrases',
    'src/quotes/people',
  ],
  'src/quotes/cues': ['src/quotes/lexicons', 'src/quotes/text', 'src/quotes/phrases', 'src/quotes/scene.ts'],
  'src/quotes/turns': [
    'src/domain.ts',
    'src/quotes/text',
    'src/quotes/phrases',
    'src/quotes/people',
    'src/quotes/scene.ts',
  ],
  'src/quotes/discourse': [
    'src/quotes/turns',
    'src/quotes/weights',
    'src/quotes/lexicons',
    'src/quotes/text',
    'src/quotes/phrases',
    'src/quotes/people',
    'src/quotes/scene.ts',
  ],
  'src/quotes/speakers': [
    'src/quotes/weights',
    'src/quotes/lexicons',
    'src/quotes/text',
    'src/quotes/phrases',
    'src/quotes/people',
    'src/quotes/scene.ts',
    'src/quotes/cues',
    'src/quotes/discourse',
  ],
  'src/quotes/unmarked': [
    'src/domain.ts',
    'src/quotes/text',
    'src/quotes/phrases',
    'src/quotes/people',
    'src/quotes/scene.ts',
    'src/quotes/place-mention.ts',
    'src/quotes/turns',
    'src/quotes/discourse',
    'src/quotes/speakers',
  ],
  'src/quotes/utterances': [
    'src/domain.ts',
    'src/quotes/scene.ts',
    'src/quotes/place-mention.ts',
    'src/quotes/speakers',
    'src/quotes/unmarked',
  ],
  'src/script': [],
  'src/thread': ['src/errors.ts', 'src/script'],
  'src/reader': [
    'src/domain.ts',
    'src/errors.ts',
    'src/thread',
    'src/syndication',
    'src/extract',
    'src/quotes',
  ],
  'src/utterances': [],
  'src/people': ['src/domain.ts', 'src/words'],
  'src/library': [
    'src/domain.ts',
    'src/errors.ts',
    'src/make-address-key.ts',
    'src/people',
    'src/thread',
    'src/utterances',
    'src/words',
  ],
  'src/library/embedded/record': below,
  'src/library/embedded/index/segments': [...below, 'src/library/embedded/record'],
  'src/library/embedded/index': [...below, 'src/library/embedded/record'],
  'src/library/embedded/names': [...below, 'src/library/embedded/record', 'src/library/embedded/index'],
  'src/library/embedded/utterances': [...below, 'src/library/embedded/record'],
  'src/library/embedded/people': [...below, 'src/library/embedded/record'],
  'src/library/embedded/feeds': [...below, 'src/library/embedded/record'],
  'src/library/embedded/stories': [
    ...below,
    'src/library/embedded/record',
    'src/library/embedded/utterances',
    'src/library/embedded/people',
  ],
  'src/answer': ['src/domain.ts', 'src/errors.ts', 'src/library/library.ts', 'src/words'],
  'src/card': ['src/domain.ts'],
  'src/answerer': ['src/domain.ts', 'src/errors.ts', 'src/thread', 'src/library', 'src/answer'],
  commands: ['src/domain.ts', 'src/errors.ts', 'src/library/library.ts', 'src/answer', 'src/card'],
  'src/playground': ['src/domain.ts', 'src/errors.ts', 'src/library/library.ts', 'src/card', 'commands'],
  'src/retention.ts': ['src/library'],
  'src/reread.ts': ['src/domain.ts', 'src/errors.ts', 'src/library', 'src/reader'],
  'src/ingest': ['src/domain.ts', 'src/errors.ts', 'src/fetch', 'src/reader', 'src/library', 'commands'],
  'src/feeds': [
    'src/domain.ts',
    'src/errors.ts',
    'src/clock.ts',
    'src/syndication',
    'src/fetch',
    'src/reader',
    'src/library/library.ts',
    'commands',
  ],
  'src/pipeline.ts': [
    'src/domain.ts',
    'src/errors.ts',
    'src/make-address-key.ts',
    'src/fetch',
    'src/reader',
    'src/library',
    'src/answerer',
    'commands',
    'src/feeds',
  ],
};

/** Packages that only one room may import. */
const packageOwners: Record<string, readonly string[]> = {
  'discord.js': ['src/discord'],
  dotenv: ['src/config.ts'],
  libsql: ['src/library'],
  minisearch: ['src/library'],
  stemmer: ['src/words'],
  htmlparser2: ['src/extract'],
  '@mozilla/readability': ['src/extract'],
  undici: ['src/fetch'],
  commander: ['src/cli.ts', 'src/cli'],
  esbuild: ['src/playground', 'src/script'],
  preact: ['src/playground/page'],
  'discord-markdown-parser': ['src/playground/page'],
};

interface Import {
  readonly file: string;
  readonly target: string;
}

function sourceFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourceFiles(path);
    return /\.(ts|tsx|mts|mjs)$/.test(entry.name) ? [path] : [];
  });
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  const specifiers = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '');
  return specifiers.map((specifier) => ({
    file,
    target: specifier.startsWith('.') ? relative(root, resolve(root, dirname(file), specifier)) : specifier,
  }));
}

const isIn = (path: string, room: string) => path === room || path.startsWith(`${room}/`);
const files = [...sourceFiles('src'), ...sourceFiles('commands')];
const imports = files.flatMap(importsOf);

describe('the layers', () => {
  it('are tested on real files', () => {
    expect(files.length).toBeGreaterThan(4);
    expect(imports.length).toBeGreaterThan(4);
  });

  it.each(Object.entries(layers))('%s imports only what its row allows', (room, allowed) => {
    const strays = imports.filter(
      ({ file, target }) =>
        isIn(file, room) &&
        (target.startsWith('src/') || target.startsWith('commands/')) &&
        ![room, ...allowed].some((place) => isIn(target, place)),
    );
    expect(strays).toEqual([]);
  });

  it.each(Object.entries(packageOwners))('%s is imported by its own room only', (name, owners) => {
    const strays = imports.filter(
      ({ file, target }) => isIn(target, name) && !owners.some((owner) => isIn(file, owner)),
    );
    expect(strays).toEqual([]);
  });

  it('keep the environment in src/config.ts', () => {
    const readers = files.filter((file) => readFileSync(join(root, file), 'utf8').includes('process.env'));
    expect(readers).toEqual(['src/config.ts']);
  });
});
