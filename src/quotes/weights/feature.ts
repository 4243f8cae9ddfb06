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
  let step = openings.get(parts) ?? open(parts);
  for (let at = 0; at < filled.length; at += 1) {
    const value = filled[at] ?? '';
    step = step.next.get(value) ?? goOn(step, value, parts[at + 1] ?? '');
  }
  return step.name;
}

function open(parts: TemplateStringsArray): Step {
  const step = { name: parts[0] ?? '', next: new Map() };
  openings.set(parts, step);
  return step;
}

function goOn({ name, next }: Step, value: string, rest: string): Step {
  const step = { name: `${name}${value}${rest}`, next: new Map() };
  next.set(value, step);
  return step;
}
