export { extractStory } from './extract-story.ts';
