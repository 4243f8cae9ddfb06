/** The room's door: Soundbite in a local web page that looks like Discord. */
export { type Playground, startPlayground } from './start-playground.ts';
