import type { Person } from '../people/person.ts';
import type { Scene } from '../scene.ts';

/** Whom a label before a turn stands for. */
export type Role =
  | { readonly kind: 'asks' }
  /** "A:" and the like: whoever is interviewed. */
  | { readonly kind: 'answers' }
  | { readonly kind: 'person'; readonly person: Person; readonly isWhole: boolean }
  | { readonly kind: 'unknown' };

/** Opens what a story tells of labels: its people by name, part of a name and initials, its outlet and author. */
export function nameLabels({ story: { outlet, author }, lexicons, people }: Scene): (label: string) => Role {
  const { interviewLabels } = lexicons;
  const askers = new Set([...formsOf(outlet), ...(author ?? '').split(/,| and /).flatMap(formsOf)]);
  const whole = new Map<string, Person | null>();
  const parts = new Map<string, Person | null>();
  for (const person of people.people) {
    put(whole, fold(person.name), person);
    if (person.words.length < 2) continue;
    for (const form of formsOf(person.name).slice(1)) put(parts, form, person);
    put(parts, fold(person.words[0] ?? ''), person);
    put(parts, fold(person.words.at(-1) ?? ''), person);
  }
  return (label) => {
    const key = fold(label);
    const generic = interviewLabels.get(key);
    if (generic !== undefined) return { kind: generic };
    if (askers.has(key)) return { kind: 'asks' };
    const part = parts.get(key);
    if (part != null) return { kind: 'person', person: part, isWhole: false };
    const person = part === undefined ? whole.get(key) : undefined;
    return person == null
      ? { kind: 'unknown' }
      : { kind: 'person', person, isWhole: person.words.length > 1 };
  };
}

/** A form that two people share stands for neither. */
function put(people: Map<string, Person | null>, form: string, person: Person): void {
  if (form === '') return;
  people.set(form, people.has(form) && people.get(form) !== person ? null : person);
}

/** Gives a name as labels print it: whole, and by its initials, with both halves of a double name or one. */
function formsOf(name: string | null): string[] {
  if (name === null) return [];
  const words = name
    .replace(/^the /i, '')
    .split(/[\s&]+/)
    .filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const initials = words.map((word) => word.charAt(0)).join('');
  const allInitials = words.flatMap((word) => word.split('-').map((half) => half.charAt(0))).join('');
  return [fold(words.join(' ')), fold(initials), fold(allInitials)];
}

/** Folds case, dots and spaces: "K.R." and "KR", "Kay  Reyes" and "KAY REYES". */
export function fold(label: string): string {
  return label
    .toLowerCase()
    .replace(/[.’']/g, '')
    .replace(/[\s&]+/g, ' ')
    .trim();
}
