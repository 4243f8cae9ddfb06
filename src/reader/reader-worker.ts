import { loadLexicons } from '../quotes/index.ts';
import { readFeedDocument } from '../syndication/index.ts';
import { serveThread } from '../thread/index.ts';
import { readPage, readQuotations } from './read-page.ts';
import type { Reader } from './reader.ts';

serveThread((): Reader => {
  const lexicons = loadLexicons();
  return {
    read: async (page) => readPage(page, lexicons),
    feed: async (text, url) => readFeedDocument(text, url),
    reread: async (story) => readQuotations(story, lexicons),
    close: async () => undefined,
  };
});
