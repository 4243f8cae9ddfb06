/** The words of a quotation in the form in which printings are compared. */
export interface Words {
  /** One form for each way of writing: "I've waited twenty-two years" is `i`, `have`, `waited`, `22`, `years`. */
  readonly words: readonly string[];
  /** For each word whether it says something by itself; "the" and "not" do not. */
  readonly telling: readonly boolean[];
}

/** What one story reports somebody to have said. */
export interface Saying extends Words {
  /** Which story it is, by any number. */
  readonly storyKey: number;
  /** The name printed; null where unnamed. */
  readonly speaker: string | null;
  readonly publishedMs: number | null;
}
