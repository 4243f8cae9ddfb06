import type { Hit, Person, Question, Suggestion } from '../domain.ts';
import type { Library } from '../library/library.ts';
import type { RankedQuotation } from './rank-quotations.ts';
import type { UnderstoodQuery } from './understood-query.ts';

const suggestionsMax = 4;
// A button's label in Discord.
const labelLengthMax = 80;

/**
 * Offers what is near to a question that found nothing: the same person's quotations, names alike, the topic alone or a
 * word of it, the words that come nearest; where nothing is near, those who are quoted most.
 */
export async function suggestNear(
  query: UnderstoodQuery,
  nearest: RankedQuotation | null,
  library: Library,
): Promise<readonly Suggestion[]> {
  const people = [...query.people, ...query.choices].filter(isQuoted);
  const ofPeople = people.map((person) => toSuggestion(whatTheySaid(person), ask({ person: person.id })));
  const namesakes = await findNamesakes(query, library);
  const alike = namesakes.map((person) =>
    toSuggestion(`Did you mean ${person.name}?`, ask({ person: person.id, text: query.topic })),
  );
  const topic = await suggestTopic(query, library);
  const isOpen = people.length === 0 && query.unknownName === null && query.outlet === null;
  const words = isOpen ? [...suggestWords(nearest), ...(await suggestPartOfTopic(query, library))] : [];
  const near = [...ofPeople, ...alike, ...topic, ...words].slice(0, suggestionsMax);
  return near.length > 0 ? near : suggestMostQuoted(library);
}

/** Offers those who may be meant by "she" or "they": who speaks in the hits, else who is quoted much and lately. */
export async function suggestWhom(
  query: UnderstoodQuery,
  hits: readonly Hit[],
  library: Library,
): Promise<readonly Suggestion[]> {
  const ids = [...new Set(hits.flatMap(({ kept }) => kept?.personId ?? []))].slice(0, suggestionsMax);
  const speaking = await Promise.all(ids.map((id) => library.person(id)));
  const people =
    ids.length > 0
      ? speaking.flatMap((person) => person ?? [])
      : await library.completePerson('', suggestionsMax);
  const { topic: text, outlet, since, until } = query;
  return people.filter(isQuoted).map((person) => ({
    ...toSuggestion(person.name, ask({ text, reading: 'topic', person: person.id, outlet, since, until })),
    isNear: ids.length > 0,
  }));
}

// What a quotation must print of remembered words in their order to be offered for them, where it prints none of a topic.
const leastLikeness = 0.25;
// Characters of a quotation on a button: enough to know it again.
const wordsMax = 60;

/** Offers the quotation that comes nearest to the words. */
function suggestWords(nearest: RankedQuotation | null): readonly Suggestion[] {
  const isNear = nearest !== null && (nearest.printedCount > 0 || nearest.alignment >= leastLikeness);
  if (!isNear) return [];
  const [{ text }] = nearest.kept.runs;
  const cut = text.length <= wordsMax ? text : `${text.slice(0, wordsMax).replace(/\s\S*$/u, '')}…`;
  return [toSuggestion(`Did you mean “${cut}”?`, ask({ text: cut.replace(/…$/, ''), reading: 'phrase' }))];
}

/** Offers the words of a topic that somebody did speak of, where nobody speaks of all of it. */
async function suggestPartOfTopic(query: UnderstoodQuery, library: Library): Promise<readonly Suggestion[]> {
  const words = [...new Set(query.topic.split(/\s+/))].filter((word) => word !== query.role);
  if (words.length < 2) return [];
  const filters = { personIds: [], outlet: query.outlet, since: null, until: null };
  const counted = await Promise.all(
    words.slice(0, triedMax).map(async (word) => {
      const search = { text: word, scope: 'words', filters, limit: 1, offset: 0 } as const;
      return { word, count: (await library.searchQuotations(search)).total };
    }),
  );
  // The rarest says most of what was asked.
  return counted
    .filter(({ count }) => count > 0)
    .sort((a, b) => a.count - b.count)
    .slice(0, 2)
    .map(({ word }) => toSuggestion(`What was said on “${word}”`, ask({ text: word, reading: 'topic' })));
}

// Words of a topic that are looked up one by one.
const triedMax = 6;

async function suggestMostQuoted(library: Library): Promise<readonly Suggestion[]> {
  const people = await library.completePerson('', suggestionsMax - 1);
  return people
    .filter(isQuoted)
    .map((person) => ({ ...toSuggestion(whatTheySaid(person), ask({ person: person.id })), isNear: false }));
}

/** A story names more people than it quotes, and now and then a reading takes a headline for one. */
const isQuoted = ({ quotationCount }: Person) => quotationCount > 0;

const whatTheySaid = ({ name, quotationCount }: Person) =>
  `What ${name} said (${quotationCount === 1 ? 'quoted once' : `quoted ${quotationCount} times`})`;

/** People whose names are near to an unknown one: sharing a word with it, or the beginning of a word. */
async function findNamesakes(query: UnderstoodQuery, library: Library): Promise<readonly Person[]> {
  if (query.unknownName === null) return [];
  const words = query.unknownName.split(/\s+/);
  const lists = await Promise.all([
    ...words.map((word) => library.completePerson(word, suggestionsMax)),
    ...words
      .filter(({ length }) => length > 4)
      .map((word) => library.completePerson(word.slice(0, 3), suggestionsMax)),
  ]);
  const quoted = lists.flat().filter(isQuoted);
  return [...new Map(quoted.map((person) => [person.id, person])).values()].slice(0, suggestionsMax - 1);
}

/** What others say on the topic, where a person or an outlet says nothing on it; and what the outlet has instead. */
async function suggestTopic(query: UnderstoodQuery, library: Library): Promise<readonly Suggestion[]> {
  const { topic, outlet } = query;
  const isAnybodys = query.people.length === 0 && query.unknownName === null;
  if (topic === '' || query.isMutual || (isAnybodys && outlet === null)) return [];
  const printed =
    isAnybodys && outlet !== null ? [toSuggestion(`What ${outlet} printed last`, ask({ outlet }))] : [];
  const filters = { personIds: [], outlet: isAnybodys ? null : outlet, since: null, until: null };
  const { hits } = await library.searchQuotations({
    text: query.topic,
    scope: 'context',
    filters,
    limit: 1,
    offset: 0,
  });
  const whose = printed.length > 0 ? 'other outlets print' : 'others say';
  const others =
    hits.length === 0
      ? []
      : [toSuggestion(`What ${whose} on ${topic}`, ask({ text: topic, reading: 'topic' }))];
  return [...printed, ...others];
}

const nothingAsked: Question = {
  text: '',
  reading: 'any',
  person: null,
  outlet: null,
  since: null,
  until: null,
};
const ask = (parts: Partial<Question>): Question => ({ ...nothingAsked, ...parts });

const toSuggestion = (label: string, question: Question): Suggestion => ({
  label: label.length <= labelLengthMax ? label : `${label.slice(0, labelLengthMax - 1)}…`,
  question,
  isNear: true,
});
