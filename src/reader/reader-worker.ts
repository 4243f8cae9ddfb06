import { loadLexicons, readStory } from '../quotes/index.ts';
import { readFeedDocument } from '../syndication/index.ts';
import { serveThread } from '../thread/index.ts';
import { readPage } from './read-page.ts';
import type { Reader } from './reader.ts';

serveThread((): Reader => {
  const lexicons = loadLexicons();
  return {
    read: async (page) => readPage(page, lexicons),
    reread: async (story) => readStory(story, lexicons),
    feed: async (text, url) => readFeedDocument(text, url),
    close: async () => undefined,
  };
});
