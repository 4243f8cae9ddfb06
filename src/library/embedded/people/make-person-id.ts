import { foldWords } from '../../../words/index.ts';
import { digestText } from '../record/digest.ts';

/** Characters of an id that still fits, with a mark before it, into a choice of Discord's: those hold 100. */
const idLengthMax = 90;

/** Makes a person's id from the full name: "Ashton Kutcher" is `ashton-kutcher`, however it is spelt and accented. */
export function makePersonId(name: string): string {
  const id = foldWords(name).join('-');
  if (id.length > idLengthMax) return `name-${digestText(id)}`;
  // A name may have neither letters nor figures ("!!!" is a band).
  return id === '' ? `name-${digestText(name.trim())}` : id;
}
