import { answerQuestion, loadVocabulary } from '../answer/index.ts';
import { type LibraryThreadData, libraryMethods, openEmbeddedLibrary } from '../library/index.ts';
import { serveThread } from '../thread/index.ts';
import type { Answerer } from './answerer.ts';

serveThread(({ path, options }: LibraryThreadData): Answerer => {
  const library = openEmbeddedLibrary(path, options);
  const vocabulary = loadVocabulary();
  const ask: Answerer['ask'] = (question, page, now) =>
    answerQuestion(question, page, { library, vocabulary, now });
  // The library's methods speak of their own object, so each is bound to it.
  const methods = Object.keys(libraryMethods) as (keyof typeof libraryMethods)[];
  const bound = Object.fromEntries(methods.map((name) => [name, library[name].bind(library)]));
  return { ...(bound as unknown as typeof library), ask };
});
