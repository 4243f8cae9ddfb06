/**
 * Scores which stories are taken for copies of one another: invented copies of our own stories, which are to be found,
 * and every pair of different stories, none of which is one. Among those are stories of one event that quote the same
 * words, and one form filled in again with other names.
 *
 *     npm run bench:copies
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Reading, Story } from '../src/domain.ts';
import { extractStory } from '../src/extract/index.ts';
import { openMemoryLibrary } from '../src/library/index.ts';
import { loadLexicons, readStory } from '../src/quotes/index.ts';
import { inventStory, startRandom } from '../tests/ingest/invent-story.ts';
import { copyKinds, inventCopy } from '../tests/utterances/invent-copies.ts';

const lexicons = loadLexicons();
const root = resolve(import.meta.dirname, '..');

interface ReadStory {
  readonly story: Story;
  readonly reading: Reading;
}

const read = (story: Story): ReadStory => ({ story, reading: readStory(story, lexicons) });

function readFolder(folder: string): readonly ReadStory[] {
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(root, folder, name), 'utf8')))
    .filter(({ paragraphs }) => Array.isArray(paragraphs))
    .map(({ id, url, outlet, title, author, published, paragraphs }) =>
      read(
        extractStory({
          id: `${folder}/${id}`,
          url: url ?? null,
          kind: 'record',
          record: {
            outlet: outlet ?? null,
            title,
            author: author ?? null,
            published: published ?? null,
            paragraphs,
          },
        }),
      ),
    );
}

const own = [...readFolder('data/stories'), ...readFolder('tests/golden/tuning')];
const forms = Array.from({ length: 200 }, (_, number) => {
  const { id, url, ...record } = inventStory(number);
  return read(extractStory({ id, url, kind: 'record', record }));
});

for (const kind of copyKinds) {
  const random = startRandom(7);
  const library = await openMemoryLibrary();
  await library.keepAll(own, null);
  const copies = own.map(({ story }) => read(inventCopy(story, kind, random)));
  await library.keepAll(copies, null);
  const found = await library.copiesOf(copies.map(({ story }) => story.id));
  const right = found.filter((heads, at) => heads.some(({ id }) => id === own[at]?.story.id)).length;
  const wrong = found.filter((heads, at) => heads.some(({ id }) => id !== own[at]?.story.id)).length;
  console.log(`${kind.name.padEnd(34)} found ${right} of ${copies.length}, with another story ${wrong}`);
}

const library = await openMemoryLibrary();
await library.keepAll([...own, ...forms], null);
const all = [...own, ...forms].map(({ story }) => story.id);
const merged = (await library.copiesOf(all)).flatMap((heads, at) =>
  heads.map(({ id }) => `${all[at]} = ${id}`),
);
console.log(
  `${all.length} different stories, ${(all.length * (all.length - 1)) / 2} pairs: ${merged.length / 2} taken for copies`,
);
for (const pair of merged) console.log(`  ${pair}`);
