/** A name under way: what it says so far, and how it may go on. */
interface Step {
  readonly name: string;
  readonly next: Map<string, Step>;
}

const openings = new Map<TemplateStringsArray, Step>();

/**
 * Names a feature as a template string would, but makes each name only once: a story is described by thousands, which are then
 * looked up among the weights. All names are kept, so what is filled in must come from a closed set, never from a story's words.
 *
 * ```
 * feature`${pass}, phrase ${kind}`   // "colon, phrase name"
 * ```
 */
export function feature(parts: TemplateStringsArray, ...filled: readonly string[]): string {
  let step = openings.get(parts);
  if (step === undefined) {
    step = { name: parts[0] ?? '', next: new Map() };
    openings.set(parts, step);
  }
  for (let at = 0; at < filled.length; at += 1) {
    const value = filled[at] ?? '';
    let further = step.next.get(value);
    if (further === undefined) {
      further = { name: `${step.name}${value}${parts[at + 1]}`, next: new Map() };
      step.next.set(value, further);
    }
    step = further;
  }
  return step.name;
}
