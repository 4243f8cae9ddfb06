/** A story's words in the form in which copies of it are known. */
export interface Print {
  /** What the story says itself. */
  readonly prose: readonly string[];
  /** What it quotes; other stories of the same event quote the same. */
  readonly quoted: readonly string[];
  /** Its names and figures, which differ where a form is filled in again and again. */
  readonly facts: ReadonlySet<string>;
}

const marks = /\p{M}+/gu;
const apostrophes = /[’‘ʼ＇`´']/g;
const printedWord = /[\p{L}\p{N}]+/gu;
const beginsAsFact = /^[\p{Lu}\p{N}]/u;

/** Reads a story's prose and its quotations into the form in which copies are known. */
export function readPrint(prose: readonly string[], quoted: readonly string[]): Print {
  const words = prose.flatMap(listWords);
  const written = new Set(words);
  const lower = words.map((word) => word.toLowerCase());
  return {
    prose: lower,
    quoted: quoted.flatMap(listWords).map((word) => word.toLowerCase()),
    // A word that stands small elsewhere is a capital at the beginning of a sentence.
    facts: new Set(
      words
        .filter(
          (word) => beginsAsFact.test(word) && !(written.has(word.toLowerCase()) && !/^\p{N}/u.test(word)),
        )
        .map((word) => word.toLowerCase()),
    ),
  };
}

function listWords(text: string): readonly string[] {
  return text.normalize('NFKD').replace(marks, '').replace(apostrophes, '').match(printedWord) ?? [];
}
