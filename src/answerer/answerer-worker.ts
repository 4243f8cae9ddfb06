import { answerQuestion, loadVocabulary } from '../answer/index.ts';
import { type LibraryThreadData, libraryMethods, openEmbeddedLibrary } from '../library/index.ts';
import { serveThread } from '../thread/index.ts';
import type { Answerer } from './answerer.ts';

serveThread(({ path, options }: LibraryThreadData): Answerer => {
  const library = openEmbeddedLibrary(path, options);
  const vocabulary = loadVocabulary();
  const ask: Answerer['ask'] = async (question, page, now) => {
    // Whatever is loaded meanwhile, the answer may rest on no more than this.
    const before = options.answers === 'soon' ? await library.coverage() : null;
    const answer = await answerQuestion(question, page, { library, vocabulary, now });
    const { isLoading, lackingBytes, searchableCount, storyCount } = before ?? (await library.coverage());
    const isAll = lackingBytes === 0 && (!isLoading || searchableCount >= storyCount);
    return isAll ? answer : { ...answer, searched: { storyCount: searchableCount, ofCount: storyCount } };
  };
  // The library's methods speak of their own object, so each is bound to it.
  const methods = Object.keys(libraryMethods) as (keyof typeof libraryMethods)[];
  const bound = Object.fromEntries(methods.map((name) => [name, library[name].bind(library)]));
  return { ...(bound as unknown as typeof library), ask };
});
