/** The room's door: pages from the web, from files and folders, from feeds and from standard input. */
export { measureFiles } from './files/measure-files.ts';
export type { InputItem, Place, ReadPlaces } from './input-item.ts';
export { mapAhead } from './map-ahead.ts';
export { readAddresses } from './read-addresses.ts';
export { type ReadOptions, readInputs } from './read-inputs.ts';
export { createFetcher, type Fetcher } from './web/fetcher.ts';
export type { Validators } from './web/follow-redirects.ts';
