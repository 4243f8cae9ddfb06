import type { Person, Question, Suggestion } from '../domain.ts';
import type { Library } from '../library/library.ts';
import type { UnderstoodQuery } from './understood-query.ts';

const suggestionsMax = 4;
// A button's label in Discord.
const labelLengthMax = 80;

/**
 * Offers what is near to a question that found nothing: the same person's quotations, names alike, the topic alone;
 * where nothing is near, those who are quoted most.
 */
export async function suggestNear(query: UnderstoodQuery, library: Library): Promise<readonly Suggestion[]> {
  const people = [...query.people, ...query.choices].filter(isQuoted);
  const ofPeople = people.map((person) => toSuggestion(whatTheySaid(person), ask({ person: person.id })));
  const namesakes = await findNamesakes(query, library);
  const alike = namesakes.map((person) =>
    toSuggestion(`Did you mean ${person.name}?`, ask({ person: person.id, text: query.topic })),
  );
  const topic = await suggestTopic(query, library);
  const near = [...ofPeople, ...alike, ...topic].slice(0, suggestionsMax);
  return near.length > 0 ? near : suggestMostQuoted(library);
}

async function suggestMostQuoted(library: Library): Promise<readonly Suggestion[]> {
  const people = await library.completePerson('', suggestionsMax - 1);
  return people
    .filter(isQuoted)
    .map((person) => ({ ...toSuggestion(whatTheySaid(person), ask({ person: person.id })), isNear: false }));
}

/** A story names more people than it quotes, and now and then a reading takes a headline for one. */
const isQuoted = ({ quotationCount }: Person) => quotationCount > 0;

const whatTheySaid = ({ name, quotationCount }: Person) =>
  `What ${name} said (${quotationCount} ${quotationCount === 1 ? 'quotation' : 'quotations'})`;

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

/** What others say on the topic, where a person says nothing on it. */
async function suggestTopic(query: UnderstoodQuery, library: Library): Promise<readonly Suggestion[]> {
  if (query.topic === '' || (query.people.length === 0 && query.unknownName === null)) return [];
  const filters = { personIds: [], outlet: query.outlet, since: null, until: null };
  const { hits } = await library.searchQuotations({
    text: query.topic,
    scope: 'context',
    filters,
    limit: 1,
    offset: 0,
  });
  return hits.length === 0
    ? []
    : [toSuggestion(`What others say on ${query.topic}`, ask({ text: query.topic, reading: 'topic' }))];
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
