/** Who is who over many stories: whether two of one name are one person, and which names are one person's. */
export { type Appearance, addTraits, type Traits, unseen } from './appearance.ts';
export { findWorks } from './find-works.ts';
export { groupNames, type NameLink, type NameParting } from './group-names.ts';
export { judgeNamesake } from './judge-namesake.ts';
