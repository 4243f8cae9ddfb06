/** Story → Reading: finds quotations and names who spoke them. */
export { explainStory } from './explain-story.ts';
export type { Lexicons } from './lexicons.ts';
export { loadLexicons } from './load-lexicons.ts';
export { readStory } from './read-story.ts';
