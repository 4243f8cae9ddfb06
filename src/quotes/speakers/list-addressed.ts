import type { Entity } from '../discourse/entity.ts';

/** What quoted words tell of who may have said them. */
export interface Addressed {
  /** Words with a capital, lower case. */
  readonly named: ReadonlySet<string>;
  /** Those of them that call somebody: "There's six, Odie." */
  readonly addressed: ReadonlySet<string>;
  /** Whether somebody speaks for themselves, for several, or does not say. */
  readonly person: 'I' | 'we' | 'neither';
  /** Whether the words end as a question. */
  readonly asks: boolean;
}

/** How much of either end of a quotation is looked at, in characters. */
const reach = 600;

/** Words with a capital, in rows. */
const capitals = /\p{Lu}[\p{L}\p{M}’'-]*(?: \p{Lu}[\p{L}\p{M}’'-]*)*/gu;

/** What may stand before a name with which somebody is called. */
const greeting = /^(?:hey|hi|hello|oh|ah|well|dear|thanks|sorry|okay|no|yes|and|but|so|come on) /i;

/** Lists whom quoted words name and address. */
export function listAddressed(words: string): Addressed {
  const text = words.length > 2 * reach ? `${words.slice(0, reach)} ${words.slice(-reach)}` : words;
  const named = new Set<string>();
  const addressed = new Set<string>();
  capitals.lastIndex = 0;
  for (let found = capitals.exec(text); found !== null; found = capitals.exec(text)) {
    const match = found[0].replace(greeting, '');
    const index = capitals.lastIndex - match.length;
    const names = match.split(' ').map((name) => name.replace(/[’']s?$/u, '').toLowerCase());
    for (const name of names) named.add(name);
    if (isCalled(text, index, index + match.length)) for (const name of names) addressed.add(name);
  }
  return {
    named,
    addressed,
    person: /\b(?:I|I['’]\w+|my|me)\b/.test(text)
      ? 'I'
      : /\b(?:[Ww]e|[Oo]ur|us)\b/.test(text)
        ? 'we'
        : 'neither',
    asks: /\?["”’')]*\s*$/.test(text),
  };
}

/** Whether one of a person's names is among some words; of a body's, only the whole name. */
export function isAmong({ words, isBody }: Entity, among: ReadonlySet<string>): boolean {
  if (among.size === 0 || words.length === 0) return false;
  for (const word of words) if (among.has(word) !== isBody) return !isBody;
  return isBody;
}

/** Whether commas or the ends of a sentence set words off on both sides, a comma on at least one. */
function isCalled(text: string, start: number, end: number): boolean {
  const after = /^(?:\s*$|[.?!…]|(,))/.exec(text.slice(end, end + 3));
  if (after === null) return false;
  const before =
    /(?:^|[.?!…]["”’')]*\s+|(,)\s+|\b(?:hey|hi|hello|oh|dear|thanks|thank you|sorry|okay|no|yes)\s+)$/i.exec(
      text.slice(Math.max(0, start - 20), start),
    );
  if (before === null) return false;
  return before[1] !== undefined || after[1] !== undefined || /^[!?]/.test(text.slice(end));
}
