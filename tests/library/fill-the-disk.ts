import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LibraryError } from '../../src/errors.ts';
import { openLibrary } from '../../src/library/index.ts';
import { makeSample, makeSearch } from './sample.ts';

// A program that keeps stories until the small disk under the library's path is full, and says how that went.
const [path = ''] = process.argv.slice(2);
const ballast = join(dirname(path), 'ballast');
writeFileSync(ballast, Buffer.alloc(200 * 1024));

const sample = (number: number) =>
  makeSample({
    id: `s${number}`,
    paragraphs: Array.from(
      { length: 40 },
      (_, line) => `"«Kettle ${number}, line ${line}: ${'steam '.repeat(20)}»"`,
    ),
    by: 'Ada Fill',
  });

async function fill(): Promise<void> {
  const library = await openLibrary(path);
  let keptCount = 0;
  let failure: unknown;
  while (failure === undefined && statfsSync(dirname(path)).blocks > 0) {
    const { story, reading } = sample(keptCount);
    await library.keep(story, reading).then(
      () => {
        keptCount += 1;
      },
      (error: unknown) => {
        failure = error;
      },
    );
  }
  if (failure instanceof LibraryError && failure.message.includes('the disk is full')) {
    console.log('LibraryError: the disk is full');
  } else console.log(String(failure));

  const found = await library.searchQuotations(makeSearch({ text: 'kettle' }));
  const { stories, quotations } = await library.counts();
  if (stories === keptCount && quotations === keptCount * 40) console.log('everything acknowledged is there');
  if (found.total === quotations && (await library.story(`s${keptCount}`)) === null) {
    console.log('nothing unacknowledged is there');
  }
  rmSync(ballast);
  const { story, reading } = sample(keptCount);
  if ((await library.keep(story, reading)).result === 'added') console.log('kept again after making room');
  await library.close();
}

void fill();
