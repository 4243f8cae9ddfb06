import { countEdits } from '../../../words/index.ts';

/**
 * Finds the words within a few edits of a given one among many, without looking at most of them.
 *
 * A word that may take `k` edits is cut into `k + 1` pieces; whatever the edits, one piece stays whole, and can be
 * looked up at its place or up to `k` letters beside it:
 *
 *     kutcher, 1 edit:  kut|cher     kucher → "ku…" no, "cher" one letter to the left: found
 */
export class TypoIndex {
  readonly #words = new Set<string>();
  readonly #wordsByPiece = new Map<string, Set<string>>();

  add(word: string): void {
    if (this.#words.has(word)) return;
    this.#words.add(word);
    for (const key of pieceKeys(word)) {
      const words = this.#wordsByPiece.get(key);
      if (words === undefined) this.#wordsByPiece.set(key, new Set([word]));
      else words.add(word);
    }
  }

  remove(word: string): void {
    if (!this.#words.delete(word)) return;
    for (const key of pieceKeys(word)) {
      const words = this.#wordsByPiece.get(key);
      words?.delete(word);
      if (words?.size === 0) this.#wordsByPiece.delete(key);
    }
  }

  /** Gives the words that are near to `asked`, with how many edits away each is. The word itself is not among them. */
  near(asked: string): Map<string, number> {
    const found = new Map<string, number>();
    for (const word of this.#candidates(asked)) {
      const bound = Math.min(editsAllowed(asked.length), editsAllowed(word.length));
      const edits = countEdits(asked, word, bound);
      if (edits > 0 && edits <= bound && startsAlike(asked, word)) found.set(word, edits);
    }
    return found;
  }

  *#candidates(asked: string): Generator<string> {
    const edits = editsAllowed(asked.length);
    for (let length = asked.length - edits; length <= asked.length + edits; length += 1) {
      const shift = editsAllowed(length);
      for (const { index, start, end } of cutPieces(length)) {
        for (let from = Math.max(0, start - shift); from <= start + shift; from += 1) {
          const piece = asked.slice(from, from + end - start);
          yield* this.#wordsByPiece.get(pieceKey(length, index, piece)) ?? [];
        }
      }
    }
    // Two letters swapped across the cut spoil both pieces.
    for (let left = 0; left + 1 < asked.length; left += 1) {
      const swapped = `${asked.slice(0, left)}${asked[left + 1]}${asked[left]}${asked.slice(left + 2)}`;
      if (this.#words.has(swapped)) yield swapped;
    }
  }
}

/** Short words turn into other words too easily to allow edits; long ones are recognised with two. */
function editsAllowed(length: number): number {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
}

/** In short names the first letter is hardly ever the wrong one, and too many names differ in it alone ("Sara", "Cara"). */
const firstLetterFreeLength = 6;

function startsAlike(asked: string, word: string): boolean {
  return (
    Math.min(asked.length, word.length) >= firstLetterFreeLength ||
    asked[0] === word[0] ||
    asked[1] === word[0]
  );
}

interface Piece {
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

/** Cuts a word's length into one piece more than edits are allowed, as even as can be. */
function cutPieces(length: number): Piece[] {
  const edits = editsAllowed(length);
  if (edits === 0) return [];
  const size = Math.floor(length / (edits + 1));
  return Array.from({ length: edits + 1 }, (_, index) => ({
    index,
    start: index * size,
    end: index === edits ? length : (index + 1) * size,
  }));
}

function pieceKeys(word: string): string[] {
  return cutPieces(word.length).map(({ index, start, end }) =>
    pieceKey(word.length, index, word.slice(start, end)),
  );
}

function pieceKey(length: number, index: number, piece: string): string {
  return `${length}:${index}:${piece}`;
}
