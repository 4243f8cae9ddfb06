import type { Person } from '../../domain.ts';
import { foldWords } from '../../words/index.ts';
import type { NameMatch } from '../library.ts';
import { readChange } from './change-clock.ts';
import { readPeople, readRemovals } from './index-reader.ts';
import { listAskedForms, listNameForms, type NameForm } from './name-forms.ts';
import type { RecordFile } from './record-file.ts';
import { TypoIndex } from './typo-index.ts';

interface Listed {
  readonly key: number;
  readonly person: Person;
  readonly forms: readonly NameForm[];
  /** All words of all names, folded, a blank before each: a prefix is found in it as ` pre`. */
  readonly words: string;
}

interface Bearer {
  readonly key: number;
  readonly form: NameForm;
}

/** Knows everybody's names: who is called so, who nearly so, and whose name begins so. Made from the record, it follows it. */
export class NameDirectory {
  readonly #listed = new Map<number, Listed>();
  readonly #keysById = new Map<string, number>();
  readonly #bearers = new Map<string, Bearer[]>();
  /** Who bears a word that begins so: a blank and its first letters, as in `words`. */
  readonly #byStart = new Map<string, Set<Listed>>();
  readonly #typos = new TypoIndex();
  /** Most quoted first; put in order again when it is next asked for. */
  #ranked: Listed[] = [];
  #isRanked = true;
  /** The last change of the record that stands in the directory. */
  #change = 0;

  /** Takes in everything that any process changed in the record since the last time. */
  catchUp(record: RecordFile): void {
    const changes = { since: this.#change, upTo: readChange(record) };
    if (changes.since === changes.upTo) return;
    for (const key of readRemovals(record, 'person', changes)) this.remove(key);
    for (const { key, person } of readPeople(record, changes)) this.set(key, person);
    this.#change = changes.upTo;
  }

  set(key: number, person: Person): void {
    this.remove(key);
    const forms = listNameForms(person);
    const words = [person.name, ...person.aliases].flatMap(foldWords).map((word) => ` ${word}`);
    const listed = { key, person, forms, words: words.join('') };
    this.#listed.set(key, listed);
    this.#keysById.set(person.id, key);
    this.#ranked.push(listed);
    this.#isRanked = false;
    for (const start of listStarts(listed)) {
      const bearers = this.#byStart.get(start);
      if (bearers === undefined) this.#byStart.set(start, new Set([listed]));
      else bearers.add(listed);
    }
    for (const form of forms) {
      const bearers = this.#bearers.get(form.compact);
      if (bearers === undefined) this.#bearers.set(form.compact, [{ key, form }]);
      else bearers.push({ key, form });
      this.#typos.add(form.compact);
    }
  }

  remove(key: number): void {
    const listed = this.#listed.get(key);
    if (listed === undefined) return;
    this.#listed.delete(key);
    this.#keysById.delete(listed.person.id);
    this.#isRanked = false;
    for (const start of listStarts(listed)) this.#byStart.get(start)?.delete(listed);
    for (const { compact } of listed.forms) {
      const bearers = (this.#bearers.get(compact) ?? []).filter((bearer) => bearer.key !== key);
      if (bearers.length > 0) this.#bearers.set(compact, bearers);
      else {
        this.#bearers.delete(compact);
        this.#typos.remove(compact);
      }
    }
  }

  person(id: string): Person | null {
    const key = this.#keysById.get(id);
    return key === undefined ? null : (this.#listed.get(key)?.person ?? null);
  }

  /** Gives whom a name fits, best first. Typos are allowed for only when it fits nobody as it stands. */
  match(name: string): NameMatch[] {
    const asked = listAskedForms(name);
    const exact = this.#gather(asked.map((form) => [form, 0]));
    const matches =
      exact.length > 0 ? exact : this.#gather(asked.flatMap((form) => [...this.#typos.near(form)]));
    return matches.sort(compareMatches).slice(0, matchCountMax);
  }

  /** Gives those of whose names every word typed begins a word, most quoted first. */
  complete(typed: string, limit: number): Person[] {
    const prefixes = foldWords(typed).map((word) => ` ${word}`);
    const people: Person[] = [];
    for (const { person, words } of this.#listStarting(prefixes)) {
      if (people.length >= limit) break;
      if (prefixes.every((prefix) => words.includes(prefix))) people.push(person);
    }
    return people;
  }

  /** Lists whose names may begin so, most quoted first: few begin with the same three letters, and one or two letters fit many. */
  #listStarting(prefixes: readonly string[]): readonly Listed[] {
    const lists = prefixes
      .filter((prefix) => prefix.length >= startLength)
      .map((prefix) => [...(this.#byStart.get(prefix.slice(0, startLength)) ?? [])]);
    const [fewest] = lists.sort((a, b) => a.length - b.length);
    return fewest?.sort(compareQuoted) ?? this.#rank();
  }

  /** Gives each person's best match among the bearers of the forms. */
  #gather(forms: readonly (readonly [string, number])[]): NameMatch[] {
    const best = new Map<number, NameMatch>();
    for (const [compact, distance] of forms) {
      for (const { key, form } of this.#bearers.get(compact) ?? []) {
        const person = this.#listed.get(key)?.person;
        if (person === undefined) continue;
        const match = { person, alias: form.alias, kind: form.kind, distance };
        const known = best.get(key);
        if (known === undefined || compareMatches(match, known) < 0) best.set(key, match);
      }
    }
    return [...best.values()];
  }

  #rank(): readonly Listed[] {
    if (!this.#isRanked) {
      this.#ranked = this.#ranked
        .filter((listed) => this.#listed.get(listed.key) === listed)
        .sort(compareQuoted);
      this.#isRanked = true;
    }
    return this.#ranked;
  }
}

/** The most quoted first. */
const compareQuoted = (a: Listed, b: Listed) =>
  b.person.quotationCount - a.person.quotationCount || (a.person.id < b.person.id ? -1 : 1);

/** A blank and three letters: with fewer, enough people fit that going through the most quoted ends soon. */
const startLength = 4;

/** Lists how the longer words of somebody's names begin. */
const listStarts = ({ words }: Listed): ReadonlySet<string> =>
  new Set(
    words
      .split(/(?= )/)
      .filter((word) => word.length >= startLength)
      .map((word) => word.slice(0, startLength)),
  );

/** A name that fits more people than this ("John") has to be asked back for anyway. */
const matchCountMax = 50;

const kindRanks: Readonly<Record<NameMatch['kind'], number>> = { full: 0, alias: 1, surname: 2, first: 3 };

function compareMatches(a: NameMatch, b: NameMatch): number {
  return (
    a.distance - b.distance ||
    kindRanks[a.kind] - kindRanks[b.kind] ||
    b.person.quotationCount - a.person.quotationCount ||
    (a.person.id < b.person.id ? -1 : 1)
  );
}
