import type { Person } from '../../../domain.ts';
import { fold, foldWords, readLexiconWords } from '../../../words/index.ts';
import type { NameMatch } from '../../library.ts';

/** One way to call a person. */
export interface NameForm {
  /** Folded letters and figures without a gap, so that "Okafor-Lind", "okafor lind" and "Okaforlind" are one. */
  readonly compact: string;
  /** The name as printed of which this is a form. */
  readonly alias: string;
  readonly kind: NameMatch['kind'];
}

/** Lists the ways to call a person, the most telling first; no compact form twice. */
export function listNameForms({ name, aliases }: Pick<Person, 'name' | 'aliases'>): NameForm[] {
  const forms = new Map<string, NameForm>();
  const add = (kind: NameMatch['kind'], alias: string, words: readonly string[]) => {
    const compact = compactName(words.join(' '));
    if (compact !== '' && !forms.has(compact)) forms.set(compact, { compact, alias, kind });
  };
  const words = coreWords(name);
  add('full', name, [name]);
  add('full', name, words);
  const [first = '', ...others] = words;
  const last = others.at(-1);
  if (last !== undefined && !words.some((word) => joiners.has(fold(word)))) {
    const surname = words.slice(startOfSurname(words));
    if (surname.length < others.length) add('alias', name, [first, ...surname]);
    add('surname', surname.join(' '), surname);
    for (const part of [last, ...hyphenParts(last)]) add('surname', part, [part]);
    for (const part of [first, ...hyphenParts(first)]) add('first', part, [part]);
  }
  for (const alias of aliases) {
    add('alias', alias, [alias]);
    add('alias', alias, coreWords(alias));
  }
  return [...forms.values()];
}

/** Lists the compact forms under which a name as asked may be known: as it stands, then without ending or title. */
export function listAskedForms(asked: string): string[] {
  const withoutEnding = asked.trim().replace(possessiveEnding, '');
  const forms = [asked, withoutEnding, coreWords(withoutEnding).join(' ')].map(compactName);
  return [...new Set(forms)].filter((form) => form !== '');
}

/** Folds a name to its letters and figures. */
export function compactName(name: string): string {
  return foldWords(name).join('');
}

/** "Kutcher's", "the Jonases'". */
const possessiveEnding = /['’ʼ]s$|(?<=s)['’ʼ]$/i;

/** Words that join two people or parts of a body into one name, which then has no surname. */
const joiners: ReadonlySet<string> = new Set(['and', '&', 'of', 'with']);

const particles: ReadonlySet<string> = new Set(readLexiconWords('particles').map(compactName));
const titles: ReadonlySet<string> = new Set(['the', ...readLexiconWords('titles').map(compactName)]);
const suffixes: ReadonlySet<string> = new Set(['jr', 'sr', 'ii', 'iii', 'iv']);

/** Gives a name's words without titles before it and "Jr." after it, as long as something is left. */
function coreWords(name: string): string[] {
  const words = name.split(/[\s,]+/).filter((word) => compactName(word) !== '' || word === '&');
  let start = 0;
  let end = words.length;
  while (end - start > 1 && titles.has(compactName(words[start] ?? ''))) start += 1;
  while (end - start > 1 && suffixes.has(compactName(words[end - 1] ?? ''))) end -= 1;
  return words.slice(start, end);
}

/** "Ludwig van der Berg": the surname is "van der Berg". */
function startOfSurname(words: readonly string[]): number {
  let start = words.length - 1;
  while (start > 1 && particles.has(compactName(words[start - 1] ?? ''))) start -= 1;
  return start;
}

/** One letter says too little to be a name ("X-tina"). */
const partLengthMin = 2;

function hyphenParts(word: string): string[] {
  const parts = word.split(/[-‐‑–]/);
  return parts.length === 1 ? [] : parts.filter((part) => compactName(part).length >= partLengthMin);
}
