import { digestText } from './digest.ts';
import { foldWords } from './fold.ts';

/** Makes a person's id from the full name: "Ashton Kutcher" is `ashton-kutcher`, however it is spelt and accented. */
export function makePersonId(name: string): string {
  const words = foldWords(name);
  // A name may have neither letters nor figures ("!!!" is a band).
  return words.length > 0 ? words.join('-') : `name-${digestText(name.trim())}`;
}
