import type { Person } from '../domain.ts';
import type { Library } from '../library/library.ts';

// Of each person's newest quotations, those whose stories are compared.
const quotationsMax = 40;

/**
 * Chooses among people of one name those who are quoted in the same stories as others whom the question names: of two
 * called Vale, "did Frye and Vale talk" means the one beside Frye. Gives all of them where that tells none apart.
 */
export async function settleChoices(
  choices: readonly Person[],
  others: readonly Person[],
  library: Library,
): Promise<readonly Person[]> {
  if (choices.length < 2 || others.length === 0) return choices;
  const [known = new Set(), ...own] = await Promise.all(
    [others, ...choices.map((choice) => [choice])].map((people) => listStories(people, library)),
  );
  const beside = choices.filter((_, at) => [...(own[at] ?? [])].some((id) => known.has(id)));
  return beside.length > 0 ? beside : choices;
}

async function listStories(people: readonly Person[], library: Library): Promise<ReadonlySet<string>> {
  const filters = { personIds: people.map(({ id }) => id), outlet: null, since: null, until: null };
  const { hits } = await library.latestQuotations(filters, quotationsMax, 0);
  return new Set(hits.map(({ story }) => story.id));
}
