/** What several values tell one after the other: what the first of them tell so far, and how it may go on. */
interface Step<Told> {
  told: Told;
  readonly next: Map<string, Step<Told>>;
  /** How it went on last and by what value: mostly it does so again, and looking that up costs more. */
  last: Step<Told> | undefined;
  lastValue: string | null;
}

const openings = new Map<TemplateStringsArray, Step<string>>();

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
    step = follow(step, value) ?? goOn(step, value, `${step.told}${value}${parts[at + 1] ?? ''}`);
  }
  return step.told;
}

/**
 * Names several features by the same values, each but once, as `feature` does, at the cost of one: what is told of who spoke
 * stands in dozens of features, by one value and by two together.
 */
export function nameTogether<Values extends readonly string[]>(
  name: (...values: Values) => readonly string[],
): (...values: Values) => readonly string[] {
  const root = makeStep<readonly string[] | null>(null);
  return (...values) => {
    let step = root;
    for (const value of values) step = follow(step, value) ?? goOn(step, value, null);
    step.told ??= name(...values);
    return step.told;
  };
}

/** Adds names to others, one by one: spread over a call they cost several times as much. */
export function pushAll(features: string[], names: readonly string[]): void {
  for (const name of names) features.push(name);
}

function open(parts: TemplateStringsArray): Step<string> {
  const step = makeStep(parts[0] ?? '');
  openings.set(parts, step);
  return step;
}

function follow<Told>(step: Step<Told>, value: string): Step<Told> | undefined {
  if (step.lastValue === value) return step.last;
  const next = step.next.get(value);
  if (next === undefined) return undefined;
  step.last = next;
  step.lastValue = value;
  return next;
}

function goOn<Told>({ next }: Step<Told>, value: string, told: Told): Step<Told> {
  const step = makeStep(told);
  next.set(value, step);
  return step;
}

const makeStep = <Told>(told: Told): Step<Told> => ({
  told,
  next: new Map(),
  last: undefined,
  lastValue: null,
});
