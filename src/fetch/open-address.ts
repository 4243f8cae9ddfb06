import { UserError } from '../errors.ts';
import type { InputItem } from './input-item.ts';
import { type Feed, openDocument } from './open-document.ts';
import type { Fetcher } from './web/fetcher.ts';

/** Fetches what stands at an address: a page, a feed still to be read, or the problem. */
export async function openAddress(
  input: string,
  fetcher: Fetcher,
): Promise<InputItem | (Feed & { readonly input: string })> {
  try {
    const opened = openDocument(await fetcher.document(input.trim()));
    return opened.kind === 'feed' ? { ...opened, input } : { kind: 'page', input, page: opened };
  } catch (error) {
    if (error instanceof UserError) return { kind: 'problem', input, error };
    throw error;
  }
}
