/** Story → Reading: finds quotations and names who spoke them. */
export { explainStory } from './explain-story.ts';
export type { Lexicons } from './lexicons/lexicons.ts';
export { loadLexicons } from './lexicons/load-lexicons.ts';
export { readStory } from './read-story.ts';
