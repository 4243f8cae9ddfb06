import { readPath } from './files/read-path.ts';
import { readStandardInput } from './files/read-standard-input.ts';
import type { InputItem, KnownVersion, ReadPlaces } from './input-item.ts';
import { readAddresses } from './read-addresses.ts';
import { createFetcher, type Fetcher, type FetchOptions } from './web/fetcher.ts';

/** How inputs are read, besides how pages are fetched. */
export interface ReadOptions extends FetchOptions {
  /** What the input `-` reads. */
  readonly stdin?: AsyncIterable<Uint8Array>;
  /** A fetcher to use and leave open, instead of one made from these options for these inputs. */
  readonly fetcher?: Fetcher;
  /** How far files were read before; what was read of them is passed over. */
  readonly places?: ReadPlaces;
  /** What is known of pages of the web that were had before; nothing by default. */
  readonly known?: KnownVersion;
  /** Told of bytes of files, as they are read or passed over. */
  readonly onBytes?: (count: number) => void;
}

/**
 * Reads inputs of every kind, in their order: addresses of pages and feeds, files, folders, archives with a story a
 * line, and `-` for standard input. It never throws for an input: what cannot be read becomes a problem, and the rest
 * still comes. Archives are streamed; pages of several hosts are fetched at once, ahead of the reader.
 */
export async function* readInputs(
  inputs: readonly string[],
  options: ReadOptions = {},
): AsyncGenerator<InputItem> {
  const fetcher = options.fetcher ?? createFetcher(options);
  const { places = new Map(), onBytes = () => undefined, known } = options;
  try {
    for (const group of groupAddresses(inputs)) {
      if (group.kind === 'addresses') {
        yield* readAddresses(group.addresses, fetcher, known === undefined ? {} : { known });
      } else if (group.input === '-') yield* readStandardInput(options.stdin ?? process.stdin, fetcher);
      else yield* readPath(group.input, { fetcher, places, onBytes });
    }
  } finally {
    if (!options.fetcher) await fetcher.close();
  }
}

type Group =
  | { readonly kind: 'addresses'; readonly addresses: string[] }
  | { readonly kind: 'local'; readonly input: string };

/** Puts addresses that follow one another together, so that they are fetched side by side. */
function groupAddresses(inputs: readonly string[]): readonly Group[] {
  const groups: Group[] = [];
  for (const input of inputs) {
    const last = groups.at(-1);
    if (!isAddress(input)) groups.push({ kind: 'local', input });
    else if (last?.kind === 'addresses') last.addresses.push(input);
    else groups.push({ kind: 'addresses', addresses: [input] });
  }
  return groups;
}

/** Whether an input is meant as an address, if only one that will be refused. */
function isAddress(input: string): boolean {
  return /^\s*[a-z][a-z0-9+.-]+:\/\//i.test(input) || /^\s*(?:https?|javascript|data|file):/i.test(input);
}
