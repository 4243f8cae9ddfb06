import { NoStoryError } from '../errors.ts';

/** Text has hardly any control characters; an image or archive read as text is full of them. */
const controlShareMax = 0.02;
/** Enough of a file to tell. */
const sampleLength = 20_000;

/** @throws NoStoryError when a body is not text: an image, an archive, a program. */
export function refuseBinary(body: string, input: string): void {
  const sample = body.slice(0, sampleLength);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
  const controls = sample.match(/[\u0000-\u0008\u000e-\u001f\ufffd]/g)?.length ?? 0;
  if (controls > sample.length * controlShareMax) {
    throw new NoStoryError(
      input,
      `No story was found in ${input}: it is not text. Give a page or a text file.`,
    );
  }
}
