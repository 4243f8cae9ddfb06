/** A story's words in the form in which copies of it are known. */
export interface Print {
  /** What the story says itself. */
  readonly prose: readonly string[];
  /** What it quotes; other stories of the same event quote the same. */
  readonly quoted: readonly string[];
  /** Its prose as printed, accents apart. */
  readonly printed: readonly string[];
}

const marks = /\p{M}+/gu;
const apostrophes = /[’‘ʼ＇`´']/g;
const printedWord = /[\p{L}\p{N}]+/gu;
/** Reads a story's prose and its quotations into the form in which copies are known. */
export function readPrint(prose: readonly string[], quoted: readonly string[]): Print {
  const printed = prose.map(level);
  return { prose: printed.flatMap(listWords), quoted: quoted.map(level).flatMap(listWords), printed };
}

/** Figures, and capitals that no beginning of a sentence accounts for. */
const printedFact = /\p{N}+|(?<=[\p{L}\p{N},;] )\p{Lu}[\p{L}\p{N}]*/gu;

/** Gives a story's names and figures, which differ where a form is filled in again and again. */
export function listFacts({ printed }: Print): ReadonlySet<string> {
  return new Set(printed.flatMap((text) => text.match(printedFact) ?? []).map((fact) => fact.toLowerCase()));
}

const plainAscii = /^[\0-\x7f]*$/;

function level(text: string): string {
  const plain = plainAscii.test(text) ? text : text.normalize('NFKD').replace(marks, '');
  return plain.replace(apostrophes, '');
}

function listWords(text: string): readonly string[] {
  return text.toLowerCase().match(printedWord) ?? [];
}
