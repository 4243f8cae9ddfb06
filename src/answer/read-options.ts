import type { Instant, Person, Question } from '../domain.ts';
import { UsageError } from '../errors.ts';
import type { Library } from '../library/library.ts';
import type { AnswerContext } from './answer-context.ts';
import { readDateOption } from './read-dates.ts';
import { type NamedPeople, takeBestNames } from './take-best-names.ts';

/** What a command's own options say; null where they say nothing. */
export interface Options {
  /** Whose words are wanted; several where a name fits them equally, none where nobody is named or known. */
  readonly people: readonly Person[];
  /** A name that fits nobody. */
  readonly unknownName: string | null;
  /** A name that fits `people` only with letters changed. */
  readonly nearName: string | null;
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
  const name = question.person || null;
  const { people, isMisspelt } = name === null ? nobody : await findPeople(name, context.library);
  return {
    people,
    unknownName: people.length === 0 ? name : null,
    nearName: isMisspelt ? name : null,
    since,
    until,
  };
}

function readBound(words: string | null, edge: 'since' | 'until', now: Date): Instant | null {
  if (!words?.trim()) return null;
  const bound = readDateOption(words, edge, now);
  if (bound) return bound;
  throw new UsageError(
    `“${words.slice(0, 60)}” in \`${edge}\` is not a date. Try 2025-09-15, “last week” or “May 2025”.`,
  );
}

const nobody: NamedPeople = { people: [], isMisspelt: false };

async function findPeople(nameOrId: string, library: Library): Promise<NamedPeople> {
  const byId = await library.person(nameOrId);
  if (byId) return { people: [byId], isMisspelt: false };
  const [matches = []] = await library.matchNames([nameOrId]);
  return takeBestNames(matches);
}
