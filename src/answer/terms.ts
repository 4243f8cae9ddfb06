import { countEdits } from '../words/index.ts';
import type { Token, TokenText } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A word of the question as it is looked for in texts. */
export interface Term extends Token {
  /** How much finding it says: rarity times the kind of word it is. */
  readonly weight: number;
  /** How rare it is in the whole library: 0 to 1. */
  readonly rarity: number;
  /** Whether it names no topic: a small word or a word of asking. */
  readonly isSmall: boolean;
  /** Other stems that stand for it, misspelt or related, and how well each does. */
  readonly near: ReadonlyMap<string, number>;
}

/** How rare words are in the whole library, by form. */
export type Rarities = ReadonlyMap<string, number>;

/** The texts in which terms are weighed: for each candidate its parts. */
export type Pool = readonly (readonly TokenText[])[];

// How much a word counts by its kind, beside rarity.
const smallWeight = { topic: 0, phrase: 0.4 };
const frameWeight = { topic: 0.3, phrase: 0.9 };
const sameGroup = 0.6;
const misspelt = 0.85;
const related = 0.8;

/** What the words of a question are weighed among. */
export interface WeighedAmong {
  readonly pool: Pool;
  readonly rarities: Rarities;
  readonly vocabulary: Vocabulary;
}

/** Weighs the question's words by their rarity among the candidates, and finds what they may be misspelt for. */
export function weighTerms(
  tokens: readonly Token[],
  use: 'topic' | 'phrase',
  among: WeighedAmong,
): readonly Term[] {
  const known = listForms(among.pool);
  const weighed = new Map<string, Term>();
  for (const token of tokens)
    if (!weighed.has(token.stem)) weighed.set(token.stem, weighTerm(token, { ...among, use, known }));
  // A topic is a set of words; a phrase is words in their order, each as often as it is said.
  return use === 'topic' ? [...weighed.values()] : tokens.flatMap(({ stem }) => weighed.get(stem) ?? []);
}

interface Weighing extends WeighedAmong {
  readonly use: 'topic' | 'phrase';
  /** Each stem that the candidates print, with its forms. */
  readonly known: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Lists the forms of each stem in the pool. */
function listForms(pool: Pool): ReadonlyMap<string, ReadonlySet<string>> {
  const known = new Map<string, Set<string>>();
  for (const { tokens } of new Set(pool.flat()))
    for (const { stem, form } of tokens) {
      const forms = known.get(stem);
      if (forms) forms.add(form);
      else known.set(stem, new Set([form]));
    }
  return known;
}

function weighTerm(token: Token, { use, pool, known, rarities, vocabulary }: Weighing): Term {
  const isStop = vocabulary.stopWords.has(token.form);
  const isFrame = vocabulary.frameWords.has(token.form);
  const near = isStop ? new Map<string, number>() : findNear(token, known, use);
  const wanted = [token.stem, ...near.keys()];
  const count = pool.filter((parts) =>
    parts.some(({ stems }) => wanted.some((stem) => stems.has(stem))),
  ).length;
  const rarity = Math.log(1 + (pool.length + 1) / (count + 0.5));
  // Words of asking say little of a topic, but in remembered words they are words like others.
  const kind = isStop ? smallWeight[use] : isFrame ? frameWeight[use] : 1;
  const weight = use === 'phrase' && count === 0 && isStump(token) ? 0 : rarity * kind;
  const rarityInAll = rarities.get(token.form) ?? 1;
  return { ...token, near, weight, rarity: rarityInAll, isSmall: isStop || (isFrame && use === 'topic') };
}

/** Whether so few letters that a word nobody prints is a slip: "hs" for "has". */
const isStump = ({ form }: Token) => form.length <= 3 && !/\d/.test(form);

/** Finds the stems among the candidates that a word may be misspelt for or share its root with. */
function findNear(
  { stem, form }: Token,
  known: Weighing['known'],
  use: Weighing['use'],
): ReadonlyMap<string, number> {
  const near = new Map<string, number>();
  if (stem.length < 4 || /[\d ]/.test(stem)) return near;
  // A word that stands in the candidates as typed is no misspelling.
  const isKnown = known.has(stem);
  for (const [other, forms] of known) {
    if (other === stem) continue;
    if (use === 'phrase' && !isKnown && form.length === 4 && [...forms].some((one) => lacksVowel(form, one)))
      near.set(other, misspelt);
    if (other.length < 4) continue;
    if (sharesRoot(stem, other)) near.set(other, related);
    else if (!isKnown && form[0] === other[0] && isMisspelt(form, forms)) near.set(other, misspelt);
  }
  return near;
}

/** Whether a word is one of the forms with a letter or, in long words, two letters wrong; in short ones two swapped. */
function isMisspelt(form: string, forms: ReadonlySet<string>): boolean {
  // One letter makes another word of a short one: "goat", "boat", "coat". Two letters swapped hardly do.
  if (form.length < 5) return [...forms].some((other) => isSwapped(form, other));
  const max = form.length >= 8 ? 2 : 1;
  return [...forms].some((other) => countEdits(form, other, max) <= max);
}

/** Whether two words differ by two letters side by side in the other order: `gaot` and `goat`. */
function isSwapped(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  const at = [...one].findIndex((letter, index) => letter !== other[index]);
  return at >= 0 && one.slice(0, at) + one[at + 1] + one[at] + one.slice(at + 2) === other;
}

/** Whether a word is another without one of its inner vowels: `eatn` and `eaten`. */
function lacksVowel(form: string, other: string): boolean {
  if (other.length !== form.length + 1) return false;
  const at = [...other].findIndex((letter, index) => letter !== form[index]);
  const isInner = at > 0 && at < other.length - 1;
  return isInner && /[aeiou]/.test(other[at] ?? '') && other.slice(0, at) + other.slice(at + 1) === form;
}

/** What makes another word of a verb rather than a form of it: `breakup` is no `break`. */
const particles = new Set(['away', 'back', 'down', 'in', 'off', 'on', 'out', 'over', 'up']);

/** Whether two stems begin alike and differ in a short ending only: `trombon` and `trombonist`. */
function sharesRoot(one: string, other: string): boolean {
  const [shorter, longer] = one.length < other.length ? [one, other] : [other, one];
  if (shorter.length < 5 || longer.length - shorter.length > 4) return false;
  return longer.startsWith(shorter) && !particles.has(longer.slice(shorter.length));
}

/** Tells how well a word of a text stands for a term: 1 the same word, 0 not at all. */
export function likeness(term: Term, token: Token): number {
  if (term.stem === token.stem) return 1;
  const near = term.near.get(token.stem);
  if (near !== undefined) return near;
  if (term.isSmall || term.groups.length === 0 || token.groups.length === 0) return 0;
  return term.groups.some((group) => token.groups.includes(group)) ? sameGroup : 0;
}

/** Tells how well the best word of a text stands for a term. */
export function bestLikeness(term: Term, { stems, groups }: TokenText): number {
  if (stems.has(term.stem)) return 1;
  let best = !term.isSmall && term.groups.some((group) => groups.has(group)) ? sameGroup : 0;
  for (const [stem, worth] of term.near) if (worth > best && stems.has(stem)) best = worth;
  return best;
}

/** Gives the share of the terms, by weight, that `worth` finds met: 0 to 1. */
export function cover<T extends { readonly weight: number }>(
  terms: readonly T[],
  worth: (term: T) => number,
): number {
  const total = terms.reduce((sum, { weight }) => sum + weight, 0);
  return total === 0 ? 0 : terms.reduce((sum, term) => sum + term.weight * worth(term), 0) / total;
}
