/** The room's door: feeds read around the clock, found and tried. */
export { type FeedKeeper, openFeedKeeper } from './feed-keeper.ts';
export { findFeeds } from './find-feeds.ts';
