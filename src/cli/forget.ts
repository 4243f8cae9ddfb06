import type { Forgettable, Library, OutletCount, Refusal, Selection } from '../library/index.ts';
import { drawProgress } from './draw-progress.ts';
import { describeStory, readSelection, type TypedSelection } from './read-selection.ts';
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts';

/** What to forget, and how. */
export interface ForgetFlags extends TypedSelection {
  /** Whether to do it, rather than to tell what it would take out. */
  readonly yes: boolean;
  readonly json: boolean;
}

/** Stories forgotten in one write: a few hundredths of a second, so that a bot on the same library is not held up. */
const AT_ONCE = 20;

/** Where forgetting works and tells. */
interface ForgetParts {
  readonly library: Library;
  readonly terminal: Terminal;
}

/** Forgets stories for good, or tells what that would take out. */
export async function forgetStories(flags: ForgetFlags, parts: ForgetParts): Promise<ExitCode> {
  const { library, terminal } = parts;
  const { selections, refusals } = await readSelection(flags, library);
  if (flags.allow) return allowAgain(refusals, flags, parts);
  const preview = await previewAll(selections, library);
  const near = preview.stories === 0 ? await findNear(flags.outlet, library) : [];
  const count = flags.yes ? await forgetAll(selections, preview.stories, refusals, parts) : preview.stories;
  if (flags.json) {
    const { stories: undated } = preview.undated;
    terminal.printJson({
      stories: count,
      quotations: preview.quotations,
      undated,
      near,
      forgotten: flags.yes,
    });
  } else {
    if (count === 0) tellNothing(flags.outlet, near, terminal);
    else if (flags.yes) terminal.print(`Forgotten: ${describeCounts({ ...preview, stories: count })}.`);
    else await tellPreview(preview, parts);
    tellUndated(preview.undated, flags, terminal);
    tellRefusals(refusals, flags.yes ? 'is not' : 'would not be', terminal);
    if (!flags.yes && count + refusals.length > 0)
      terminal.tell('Nothing was forgotten yet. Add --yes to do it; it cannot be undone.');
  }
  return count > 0 || refusals.length > 0 ? exitCodes.found : exitCodes.nothingFound;
}

async function previewAll(selections: readonly Selection[], library: Library): Promise<Forgettable> {
  const previews = await Promise.all(selections.map((selection) => library.wouldForget(selection)));
  const sum = (count: (one: Forgettable) => number) => previews.reduce((total, one) => total + count(one), 0);
  return {
    stories: sum(({ stories }) => stories),
    quotations: sum(({ quotations }) => quotations),
    examples: previews.flatMap(({ examples }) => examples),
    undated: {
      stories: sum(({ undated }) => undated.stories),
      cameBefore: sum(({ undated }) => undated.cameBefore),
    },
  };
}

/** As many as one reads in a sentence. */
const NEAR_COUNT = 3;

/** Finds outlets that may have been meant by one of which the library has no story at all. */
async function findNear(outlet: string | null, library: Library): Promise<readonly OutletCount[]> {
  if (outlet === null) return [];
  const all = { storyId: null, address: null, outlet, before: null, withUndated: false };
  const isKnown = (await library.wouldForget(all)).stories > 0;
  return isKnown ? [] : library.nearOutlets(outlet, NEAR_COUNT);
}

async function forgetAll(
  selections: readonly Selection[],
  total: number,
  refusals: readonly Refusal[],
  { library, terminal }: ForgetParts,
): Promise<number> {
  // Refused first, so that nothing comes in again behind what goes out.
  await library.refuse(refusals);
  const started = performance.now();
  let forgotten = 0;
  for (const selection of selections) {
    for (let some = -1; some !== 0; forgotten += some) {
      some = await library.forgetSome(selection, AT_ONCE);
      const told = `${forgotten + some} of ${total} forgotten`;
      const share = total === 0 ? null : (forgotten + some) / total;
      const elapsedMs = performance.now() - started;
      terminal.progress(drawProgress({ share, told, count: forgotten + some, elapsedMs }));
    }
  }
  // Though nothing was left to forget: a scrub that was cut off or held up before is made up for.
  await library.scrub();
  return forgotten;
}

async function allowAgain(
  refusals: readonly Refusal[],
  { json }: ForgetFlags,
  { library, terminal }: ForgetParts,
): Promise<ExitCode> {
  const count = await library.allow(refusals);
  if (json) terminal.printJson({ allowed: count });
  else if (count > 0) for (const { value } of refusals) terminal.print(`${value} may be kept again.`);
  else terminal.print('Nothing of that was refused.');
  return count > 0 ? exitCodes.found : exitCodes.nothingFound;
}

// ── What is told ─────────────────────────────────────────────────────────────────────────────────────

async function tellPreview(preview: Forgettable, { library, terminal }: ForgetParts): Promise<void> {
  const { stories, examples } = preview;
  const copies = await library.copiesOf(examples.map(({ id }) => id));
  const goes = new Set(examples.map(({ id }) => id));
  terminal.print(`This would forget ${describeCounts(preview)}:`);
  for (const [at, story] of examples.entries()) {
    terminal.print(`  ${describeStory(story)}`);
    // What has no address cannot be told from what comes in later.
    if (story.url === null) terminal.print('    it has no address by which it could be kept out later');
    for (const copy of (copies[at] ?? []).filter(({ id }) => !goes.has(id))) {
      terminal.print(`    its copy stays: ${copy.url ?? copy.title}`);
    }
  }
  if (stories > examples.length) terminal.print(`  and ${stories - examples.length} more`);
}

function tellNothing(outlet: string | null, near: readonly OutletCount[], terminal: Terminal): void {
  if (near.length === 0) {
    terminal.print('The library has no such story. “soundbite latest” lists those it has.');
    return;
  }
  const list = near.map((one) => `${one.outlet} (${describeStories(one.stories)})`);
  const choice = [list.slice(0, -1).join(', '), list.at(-1)].filter(Boolean).join(' or ');
  terminal.print(`The library has no story of “${outlet}”. Did you mean ${choice}?`);
}

/** Nobody may think that old stories are gone which were left for want of a date. */
function tellUndated(
  { stories, cameBefore }: Forgettable['undated'],
  { before, undated }: ForgetFlags,
  terminal: Terminal,
): void {
  const left = undated ? stories - cameBefore : stories;
  if (before === null || left === 0) return;
  const stay = `${describeStories(left)} without a date ${left === 1 ? 'stays' : 'stay'}`;
  terminal.tell(
    undated
      ? `${stay}: in the library since ${before} or later.`
      : `${stay}; with --undated those go too that came into the library before ${before}: ${cameBefore}.`,
  );
}

function tellRefusals(refusals: readonly Refusal[], verb: string, terminal: Terminal): void {
  for (const { kind, value } of refusals) {
    terminal.print(`${kind === 'address' ? value : `Anything of ${value}`} ${verb} kept again.`);
  }
}

function describeCounts({ stories, quotations }: Pick<Forgettable, 'stories' | 'quotations'>): string {
  return `${describeStories(stories)} with ${quotations} ${quotations === 1 ? 'quotation' : 'quotations'}`;
}

function describeStories(count: number): string {
  return `${count} ${count === 1 ? 'story' : 'stories'}`;
}
