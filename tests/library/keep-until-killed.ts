import { openLibrary } from '../../src/library/index.ts';
import { makeSample } from './sample.ts';

// A program that keeps story after story, changing and forgetting some, and prints what was acknowledged until it is
// killed. Started by `kill.test.ts` with the library's path and the number of its round.
const [path = '', round = '0'] = process.argv.slice(2);

async function keepAll(): Promise<void> {
  const library = await openLibrary(path);

  for (let number = 0; ; number += 1) {
    const id = `r${round}-s${number}`;
    const paragraphs = Array.from(
      { length: 1 + (number % 7) },
      (_, line) => `Line ${line}: «words ${line} of ${id}»`,
    );
    const { story, reading } = makeSample({ id, paragraphs, by: `Speaker ${number % 5}` });
    await library.keep(story, reading);
    console.log(`kept ${id} ${paragraphs.length}`);
    console.log(`request ${await library.keepRequest({ command: 'ask', options: { id }, page: 0 })} ${id}`);
    if (number % 3 === 2) {
      await library.forget(id);
      console.log(`forgot ${id} 0`);
    }
  }
}

void keepAll();
