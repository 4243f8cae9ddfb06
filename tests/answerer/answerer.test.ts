import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openAnswerer } from '../../src/answerer/index.ts';
import { UsageError } from '../../src/errors.ts';
import { makeSample } from '../library/sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'soundbite-answerer-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sample = makeSample({ id: 'a', paragraphs: ['"«A kettle is no pet.»"'], by: 'Ada Kettle' });
const page = { limit: 5, offset: 0 };
const now = new Date('2026-06-15T12:00:00Z');
const makeQuestion = (text: string) => ({
  text,
  reading: 'any' as const,
  person: null,
  outlet: null,
  since: null,
  until: null,
});

describe('the thread that answers', () => {
  it('answers from the library it holds, and hands over what the asker must mend', async () => {
    const { service } = await openAnswerer(join(folder, 'answers.db'));
    await service.keep(sample.story, sample.reading);
    const { found, hits } = await service.ask(makeQuestion('what did ada kettle say about pets'), page, now);
    expect(found).toBe(true);
    expect(hits[0]?.kept?.runs[0].text).toBe('A kettle is no pet.');
    await expect(service.ask(makeQuestion(' '), page, now)).rejects.toThrow(UsageError);
    await service.close();
  });
});
