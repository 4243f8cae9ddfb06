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

/** Names under way that several values make together. */
interface Branch {
  readonly next: Map<string, Branch>;
  names: readonly string[] | null;
}

/**
 * Names several features by the same values, each but once, as `feature` does, at the cost of one: what is told of who spoke
 * stands in dozens of features, by one value and by two together.
 */
export function nameTogether<Values extends readonly string[]>(
  name: (...values: Values) => readonly string[],
): (...values: Values) => readonly string[] {
  const root: Branch = { next: new Map(), names: null };
  return (...values) => {
    let branch = root;
    for (const value of values) branch = branch.next.get(value) ?? grow(branch, value);
    branch.names ??= name(...values);
    return branch.names;
  };
}

function grow({ next }: Branch, value: string): Branch {
  const branch: Branch = { next: new Map(), names: null };
  next.set(value, branch);
  return branch;
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
