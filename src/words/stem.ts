import { stemmer } from 'stemmer';
import { readLexiconRows } from './lexicon.ts';

/** Irregular forms and their bases: `ate` is `eat`. */
const bases: ReadonlyMap<string, string> = new Map(
  readLexiconRows('irregular-forms').flatMap(([base = '', ...forms]) =>
    forms.map((form) => [form, base] as const),
  ),
);

/** Gives what a folded word shares with its inflections. */
export function stem(form: string): string {
  const base = bases.get(form) ?? form;
  return /^[a-z]{3,}$/.test(base) ? stemmer(base) : base;
}

/** Whether a folded word is an irregular form of another: `stung`. */
export const isIrregular = (form: string): boolean => bases.has(form);
