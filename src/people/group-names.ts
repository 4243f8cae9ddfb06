/** One name that is another's too: `from` is known as `into`. */
export interface NameLink {
  readonly from: string;
  readonly into: string;
  /** When it was made; links that reading makes have 0, so that any decision overrules them. */
  readonly time: number;
}

/** Names that are not one person's, as far as nothing later says that they are. */
export interface NameParting {
  readonly one: string;
  readonly other: string;
  readonly time: number;
}

/**
 * Groups names into people: gives for each name the one that its group goes by. Links are followed in the order of
 * time, except where that would join what was parted later.
 *
 * ```
 * links     kutcher → ashton-kutcher (0)    chris → ashton-kutcher (1)
 * parting   chris | ashton-kutcher (2)
 * groups    {ashton-kutcher, kutcher}       {chris}
 * ```
 */
export function groupNames(
  names: Iterable<string>,
  links: readonly NameLink[],
  partings: readonly NameParting[],
): ReadonlyMap<string, string> {
  const leads = new Map<string, string>();
  const members = new Map<string, Set<string>>();
  const enter = (name: string) => {
    if (leads.has(name)) return;
    leads.set(name, name);
    members.set(name, new Set([name]));
  };
  for (const name of names) enter(name);
  for (const { from, into, time } of links.toSorted(compareLinks)) {
    enter(from);
    enter(into);
    const [joining, lead] = [leads.get(from) ?? from, leads.get(into) ?? into];
    if (joining === lead) continue;
    const ones = members.get(joining) ?? new Set();
    const others = members.get(lead) ?? new Set();
    const areParted = partings.some(
      (parting) =>
        parting.time > time &&
        ((ones.has(parting.one) && others.has(parting.other)) ||
          (ones.has(parting.other) && others.has(parting.one))),
    );
    if (areParted) continue;
    for (const name of ones) {
      others.add(name);
      leads.set(name, lead);
    }
    members.delete(joining);
  }
  return leads;
}

/** By time; links of one time by their names, so that the order in which stories came does not matter. */
const compareLinks = (a: NameLink, b: NameLink) =>
  a.time - b.time || (a.from < b.from ? -1 : a.from > b.from ? 1 : a.into < b.into ? -1 : 1);
