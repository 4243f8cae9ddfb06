/**
 * Gives what a word sounds like, roughly: spellings that English reads alike come out the same.
 *
 *     delphinemarlowe, delfinemarlow → delfinemarlow
 */
export function soundOf(word: string): string {
  return word
    .replace(/ph/g, 'f')
    .replace(/c(?=[eiy])|z/g, 's')
    .replace(/ck|c|q/g, 'k')
    .replace(/ie|ey|y/g, 'i')
    .replace(/(.)\1+/gu, '$1')
    .replace(/(?<=\p{L}{3})e$/u, '');
}
