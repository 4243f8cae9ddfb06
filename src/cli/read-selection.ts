import { readReference } from '../../commands/reference.ts';
import type { StoryHead } from '../domain.ts';
import { UsageError } from '../errors.ts';
import type { Library, Refusal, Selection } from '../library/index.ts';
import { foldName } from '../words/index.ts';

/** What to forget, as it was typed. */
export interface TypedSelection {
  /** Web addresses of stories, their ids or their headlines. */
  readonly stories: readonly string[];
  readonly outlet: string | null;
  /** A day or a moment in ISO 8601. */
  readonly before: string | null;
  /** Whether `before` takes stories without a date too. */
  readonly undated: boolean;
  /** Whether the outlet is not to be kept again either. */
  readonly block: boolean;
  /** Whether what was forgotten may be kept again. */
  readonly allow: boolean;
}

/** What was typed, as it is meant. */
export interface Meant {
  /** Together they mean all that is to be forgotten. */
  readonly selections: readonly Selection[];
  /** What is not to be kept again; or, where that is asked for, what may be. */
  readonly refusals: readonly Refusal[];
}

/**
 * Reads what is to be forgotten, and looks up stories that are named by their id or headline. A story that has an
 * address is meant by it however it was named, so that it stays away.
 *
 * @throws UsageError when it makes no sense, or names a story that there is not.
 */
export async function readSelection(typed: TypedSelection, library: Library): Promise<Meant> {
  const { stories, outlet, before, undated, block, allow } = typed;
  const moment = before === null ? null : readMoment(before);
  if (stories.length === 0 && outlet === null && moment === null) {
    throw new UsageError(
      'Say what to forget: stories by address, id or headline, --outlet NAME or --before DATE.',
    );
  }
  if (allow && moment !== null) throw new UsageError('--allow takes addresses or an outlet, but no date.');
  if (undated && moment === null) throw new UsageError('--undated goes with --before.');
  if (block && outlet === null) {
    throw new UsageError(
      '--block goes with --outlet. Addresses that are forgotten are not kept again anyway.',
    );
  }
  const bounds = { storyId: null, address: null, outlet, before: moment, withUndated: undated };
  const targets = await Promise.all(
    stories.map((word) => (allow ? requireAddress(word) : findTarget(word, library))),
  );
  return {
    selections: targets.length > 0 ? targets.map((target) => ({ ...bounds, ...target })) : [bounds],
    refusals: [
      ...targets.flatMap(({ address }): readonly Refusal[] =>
        address === null ? [] : [{ kind: 'address', value: address }],
      ),
      ...(outlet !== null && (block || (allow && targets.length === 0))
        ? [{ kind: 'outlet', value: outlet } as const]
        : []),
    ],
  };
}

type Target = Pick<Selection, 'storyId' | 'address'>;

function requireAddress(word: string): Target {
  if (isAddress(word)) return { storyId: null, address: word };
  throw new UsageError(`“${word}” is no web address, and --allow takes addresses or an outlet.`);
}

async function findTarget(word: string, library: Library): Promise<Target> {
  if (isAddress(word)) return { storyId: null, address: word };
  if (/^https?:/i.test(word)) {
    throw new UsageError(
      `“${word}” is no web address. Give the whole of it, such as https://example.com/story`,
    );
  }
  const { id, url } =
    (await library.story(readReference(word) ?? word)) ?? (await findByHeadline(word, library));
  return url === null ? { storyId: id, address: null } : { storyId: null, address: url };
}

/** So many headlines are worth reading through. */
const NEAR_COUNT = 5;

async function findByHeadline(word: string, library: Library): Promise<StoryHead> {
  const near = await library.completeStory(word, NEAR_COUNT);
  const meant = near.filter(({ title }) => foldName(title) === foldName(word));
  const [first] = meant;
  if (first !== undefined && meant.length === 1) return first;
  const [head, shown] =
    first === undefined
      ? [`There is no story of the id, headline or address “${word}”.`, near]
      : [`“${word}” is the headline of several stories. Give the id of the one you mean.`, meant];
  const list = shown.map((story) => `\n  ${story.id}  ${describeStory(story)}`).join('');
  throw new UsageError(first === undefined ? `${head} ${describeNear(list)}` : head + list);
}

function describeNear(list: string): string {
  return list === '' ? '“soundbite latest” lists stories.' : `Did you mean one of these?${list}`;
}

/** Describes a story in a line: its headline, and what tells it from others of that headline. */
export function describeStory({ title, outlet, published, url }: StoryHead): string {
  const facts = [outlet, published?.slice(0, 10), url].filter((fact) => fact != null);
  return `${title} (${facts.join(', ') || 'nothing known of it'})`;
}

function isAddress(word: string): boolean {
  return /^https?:\/\//i.test(word) && URL.canParse(word);
}

function readMoment(text: string): string {
  const moment = new Date(text);
  if (!/^\d{4}/.test(text) || Number.isNaN(moment.getTime())) {
    throw new UsageError(`--before “${text}” is no date. Give one such as 2024-12-31`);
  }
  return moment.toISOString();
}
