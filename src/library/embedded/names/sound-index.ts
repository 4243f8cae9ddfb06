import { soundOf } from '../../../words/index.ts';
import type { NameForm } from './name-forms.ts';

/** Finds whole names that sound like a given one, however they are spelt: "Delfine Marlow" for "Delphine Marlowe". */
export class SoundIndex {
  readonly #compactsBySound = new Map<string, Set<string>>();

  /** Takes in a name of several words; one word that sounds like another is mostly another name. */
  add({ compact, kind, alias }: NameForm): void {
    if ((kind !== 'full' && kind !== 'alias') || !/\S[\s-]+\S/u.test(alias) || compact.length < lengthMin)
      return;
    const sound = soundOf(compact);
    const compacts = this.#compactsBySound.get(sound);
    if (compacts === undefined) this.#compactsBySound.set(sound, new Set([compact]));
    else compacts.add(compact);
  }

  remove(compact: string): void {
    const sound = soundOf(compact);
    const compacts = this.#compactsBySound.get(sound);
    compacts?.delete(compact);
    if (compacts?.size === 0) this.#compactsBySound.delete(sound);
  }

  /** Gives the names that sound alike, as far from it as a name may be misspelt. */
  alike(asked: string): readonly (readonly [string, number])[] {
    if (asked.length < lengthMin) return [];
    return [...(this.#compactsBySound.get(soundOf(asked)) ?? [])].map((compact) => [compact, distance]);
  }
}

// Letters below which too many names sound alike.
const lengthMin = 8;
// What spelling by ear counts for, in letters: as much as the most typos that a name is recognised with.
const distance = 2;
