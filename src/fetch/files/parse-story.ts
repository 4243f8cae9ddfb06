import { z } from 'zod';
import type { Page } from '../../domain.ts';
import { InputError } from '../../errors.ts';
import { nameFields } from './name-fields.ts';
import { writeDateNumber } from './write-date-number.ts';

interface Where {
  /** What a message calls the story. */
  readonly place: string;
  /** Its id when it has none of its own. */
  readonly fallbackId: string | null;
}

const words = z
  .string()
  .nullish()
  .transform((value) => value?.trim() || null);

const story = z.object({
  id: z
    .union([z.string(), z.number()])
    .nullish()
    .transform((value) => String(value ?? '').trim() || null),
  url: words.refine(isWebAddress, 'is not an http or https address'),
  outlet: words,
  title: words,
  author: words,
  published: z.preprocess((value) => (typeof value === 'number' ? writeDateNumber(value) : value), words),
  paragraphs: z.array(z.string()).nullish(),
  text: z.string().nullish(),
});

/** A story as it was read, and what of it was not understood, in a sentence for the user. */
interface ParsedStory {
  readonly page: Page;
  readonly note?: string;
}

/**
 * Reads a story as JSON gives it: with `paragraphs`, or with `text`, whose lines are then its paragraphs. Its fields may
 * bear the names that others give them. Where it lacks its headline or its date, fields that are not known are told.
 *
 * @throws InputError naming each field that does not fit.
 */
export function parseStory(value: unknown, { place, fallbackId }: Where): ParsedStory {
  const { named, unknown } = nameFields(value);
  const parsed = story.safeParse(named);
  if (!parsed.success) throw notAStory(place, describeIssues(parsed.error));
  const { id, url, outlet, title, author, published, text } = parsed.data;
  const paragraphs = parsed.data.paragraphs ?? linesOf(text ?? '');
  if (!paragraphs.some((paragraph) => paragraph.trim() !== '')) {
    throw notAStory(place, 'it has no words: neither "paragraphs" nor "text" holds any');
  }
  const record = { outlet, title, author, published, paragraphs };
  const page: Page = { id: id ?? fallbackId, url, kind: 'record', record };
  const lacking = [...(title === null ? ['title'] : []), ...(published === null ? ['date'] : [])];
  if (lacking.length === 0 || unknown.length === 0) return { page };
  const note = `${place} has no ${lacking.join(' and no ')}. Not understood in it: ${listNames(unknown)}`;
  return { page, note };
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r?\n/).filter((line) => line.trim() !== '');
}

function isWebAddress(value: string | null): boolean {
  return value === null || (/^https?:\/\//i.test(value) && URL.canParse(value));
}

/** Three say enough; a list of ten thousand numbers would have as many. */
const ISSUES_SHOWN = 3;

function describeIssues({ issues }: z.ZodError): string {
  const shown = issues
    .slice(0, ISSUES_SHOWN)
    .map(({ path, message }) => (path.length > 0 ? `"${path.join('.')}": ${message}` : message));
  const rest = issues.length - shown.length;
  return shown.join('; ') + (rest > 0 ? `; and ${rest} more` : '');
}

/** Names shown of fields that are not known. */
const NAMES_SHOWN = 5;

function listNames(names: readonly string[]): string {
  const shown = names.slice(0, NAMES_SHOWN).map((name) => `"${name}"`);
  const rest = names.length - shown.length;
  return shown.join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

function notAStory(place: string, reason: string): InputError {
  return new InputError(
    place,
    `${place} is not a story: ${reason}. A story is {"title", "paragraphs": [...]} or {"id", "text"}.`,
  );
}
