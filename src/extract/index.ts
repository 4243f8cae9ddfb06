export { extractStory } from './extract-story.ts';
export { findLanguage } from './language/find-language.ts';
