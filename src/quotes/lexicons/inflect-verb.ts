/** One form of a verb. */
interface VerbForm {
  readonly word: string;
  readonly form: 'finite' | 'participle' | 'base';
}

/**
 * Gives the forms of an English verb. Irregular ones name their past and participle; a past with a doubled
 * consonant ("quipped") tells how the -ing form is spelled.
 */
export function inflectVerb(base: string, past = regularPast(base), participle = past): VerbForm[] {
  return [
    { word: past, form: 'finite' },
    { word: thirdPerson(base), form: 'finite' },
    { word: base, form: 'base' },
    { word: participle, form: 'finite' },
    { word: gerund(base, past), form: 'participle' },
  ];
}

function regularPast(base: string): string {
  if (base.endsWith('e')) return `${base}d`;
  return /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ied` : `${base}ed`;
}

function thirdPerson(base: string): string {
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ies`;
  return /(?:s|sh|ch|x|z|o)$/.test(base) ? `${base}es` : `${base}s`;
}

function gerund(base: string, past: string): string {
  if (past === `${base}${base.at(-1)}ed`) return `${past.slice(0, -2)}ing`;
  return /[^eo]e$/.test(base) ? `${base.slice(0, -1)}ing` : `${base}ing`;
}
