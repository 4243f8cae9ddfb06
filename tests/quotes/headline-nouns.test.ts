import { describe, expect, it } from 'vitest';
import { readHeadline } from '../../src/quotes/discourse/read-headline.ts';
import { loadLexicons } from '../../src/quotes/index.ts';
import { buildScene } from '../../src/quotes/scene.ts';
import { inventStory } from './invented-story.ts';

describe('what a headline tells of who is who', () => {
  const lexicons = loadLexicons();

  it.each<[string, string, Readonly<Record<string, readonly string[]>>, readonly string[]]>([
    ['a noun alone', "'Saint Arthur' Director Defends Casting", {}, ['director']],
    ['a noun before a name', 'Comic Mags Donnelly reveals all', { 'Mags Donnelly': ['comic'] }, []],
    ['a noun before a surname', 'Comic Donnelly sues novelist', { 'Mags Donnelly': ['comic'] }, ['novelist']],
    ["somebody's kin, who is told nothing of", 'Donnelly on her daughter', {}, []],
    ['no noun', 'It rained', {}, []],
  ])('%s', (_name, title, nounsOf, loneNouns) => {
    const { people } = buildScene(inventStory(['Mags Donnelly left early.'], title), lexicons).people;
    const headline = readHeadline(title, people, lexicons);
    const named = [...headline.nounsOf].map(([index, nouns]) => [people[index]?.name, nouns]);
    expect(Object.fromEntries(named)).toEqual(nounsOf);
    expect([...headline.loneNouns]).toEqual(loneNouns);
  });
});
