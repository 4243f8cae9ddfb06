/** Who is who over many stories: whether two of one name are one person, and which names are one person's. */
export { type Appearance, gatherAppearance, type Traits } from './appearance.ts';
export { groupNames, type NameLink, type NameParting } from './group-names.ts';
export { judgeNamesake } from './judge-namesake.ts';
export { makeWorksFinder } from './make-works-finder.ts';
