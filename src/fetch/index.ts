/** The room's door: pages from the web, from files and folders, from feeds and from standard input. */

export { type FetchedFeed, fetchFeed } from './fetch-feed.ts';
export { measureFiles } from './files/measure-files.ts';
export type { InputItem, KnownVersion, Place, ReadPlaces } from './input-item.ts';
export { mapAhead } from './map-ahead.ts';
export { openAddress } from './open-address.ts';
export { readAddresses } from './read-addresses.ts';
export { type ReadOptions, readInputs } from './read-inputs.ts';
export { createFetcher, type Fetcher } from './web/fetcher.ts';
export type { DocumentVersion } from './web/follow-redirects.ts';
