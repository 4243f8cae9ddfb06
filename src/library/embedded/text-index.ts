import MiniSearch from 'minisearch';
import { type Admits, compareEntries, type Entry } from './entry.ts';
import { runSearchPlan, type ScoredEntry, type SearchPlan } from './search-plan.ts';
import { readTerms } from './terms.ts';

/** The texts of one document, by field. */
export type Texts<Field extends string> = Readonly<Record<Field, string>>;

/** Finds documents by their words: one inverted index over quotations, or over stories. */
export class TextIndex<Field extends string> {
  readonly #mini: MiniSearch;
  readonly #entriesByStory = new Map<number, Entry[]>();

  constructor(fields: readonly Field[]) {
    this.#mini = new MiniSearch({
      fields: [...fields],
      idField: 'entry',
      tokenize: readTerms,
      processTerm: (term) => term,
    });
  }

  get size(): number {
    return this.#mini.documentCount;
  }

  add(entry: Entry, texts: Texts<Field>): void {
    this.#mini.add({ entry, ...texts });
    const entries = this.#entriesByStory.get(entry.storyKey);
    if (entries === undefined) this.#entriesByStory.set(entry.storyKey, [entry]);
    else entries.push(entry);
  }

  /** Drops all documents of a story; does nothing when there are none. */
  removeStory(storyKey: number): void {
    this.#mini.discardAll(this.#entriesByStory.get(storyKey) ?? []);
    this.#entriesByStory.delete(storyKey);
  }

  /** Gives every document that has one of the plan's terms and is admitted, best first; ties newest first. */
  search(plan: SearchPlan<Field>, admits: Admits): ScoredEntry[] {
    return runSearchPlan(this.#mini, plan, admits).sort(
      (a, b) => b.score - a.score || compareEntries(a.entry, b.entry),
    );
  }
}
