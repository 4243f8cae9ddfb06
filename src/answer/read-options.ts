import type { Instant, Person, Question } from '../domain.ts';
import { UsageError } from '../errors.ts';
import type { Library } from '../library/library.ts';
import type { AnswerContext } from './answer-context.ts';
import { readDateOption } from './read-dates.ts';

/** What a command's own options say; null where they say nothing. */
export interface Options {
  readonly person: Person | null;
  readonly unknownName: string | null;
  readonly since: Instant | null;
  readonly until: Instant | null;
}

/**
 * Reads the options beside a question's words.
 *
 * @throws UsageError when a date is none.
 */
export async function readOptions(question: Question, context: AnswerContext): Promise<Options> {
  const since = readBound(question.since, 'since', context.now);
  const until = readBound(question.until, 'until', context.now);
  const person = question.person ? await findPerson(question.person, context.library) : null;
  return { person, unknownName: question.person && !person ? question.person : null, since, until };
}

function readBound(words: string | null, edge: 'since' | 'until', now: Date): Instant | null {
  if (!words?.trim()) return null;
  const bound = readDateOption(words, edge, now);
  if (bound) return bound;
  throw new UsageError(
    `“${words.slice(0, 60)}” in \`${edge}\` is not a date. Try 2025-09-15, “last week” or “May 2025”.`,
  );
}

async function findPerson(nameOrId: string, library: Library): Promise<Person | null> {
  const byId = await library.person(nameOrId);
  if (byId) return byId;
  const [matches = []] = await library.matchNames([nameOrId]);
  return matches[0]?.person ?? null;
}
