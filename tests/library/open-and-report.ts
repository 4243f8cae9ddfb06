import { openLibrary } from '../../src/library/index.ts';

// A program that opens the library at the path given, says what came of it, and does not close it.
const [path = ''] = process.argv.slice(2);

async function report(): Promise<string> {
  try {
    const library = await openLibrary(path);
    return `opened: ${(await library.counts()).stories} stories`;
  } catch (error) {
    return String(error);
  }
}

report().then(console.log);
