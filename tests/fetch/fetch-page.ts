import type { Page } from '../../src/domain.ts';
import { createFetcher, readAddresses } from '../../src/fetch/index.ts';
import type { FetchOptions } from '../../src/fetch/web/fetcher.ts';

/** Fetches one page as the program does, with a fetcher of its own; throws the problem where there is one. */
export async function fetchPage(url: string, options: FetchOptions = {}): Promise<Page> {
  const fetcher = createFetcher(options);
  try {
    for await (const item of readAddresses([url], fetcher)) {
      if (item.kind === 'page') return item.page;
      throw item.error;
    }
    throw new Error(`${url} gave nothing.`);
  } finally {
    await fetcher.close();
  }
}
