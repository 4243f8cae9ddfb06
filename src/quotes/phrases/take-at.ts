/**
 * Gives what stands at a place of a list; nothing where no place is told. A list asked for its entry -1 looks that up as a name,
 * which takes twenty times as long, and most phrases are nobody's name.
 */
export function takeAt<Entry>(list: readonly Entry[], place: number | null | undefined): Entry | undefined {
  return place == null ? undefined : list[place];
}
