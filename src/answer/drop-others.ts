/** Leaves of the words for a speaker those that name nobody else: "a friend" of "a friend of Kay’s". */
export const dropOthers = (speakerAs: string): string =>
  speakerAs
    .replace(/ (?:of|for|to|with|from|by|behind) .*$/su, '')
    .replace(/\S+['’](?:s|(?=\s))/gu, '')
    .trim();
