/** The room's door: what feeds say, from text to values. */
export { type FeedLink, findFeedLinks } from './find-feed-links.ts';
export { type OpmlFeed, readOpml, writeOpml } from './opml.ts';
export { digest, type FeedDocument, type FeedItem, readFeedDocument } from './read-feed-document.ts';
