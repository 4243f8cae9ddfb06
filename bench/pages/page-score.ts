/** What is known of a page. */
export interface Truth {
  readonly id: string;
  readonly url: string;
  readonly text: string;
  readonly title?: string | null;
  readonly author?: string | null;
  readonly published?: string | null;
  readonly with?: readonly string[];
  readonly without?: readonly string[];
}

/** What a reader of pages made of it. */
export interface Reading {
  readonly text: string;
  readonly title: string | null;
  readonly author: string | null;
  readonly published: string | null;
}

/** Adds up what was right over a set of pages. */
export class PageScore {
  readonly #precisions: number[] = [];
  readonly #recalls: number[] = [];
  readonly #times: number[] = [];
  readonly #snippets = { with: [0, 0], without: [0, 0] };
  readonly #fields: Record<string, [wanted: number, given: number, right: number]> = {};

  add(truth: Truth, reading: Reading, cpuMs: number): void {
    const { precision, recall, isEmpty } = compare(truth.text, reading.text);
    if (!isEmpty) this.#precisions.push(precision);
    this.#recalls.push(recall);
    this.#times.push(cpuMs);
    const flat = fold(reading.text);
    this.#count(this.#snippets.with, truth.with, (snippet) => flat.includes(fold(snippet)));
    this.#count(this.#snippets.without, truth.without, (snippet) => !flat.includes(fold(snippet)));
    this.#addField('title', fold(truth.title), fold(reading.title));
    this.#addField('author', fold(truth.author), fold(reading.author));
    this.#addField('published', truth.published?.slice(0, 10) ?? '', reading.published?.slice(0, 10) ?? '');
  }

  toString(): string {
    const precision = mean(this.#precisions);
    const recall = mean(this.#recalls);
    const times = this.#times.toSorted((a, b) => a - b);
    const parts = [
      `pages=${times.length}`,
      `F1=${((2 * precision * recall) / (precision + recall || 1)).toFixed(4)}`,
      `precision=${precision.toFixed(4)} recall=${recall.toFixed(4)}`,
    ];
    for (const [name, [right = 0, all = 0]] of Object.entries(this.#snippets))
      if (all > 0) parts.push(`${name}=${(right / all).toFixed(3)}`);
    for (const [name, [wanted, given, right]] of Object.entries(this.#fields))
      if (wanted > 0)
        parts.push(
          `${name}: right=${(right / wanted).toFixed(3)} precision=${(right / (given || 1)).toFixed(3)}`,
        );
    parts.push(
      `CPU ms a page: median=${(times[times.length >> 1] ?? 0).toFixed(0)} max=${(times.at(-1) ?? 0).toFixed(0)}`,
    );
    return parts.join('  ');
  }

  #count(
    tally: number[],
    snippets: readonly string[] | undefined,
    isRight: (snippet: string) => boolean,
  ): void {
    for (const snippet of snippets ?? []) {
      tally[0] = (tally[0] ?? 0) + (isRight(snippet) ? 1 : 0);
      tally[1] = (tally[1] ?? 0) + 1;
    }
  }

  #addField(name: string, wanted: string, given: string): void {
    const field = this.#fields[name] ?? [0, 0, 0];
    if (wanted !== '') {
      field[0] += 1;
      field[1] += given === '' ? 0 : 1;
      field[2] += given === wanted ? 1 : 0;
    }
    this.#fields[name] = field;
  }
}

function compare(wanted: string, given: string): { precision: number; recall: number; isEmpty: boolean } {
  const truth = countShingles(wanted);
  const found = countShingles(given);
  let common = 0;
  for (const [shingle, count] of truth) common += Math.min(count, found.get(shingle) ?? 0);
  const wantedCount = sum([...truth.values()]);
  const givenCount = sum([...found.values()]);
  const isSame = common === wantedCount && common === givenCount;
  return {
    precision: isSame ? 1 : common / (givenCount || 1),
    recall: isSame ? 1 : common / (wantedCount || 1),
    isEmpty: givenCount === 0,
  };
}

function countShingles(text: string): Map<string, number> {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const counts = new Map<string, number>();
  for (let at = 0; at < Math.max(1, words.length - 3); at += 1) {
    const shingle = words.slice(at, at + 4).join(' ');
    if (shingle !== '') counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  }
  return counts;
}

function fold(text: string | null | undefined): string {
  const bare = (text ?? '').normalize('NFKD').replace(/[\u0300-\u036f]/g, '');
  return bare
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : sum(values) / values.length;
}
