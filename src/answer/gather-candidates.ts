import type { KeptQuotation, Story, StoryHead } from '../domain.ts';
import type { Filters, Library } from '../library/library.ts';
import { makeReader } from './tokens.ts';
import type { UnderstoodQuery } from './understood-query.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What the library offers for a query, before ranking. */
export interface Candidates {
  readonly quotations: readonly KeptQuotation[];
  /** The whole stories of the likeliest quotations, for what is said around them. */
  readonly stories: ReadonlyMap<string, Story>;
  /** All quotations of those that are no live blog, in order, where the question names whom the words answer or are about. */
  readonly turns: ReadonlyMap<string, readonly KeptQuotation[]>;
}

// Bounds for one question. Ranking reads every candidate's words, so these set its time.
const wordHitsMax = 40;
const contextHitsMax = 50;
const newestMax = 60;
// Remembered words are looked for in the quotations themselves; what stands around them says little.
const ofPhrase = { storyHitsMax: 2, wholeStoriesMax: 4 };
const ofTopic = { storyHitsMax: 6, wholeStoriesMax: 8 };
const boundsFor = ({ phraseEvidence }: UnderstoodQuery) =>
  phraseEvidence === 'quoted' || phraseEvidence === 'introduced' ? ofPhrase : ofTopic;

/** Asks the library for the quotations that may answer. */
export async function gatherCandidates(query: UnderstoodQuery, library: Library): Promise<Candidates> {
  const lists = await Promise.all(windowsOf(query).map((filters) => gatherWithin(query, filters, library)));
  const quotations = [...new Map(lists.flat().map((kept) => [kept.quotation.id, kept])).values()];
  const stories = await loadStories(quotations, boundsFor(query).wholeStoriesMax, library);
  return { quotations, stories, turns: await loadTurns(query, [...stories.values()], library) };
}

async function loadTurns(
  { about }: UnderstoodQuery,
  stories: readonly Story[],
  library: Library,
): Promise<Candidates['turns']> {
  const read = about.length === 0 ? [] : stories.filter(({ paragraphs }) => paragraphs.length <= turnsMax);
  const lists = await Promise.all(read.map(({ id }) => library.quotationsOf(id)));
  return new Map(read.map(({ id }, at) => [id, lists[at] ?? []]));
}

// Paragraphs of a story up to which all its quotations are read: long interviews have as many, live blogs thousands.
const turnsMax = 200;

/** Gives the bounds that the question's words prefer: whose, where printed, when. */
export function preferredFilters(query: UnderstoodQuery): Filters {
  const people = query.people.length > 0 ? [...query.people, ...query.jointly] : query.choices;
  const { outlet, since, until } = query;
  return { personIds: people.map(({ id }) => id), outlet, since, until };
}

/** Gives the bounds that hold whatever else is found: whose, and what options set. */
export function bindingFilters(query: UnderstoodQuery): Filters {
  const preferred = preferredFilters(query);
  return {
    ...preferred,
    outlet: query.outletBinds ? preferred.outlet : null,
    since: query.datesBind ? preferred.since : null,
    until: query.datesBind ? preferred.until : null,
  };
}

/** The bounds to search by: narrow, and wider where words only prefer. */
function windowsOf(query: UnderstoodQuery): readonly Filters[] {
  const isSame =
    (query.outlet === null || query.outletBinds) &&
    (query.datesBind || (query.since === null && query.until === null));
  return isSame ? [bindingFilters(query)] : [preferredFilters(query), bindingFilters(query)];
}

async function gatherWithin(
  query: UnderstoodQuery,
  filters: Filters,
  library: Library,
): Promise<readonly KeptQuotation[]> {
  const phrase = query.phrase ?? query.topic;
  const isOpen = filters.personIds.length === 0;
  const search = (text: string, scope: 'words' | 'context', limit: number) =>
    library.searchQuotations({ text, scope, filters, limit, offset: 0 });
  const found = await Promise.all([
    ...(phrase ? [search(phrase, 'words', wordHitsMax)] : []),
    ...(query.topic ? [search(`${query.printedName ?? ''} ${query.topic}`, 'context', contextHitsMax)] : []),
    ...(isOpen && query.topic ? [] : [search('', 'context', newestMax)]),
  ]);
  const hits = found.flatMap((list) => list.hits.map(({ kept }) => kept));
  const others = isOpen
    ? await gatherFromStories(query, { filters, hits }, library)
    : await gatherUnnamed(query, filters, library);
  return [...hits, ...others];
}

/** Quotations on the topic whose speaker is not known for sure: one of them may be the person's. */
async function gatherUnnamed(
  query: UnderstoodQuery,
  filters: Filters,
  library: Library,
): Promise<readonly KeptQuotation[]> {
  if (query.topic === '' || query.peopleBind) return [];
  const names = [...query.people, ...query.choices].map(({ name }) => name).join(' ');
  const { hits } = await library.searchQuotations({
    text: `${names} ${query.topic}`,
    scope: 'context',
    filters: { ...filters, personIds: [] },
    limit: contextHitsMax,
    offset: 0,
  });
  return hits.map(({ kept }) => kept).filter(({ personId }) => personId === null);
}

/** The quotations of the stories that are about the topic, whatever words they use themselves. */
async function gatherFromStories(
  query: UnderstoodQuery,
  { filters, hits }: { readonly filters: Filters; readonly hits: readonly KeptQuotation[] },
  library: Library,
): Promise<readonly KeptQuotation[]> {
  if (query.topic === '') return [];
  const stories = await library.searchStories({
    text: query.topic,
    scope: 'context',
    filters,
    limit: boundsFor(query).storyHitsMax,
    offset: 0,
  });
  const lists = await Promise.all(stories.hits.map(({ story }) => library.quotationsOf(story.id)));
  return lists.flatMap((quotations) => chooseNear(quotations, hits));
}

// Quotations read of one story: about as many as a long interview has. A live blog has thousands, on everything.
const ofOneStoryMax = 40;

/** Keeps the quotations of a story that stand nearest to those found in it, where it has very many. */
function chooseNear(
  quotations: readonly KeptQuotation[],
  hits: readonly KeptQuotation[],
): readonly KeptQuotation[] {
  if (quotations.length <= ofOneStoryMax) return quotations;
  const storyId = quotations[0]?.story.id;
  const found = hits.filter(({ story }) => story.id === storyId).map(placeOf);
  return quotations
    .map((kept) => ({ kept, distance: Math.min(...found.map((place) => Math.abs(place - placeOf(kept)))) }))
    .sort((a, b) => (a.distance < b.distance ? -1 : a.distance > b.distance ? 1 : 0))
    .slice(0, ofOneStoryMax)
    .map(({ kept }) => kept);
}

const placeOf = ({ quotation }: KeptQuotation) => quotation.contents[0].paragraph;

async function loadStories(
  quotations: readonly KeptQuotation[],
  max: number,
  library: Library,
): Promise<ReadonlyMap<string, Story>> {
  const ids = [...new Set(quotations.map(({ story }) => story.id))].slice(0, max);
  const stories = await Promise.all(ids.map((id) => library.story(id)));
  return new Map(stories.flatMap((story) => (story ? [[story.id, story]] : [])));
}

/** Asks the library for the stories that may answer. */
export async function gatherStories(
  query: UnderstoodQuery,
  library: Library,
  vocabulary: Vocabulary,
): Promise<readonly Story[]> {
  const text = query.topic || query.phrase || '';
  const synonyms = listSynonyms(query.topic, vocabulary);
  const lists = await Promise.all(
    windowsOf({ ...query, people: [], choices: [] }).flatMap((filters) => [
      library
        .searchStories({ text, scope: 'context', filters, limit: storyCandidatesMax, offset: 0 })
        .then(({ hits }) => hits.map(({ story }) => story)),
      library
        .searchQuotations({ text, scope: 'context', filters, limit: storyCandidatesMax, offset: 0 })
        .then(({ hits }) => hits.map(({ kept }) => kept.story)),
      ...(synonyms === ''
        ? []
        : [
            library
              .searchStories({
                text: synonyms,
                scope: 'context',
                filters,
                limit: storyCandidatesMax,
                offset: 0,
              })
              .then(({ hits }) => hits.map(({ story }) => story)),
          ]),
    ]),
  );
  const heads = new Map<string, StoryHead>(lists.flat().map((head) => [head.id, head]));
  const stories = await Promise.all([...heads.keys()].map((id) => library.story(id)));
  return stories.flatMap((story) => (story ? [story] : []));
}

const storyCandidatesMax = 16;
// Words of a topic up to which other words for them are looked for: more words find their stories themselves.
const synonymsOfMax = 2;

/** Lists the other words for those of a short topic: "split", "divorce" for "broke up". */
function listSynonyms(topic: string, vocabulary: Vocabulary): string {
  const tokens = makeReader(vocabulary)(topic).tokens.filter(
    ({ form, groups }) => groups.length > 0 && !vocabulary.stopWords.has(form),
  );
  if (tokens.length > synonymsOfMax) return '';
  const groups = new Set(tokens.flatMap((token) => token.groups));
  return [...groups].flatMap((group) => vocabulary.synonyms.entries[group] ?? []).join(' ');
}
