import { describe, expect, it } from 'vitest';
import { extractStory } from '../../src/extract/index.ts';
import { noiseRulesFor } from '../../src/extract/noise/noise-rules.ts';
import { readLexicon } from '../../src/words/index.ts';

const lists = [
  ['noise-lines', 'isFurniture'],
  ['noise-credits', 'isCredit'],
  ['noise-captions', 'isCaption'],
  ['noise-openers', 'isOpener'],
  ['noise-tail', 'isTail'],
] as const;

/** Writes a line by a rule: the first of each choice, with what may be missing or without it. */
function writeLine(rule: string, withOptions: boolean): string {
  let line = rule.replaceAll('{number}', '7').replaceAll('{outlet}', 'Glossfront');
  for (let last = ''; last !== line; ) {
    last = line;
    line = line.replace(/\(([^()]*)\)(\??)/, (_, choices: string, isOptional: string) =>
      isOptional === '' || withOptions ? (choices.split('|')[0] ?? '') : '',
    );
  }
  return line
    .replaceAll('…', 'a rye loaf')
    .replaceAll('[', '(')
    .replaceAll(']', ')')
    .replace(/\s+/g, ' ')
    .trim();
}

describe.each(lists)('every rule of %s', (list, test) => {
  const rules = readLexicon(list).flatMap((rule) =>
    [true, false].map((withOptions) => [writeLine(rule, withOptions), rule] as const),
  );

  it.each(rules)('knows the line “%s” by the rule %s', (line) => {
    expect(noiseRulesFor('Glossfront')[test](line)).toBe(true);
    expect(noiseRulesFor('Glossfront')[test](`${line.toUpperCase()}.`)).toBe(true);
  });
});

describe.each(['noise-boxes', 'noise-boxes-sure'])('every name of %s', (list) => {
  const filler = (subject: string) =>
    `${subject} came to the harbor early, had coffee with the crew, and stayed until the lamps were lit, which nobody had expected.`;
  const names = readLexicon(list).map((name) =>
    name
      .replace(/\[[^\]]*\]\*/g, '')
      .replace(/\(([^()|]*)[^()]*\)\??/g, '$1')
      .replace(/(\w)\?/g, '$1')
      .replace(/-\?/g, '-')
      .replace(/-$/, ''),
  );

  it.each(names)('takes a box named %s for no part of the story', (name) => {
    const story = ['Odile', 'Her co-star', 'The director', 'The baker', 'The crew'].map(
      (one) => `<p>${filler(one)}</p>`,
    );
    const body = `<html><body><article><h1>Bread</h1>${story.join('')}<div class="${name}"><p>${filler('Somebody else')}</p></div></article></body></html>`;
    const { paragraphs } = extractStory({ id: 'bread', url: null, kind: 'html', body });
    expect(paragraphs).toContain(filler('The crew'));
    expect(paragraphs).not.toContain(filler('Somebody else'));
  });
});
