/** Letters that Unicode does not take apart into a base letter and a mark. */
const letterFolds: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
};

const plainAscii = /^[\0-\x7f]*$/;
const marks = /\p{M}+/gu;
const unfolded = /[ßæœøđðłþħıŋ]/g;

/** Makes a text comparable: lower case, without accents, one form for each letter. */
export function fold(text: string): string {
  if (plainAscii.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(marks, '')
    .replace(unfolded, (letter) => letterFolds[letter] ?? letter);
}

const apostrophes = /['’‘ʼ＇`´]/g;
const namePart = /[\p{L}\p{N}]+/gu;

/** Gives the folded words of a name: "Okafor-Lind's" is `okafor`, `linds`; apostrophes join, all else parts. */
export function foldWords(text: string): string[] {
  return fold(text).replace(apostrophes, '').match(namePart) ?? [];
}

/** Gives one comparable form for names that differ in case, accents and punctuation only: "OK!" is `ok`. */
export function foldName(text: string): string {
  return foldWords(text).join(' ');
}
