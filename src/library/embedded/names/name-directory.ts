import type { Person } from '../../../domain.ts';
import { foldWords, nicknames } from '../../../words/index.ts';
import type { NameMatch } from '../../library.ts';
import { type PersonRow, readPeople, readPeopleChange } from '../index/index-reader.ts';
import { takeIn } from '../index/take-best.ts';
import { readChange, readRemovals } from '../record/change-clock.ts';
import type { RecordFile } from '../record/record-file.ts';
import { compactName, listAskedForms, listNameForms, type NameForm } from './name-forms.ts';
import { PrefixIndex } from './prefix-index.ts';
import { SoundIndex } from './sound-index.ts';
import { TypoIndex } from './typo-index.ts';

interface Listed extends Pick<PersonRow, 'key' | 'person' | 'described' | 'newestMs'> {
  readonly forms: readonly NameForm[];
  readonly words: NameWords;
  /** How often they are quoted, in doublings. */
  readonly quoted: number;
}

/** The folded words of somebody's names, a blank before each: a prefix is found in them as ` pre`. */
interface NameWords {
  readonly name: string;
  readonly aliases: string;
  /** Short forms of the first name, and what it is a short form of. */
  readonly nicknames: string;
}

interface Bearer {
  readonly key: number;
  readonly form: NameForm;
}

/** Knows everybody's names: who is called so, who nearly so, and whose name begins so. Made from the record, it follows it. */
export class NameDirectory {
  readonly #listed = new Map<number, Listed>();
  /** Every row's key, of those too that another stands for. */
  readonly #keysById = new Map<string, number>();
  readonly #idsByKey = new Map<number, string>();
  readonly #leads = new Map<number, number>();
  readonly #bearers = new Map<string, Bearer[]>();
  readonly #typos = new TypoIndex();
  readonly #sounds = new SoundIndex();
  readonly #prefixes = new PrefixIndex<Listed>();
  #newestMs = Number.NEGATIVE_INFINITY;
  /** The last change of the record that stands in the directory. */
  #change = 0;

  /** Takes in about so many people of what any process changed in the record; true when there is no more. */
  catchUpSome(record: RecordFile, countMax: number): boolean {
    const newest = readChange(record);
    if (newest === this.#change) return true;
    const changes = { since: this.#change, upTo: readPeopleChange(record, this.#change, countMax) ?? newest };
    for (const key of readRemovals(record, 'person', changes)) this.remove(key);
    for (const row of readPeople(record, changes)) this.set(row);
    this.#change = changes.upTo;
    return changes.upTo === newest;
  }

  set({ key, person, leadKey, described, newestMs }: PersonRow): void {
    this.remove(key);
    this.#keysById.set(person.id, key);
    this.#idsByKey.set(key, person.id);
    if (leadKey !== null) {
      this.#leads.set(key, leadKey);
      return;
    }
    const listed = {
      key,
      person,
      described,
      newestMs,
      forms: listNameForms(person),
      words: listWords(person),
      quoted: Math.log2(1 + person.quotationCount),
    };
    this.#listed.set(key, listed);
    this.#newestMs = Math.max(this.#newestMs, newestMs ?? Number.NEGATIVE_INFINITY);
    for (const word of splitWords(listed.words)) this.#prefixes.add(word, listed);
    for (const form of listed.forms) {
      const bearers = this.#bearers.get(form.compact);
      if (bearers === undefined) this.#bearers.set(form.compact, [{ key, form }]);
      else bearers.push({ key, form });
      this.#typos.add(form.compact);
      this.#sounds.add(form);
    }
  }

  remove(key: number): void {
    this.#keysById.delete(this.#idsByKey.get(key) ?? '');
    this.#idsByKey.delete(key);
    this.#leads.delete(key);
    const listed = this.#listed.get(key);
    if (listed === undefined) return;
    this.#listed.delete(key);
    for (const word of splitWords(listed.words)) this.#prefixes.remove(word, listed);
    for (const { compact } of listed.forms) {
      const bearers = (this.#bearers.get(compact) ?? []).filter((bearer) => bearer.key !== key);
      if (bearers.length > 0) this.#bearers.set(compact, bearers);
      else {
        this.#bearers.delete(compact);
        this.#typos.remove(compact);
        this.#sounds.remove(compact);
      }
    }
  }

  /** Gives whoever an id is, or was before names were put together. */
  person(id: string): Person | null {
    const key = this.#keysById.get(id);
    const listed = key === undefined ? undefined : this.#listed.get(this.#leads.get(key) ?? key);
    return listed === undefined ? null : this.#show(listed);
  }

  /** Gives whom a name fits, best first: typos count only when it fits nobody as it stands, sound only when these do not help. */
  match(name: string): NameMatch[] {
    const asked = listAskedForms(name);
    const ways: readonly ((form: string) => Iterable<readonly [string, number]>)[] = [
      (form) => [[form, 0]],
      (form) => this.#typos.near(form),
      (form) => this.#sounds.alike(form),
    ];
    let matches: NameMatch[] = [];
    for (const way of ways) {
      matches = this.#gather(asked.flatMap((form) => [...way(form)]));
      if (matches.length > 0) break;
    }
    return matches.sort(compareMatches).slice(0, matchCountMax);
  }

  /**
   * Gives those of whose names every word typed begins a word: whose name begins so before whose alias or nickname
   * does, as far as they are quoted as much and as lately.
   */
  complete(typed: string, limit: number): Person[] {
    const prefixes = foldWords(typed).map((word) => ` ${word}`);
    const whole = prefixes.join('');
    const best: ScoredPerson[] = [];
    // Fifty thousand people may begin so: nothing is made for whoever is not among the best.
    const consider = (listed: Listed) => {
      const fit = fitTyped(listed.words, prefixes, whole);
      if (fit === null) return;
      const score = fit + this.#weigh(listed);
      const worst = best[limit - 1];
      if (worst !== undefined && (score < worst.score || (score === worst.score && isAfter(listed, worst))))
        return;
      if (!best.some((one) => one.listed === listed)) takeIn(best, { listed, score }, limit, compareScored);
    };
    if (prefixes.length === 0) this.#listed.forEach(consider);
    else this.#prefixes.each(prefixes, consider);
    return best.map(({ listed }) => this.#show(listed));
  }

  /** Weighs how much and how lately somebody is quoted: a doubling of quotations makes up for some years of silence. */
  #weigh({ quoted, newestMs }: Listed): number {
    const years = newestMs === null ? undatedYears : (this.#newestMs - newestMs) / yearMs;
    return quoted - perYear * Math.min(yearsMax, years);
  }

  /** Gives a person, with what tells them from others of the same name. */
  #show({ key, person, described }: Listed): Person {
    if (described === null) return person;
    const namesakes = this.#bearers.get(compactName(person.name)) ?? [];
    const isShared = namesakes.some((bearer) => bearer.key !== key && bearer.form.kind === 'full');
    return isShared ? { ...person, describedAs: described } : person;
  }

  /** Gives each person's best match among the bearers of the forms. */
  #gather(forms: readonly (readonly [string, number])[]): NameMatch[] {
    const best = new Map<number, NameMatch>();
    for (const [compact, distance] of forms) {
      for (const { key, form } of this.#bearers.get(compact) ?? []) {
        const listed = this.#listed.get(key);
        if (listed === undefined) continue;
        const match = { person: this.#show(listed), alias: form.alias, kind: form.kind, distance };
        const known = best.get(key);
        if (known === undefined || compareMatches(match, known) < 0) best.set(key, match);
      }
    }
    return [...best.values()];
  }
}

// ── Completion ───────────────────────────────────────────────────────────────────────────────────────

interface ScoredPerson {
  readonly listed: Listed;
  readonly score: number;
}

/** The best first; equals by their ids, so that the order is always the same. */
const compareScored = (a: ScoredPerson, b: ScoredPerson) =>
  b.score - a.score || (isAfter(a.listed, b) ? 1 : -1);

const isAfter = ({ person }: Listed, { listed }: ScoredPerson) => person.id >= listed.person.id;

// What each way to fit is worth, in doublings of quotations.
const fits = { begins: 2, inName: 1.5, inAliases: 0.5, asNickname: 0 } as const;

const yearMs = 365.25 * 86_400_000;
const perYear = 0.25;
const yearsMax = 12;
/** Words of which nobody knows the day count as a year old. */
const undatedYears = 1;

function fitTyped(words: NameWords, prefixes: readonly string[], whole: string): number | null {
  if (words.name.startsWith(whole)) return fits.begins;
  if (prefixes.every((prefix) => words.name.includes(prefix))) return fits.inName;
  const known = words.name + words.aliases;
  if (prefixes.every((prefix) => known.includes(prefix))) return fits.inAliases;
  const all = known + words.nicknames;
  return prefixes.every((prefix) => all.includes(prefix)) ? fits.asNickname : null;
}

function listWords({ name, aliases }: Person): NameWords {
  const words = foldWords(name);
  const others = words.length > 1 ? (nicknames.get(words[0] ?? '') ?? []) : [];
  return {
    name: joinWords(words),
    aliases: joinWords(aliases.flatMap(foldWords)),
    nicknames: joinWords(others),
  };
}

const joinWords = (words: readonly string[]) => words.map((word) => ` ${word}`).join('');

const splitWords = ({ name, aliases, nicknames: others }: NameWords): ReadonlySet<string> =>
  new Set((name + aliases + others).split(/(?= )/).filter(Boolean));

// ── Matching ─────────────────────────────────────────────────────────────────────────────────────────

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
