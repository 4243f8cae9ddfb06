import type { InputItem } from '../input-item.ts';
import type { Feed } from '../open-document.ts';
import type { Fetcher } from '../web/fetcher.ts';
export async function* readFeed(
  _feed: Feed & { readonly input: string },
  _fetcher: Fetcher,
): AsyncGenerator<InputItem> {
  yield* [];
}
