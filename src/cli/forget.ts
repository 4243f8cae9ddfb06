import { UsageError } from '../errors.ts';
import type { Forgettable, Library, Refusal, Selection } from '../library/index.ts';
import { drawProgress } from './draw-progress.ts';
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts';

/** What to forget, as it was typed. */
export interface ForgetFlags {
  readonly addresses: readonly string[];
  readonly outlet: string | null;
  /** A day or a moment in ISO 8601. */
  readonly before: string | null;
  /** Whether to do it, rather than to tell what it would take out. */
  readonly yes: boolean;
  /** Whether the outlet is not to be kept again either. */
  readonly block: boolean;
  /** Whether what was forgotten may be kept again. */
  readonly allow: boolean;
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
  const selections = readSelections(flags);
  const refusals = readRefusals(flags);
  if (flags.allow) return allowAgain(refusals, flags, parts);
  const preview = await previewAll(selections, parts.library);
  const count = flags.yes ? await forgetAll(selections, preview.stories, refusals, parts) : preview.stories;
  if (flags.json) {
    parts.terminal.printJson({ stories: count, quotations: preview.quotations, forgotten: flags.yes });
  } else if (flags.yes) tellForgotten(count, preview, refusals, parts.terminal);
  else await tellPreview(preview, refusals, parts);
  return count > 0 || refusals.length > 0 ? exitCodes.found : exitCodes.nothingFound;
}

async function previewAll(selections: readonly Selection[], library: Library): Promise<Forgettable> {
  const previews = await Promise.all(selections.map((selection) => library.wouldForget(selection)));
  return {
    stories: previews.reduce((sum, { stories }) => sum + stories, 0),
    quotations: previews.reduce((sum, { quotations }) => sum + quotations, 0),
    examples: previews.flatMap(({ examples }) => examples),
  };
}

async function tellPreview(
  preview: Forgettable,
  refusals: readonly Refusal[],
  { library, terminal }: ForgetParts,
): Promise<void> {
  const { stories, examples } = preview;
  const copies = await library.copiesOf(examples.map(({ id }) => id));
  const goes = new Set(examples.map(({ id }) => id));
  terminal.print(`This would forget ${count(preview)}${examples.length > 0 ? ':' : '.'}`);
  for (const [at, { title, outlet, published, url }] of examples.entries()) {
    const facts = [outlet, published?.slice(0, 10), url].filter((fact) => fact != null);
    terminal.print(`  ${title} (${facts.join(', ') || 'nothing known of it'})`);
    for (const copy of (copies[at] ?? []).filter(({ id }) => !goes.has(id))) {
      terminal.print(`    its copy stays: ${copy.url ?? copy.title}`);
    }
  }
  if (stories > examples.length) terminal.print(`  and ${stories - examples.length} more`);
  tellRefusals(refusals, 'would not be', terminal);
  terminal.tell('Nothing was forgotten yet. Add --yes to do it; it cannot be undone.');
}

function tellForgotten(
  stories: number,
  { quotations }: Forgettable,
  refusals: readonly Refusal[],
  terminal: Terminal,
): void {
  terminal.print(
    stories > 0 ? `Forgotten: ${count({ stories, quotations })}.` : 'The library has no such story.',
  );
  tellRefusals(refusals, 'is not', terminal);
}

function count({ stories, quotations }: Omit<Forgettable, 'examples'>): string {
  return `${stories} ${stories === 1 ? 'story' : 'stories'} with ${quotations} ${quotations === 1 ? 'quotation' : 'quotations'}`;
}

function tellRefusals(refusals: readonly Refusal[], verb: string, terminal: Terminal): void {
  for (const { kind, value } of refusals) {
    terminal.print(`${kind === 'address' ? value : `Anything of ${value}`} ${verb} kept again.`);
  }
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

// ── What was typed ───────────────────────────────────────────────────────────────────────────────────

function readSelections({ addresses, outlet, before, allow }: ForgetFlags): readonly Selection[] {
  const moment = before === null ? null : readMoment(before);
  if (addresses.length === 0 && outlet === null && moment === null) {
    throw new UsageError('Say what to forget: addresses of stories, --outlet NAME or --before DATE.');
  }
  if (allow && moment !== null) throw new UsageError('--allow takes addresses or an outlet, but no date.');
  for (const address of addresses) {
    if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) {
      throw new UsageError(
        `“${address}” is no web address. Give the whole of it, such as https://example.com/story`,
      );
    }
  }
  if (addresses.length > 0) return addresses.map((address) => ({ address, outlet, before: moment }));
  return [{ address: null, outlet, before: moment }];
}

/** A publisher who wants a page gone wants it to stay away; an outlet is refused only where that is asked for. */
function readRefusals({ addresses, outlet, block, allow }: ForgetFlags): readonly Refusal[] {
  if (block && outlet === null) {
    throw new UsageError(
      '--block goes with --outlet. Addresses that are forgotten are not kept again anyway.',
    );
  }
  const pages = addresses.map((value): Refusal => ({ kind: 'address', value }));
  const withOutlet = outlet !== null && (block || (allow && addresses.length === 0));
  return withOutlet ? [...pages, { kind: 'outlet', value: outlet }] : pages;
}

function readMoment(text: string): string {
  const moment = new Date(text);
  if (!/^\d{4}/.test(text) || Number.isNaN(moment.getTime())) {
    throw new UsageError(`--before “${text}” is no date. Give one such as 2024-12-31`);
  }
  return moment.toISOString();
}
