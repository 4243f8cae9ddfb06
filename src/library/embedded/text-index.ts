import MiniSearch from 'minisearch';
import type { Admits, Entry } from './entry.ts';
import { runSearchPlan, type SearchPlan, type Walked } from './search-plan.ts';
import { readTerms } from './terms.ts';

/** The texts of one document, by field. */
export type Texts<Field extends string> = Readonly<Record<Field, string>>;

type Document = { readonly entry: Entry };

/** Finds documents by their words: one inverted index over quotations, or over stories. */
export class TextIndex<Field extends string> {
  readonly #mini: MiniSearch<Document>;
  /** The documents as they were added: taking one out exactly needs the same words once more. */
  readonly #documentsByStory = new Map<number, Document[]>();

  constructor(fields: readonly Field[]) {
    this.#mini = new MiniSearch<Document>({
      fields: [...fields],
      idField: 'entry',
      tokenize: readTerms,
      processTerm: (term) => term,
    });
  }

  add(entry: Entry, texts: Texts<Field>): void {
    const document = { entry, ...texts };
    this.#mini.add(document);
    const documents = this.#documentsByStory.get(entry.storyKey);
    if (documents === undefined) this.#documentsByStory.set(entry.storyKey, [document]);
    else documents.push(document);
  }

  /** Drops all documents of a story; does nothing when there are none. */
  removeStory(storyKey: number): void {
    this.#mini.removeAll(this.#documentsByStory.get(storyKey) ?? []);
    this.#documentsByStory.delete(storyKey);
  }

  /** Gives what the index holds of a story. */
  entriesOf(storyKey: number): Entry[] {
    return (this.#documentsByStory.get(storyKey) ?? []).map(({ entry }) => entry);
  }

  /** Gives every admitted document that has one of the plan's terms, in no order. */
  walk(plan: SearchPlan<Field>, admits: Admits): Walked {
    return runSearchPlan(this.#mini, plan, admits);
  }
}
