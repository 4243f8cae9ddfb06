/** The room's door: what feeds say, from text to values. */
export { findFeedLinks } from './find-feed-links.ts';
export { readOpml, writeOpml } from './opml.ts';
export { digest, type FeedDocument, type FeedItem, readFeedDocument } from './read-feed-document.ts';
export { dropHidden, findTags, readAttribute } from './read-tags.ts';
