import { afterEach, describe, expect, it } from 'vitest';
import type { Page } from '../../src/domain.ts';
import { InputError } from '../../src/errors.ts';
import { openReader, type Reader } from '../../src/reader/index.ts';

/** Legal, and seconds of work: sixty thousand lines of speech. */
const endless: Page = {
  id: 'endless',
  url: null,
  kind: 'text',
  body: 'The endless night\n\n'.concat(
    '“We ate the envelope,” Ada Kettle said. She laughed.\n\n'.repeat(60_000),
  ),
};
const short: Page = {
  id: 'short',
  url: 'https://bleat.example/goat',
  kind: 'text',
  body: 'Goat eats envelope\n\nThe ceremony stopped for a goat on Sunday.\n\n“I have waited for years,” Ada Kettle said.\n\nNobody else spoke that night.',
};

const readers: Reader[] = [];
afterEach(() => Promise.all(readers.splice(0).map((reader) => reader.close())));

function open(timeLimitMs: number): Reader {
  const reader = openReader({ timeLimitMs });
  readers.push(reader);
  return reader;
}

const wordsOf = async (reader: Reader) => {
  const { story, reading } = await reader.read(short);
  return reading.quotations.map(({ contents: [{ paragraph, start, end }] }) =>
    story.paragraphs[paragraph]?.slice(start, end),
  );
};

describe('a page that takes too long', () => {
  it('is given up with what to do, and the pages behind it are read all the same', async () => {
    const reader = open(2000);
    const late = reader.read(endless).catch((error: unknown) => error);
    const next = wordsOf(reader);
    expect(await late).toBeInstanceOf(InputError);
    expect(await late).toMatchObject({
      input: 'endless',
      message: expect.stringMatching(/^endless took too long to read: more than 2 seconds\. Give/),
    });
    expect(await next).toEqual(['I have waited for years,']);
  });

  it('does not hold up the end', async () => {
    const reader = open(60_000);
    const late = reader.read(endless).catch((error: unknown) => error);
    const waiting = reader.read(short).catch((error: unknown) => error);
    // The thread is at work when it is told to end.
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await reader.close();
    for (const error of [await late, await waiting]) {
      expect(error).toMatchObject({ message: expect.stringContaining('is stopping') });
    }
    await expect(reader.read(short)).rejects.toThrow('is stopping');
  });
});

describe('a reader', () => {
  it('finishes a short page before it closes', async () => {
    const reader = open(60_000);
    await wordsOf(reader);
    const words = wordsOf(reader);
    await reader.close();
    expect(await words).toEqual(['I have waited for years,']);
  });

  it('that read nothing closes at once', () => open(1).close());
});

describe('a story in another language', () => {
  it('is kept, not read for quotations, and told', async () => {
    const body =
      'La cabra y la lámpara\n\nLa cabra entró en el estudio y pidió una lámpara, y nadie del equipo sabía qué decirle, así que le dieron una.\n\n“Era una buena lámpara, y la cabra estuvo contenta con ella durante el resto de la semana”, dijo Ada Kettle.';
    const { story, reading, note } = await open(60_000).read({ id: 'goat', url: null, kind: 'text', body });
    expect(story.paragraphs).toHaveLength(3);
    expect(reading).toEqual({ quotations: [], people: [] });
    expect(note).toBe('Only English is read for quotations, and this story is in Spanish.');
  });
});
