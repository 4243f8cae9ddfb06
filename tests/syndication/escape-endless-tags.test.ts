import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeEndlessTags } from '../../src/syndication/escape-endless-tags.ts';

/** Gives where the tag behind a sign ends: at the first `>` outside of quotation marks. */
function findTagEnd(xml: string, from: number): number | null {
  const end = /^(?:[^"'>]|"[^"]*"|'[^']*')*>/.exec(xml.slice(from));
  return end === null ? null : from + end[0].length;
}

/** Counts the signs that a parser reads which looks for the end of every tag, and goes on behind it or, without one, behind the sign. */
function countSignsRead(xml: string): number {
  let read = 0;
  let at = 0;
  while (at < xml.length) {
    const end = xml[at] === '<' ? findTagEnd(xml, at + 1) : at + 1;
    read += (end ?? xml.length) - at;
    at = end ?? at + 1;
  }
  return read;
}

const pieces = fc.constantFrom(
  '<',
  '<a',
  '<a b="',
  "<a b='",
  '>',
  '"',
  "'",
  '</a>',
  'goat',
  ' ',
  '\n',
  '<!',
  '<!-',
);
const texts = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(''));

describe('tags that never end', () => {
  it.each([
    ['without a sign of its end', '<rss><b', '<rss>&lt;b'],
    ['whose mark is never closed', '<rss><a b="c>', '<rss>&lt;a b="c>'],
    ['several before one mark', '<a<a<a" >', '&lt;a&lt;a&lt;a" >'],
    ['of a document’s own kind', '<title><!ENTITY a "b>', '<title>&lt;!ENTITY a "b>'],
  ])('%s are escaped', (_what, xml, escaped) => {
    expect(escapeEndlessTags(xml)).toBe(escaped);
  });

  it.each([
    ['a sound feed', '<rss version="2.0"><channel><title>It’s "so" & it\'s</title></channel></rss>'],
    ['a mark within marks', `<a b="it's" c='"'>`],
    ['an end behind the marks', '<a<a b">">'],
    ['what is no tag', '</a <?xml <!-- <![CDATA['],
  ])('are not seen in %s', (_what, xml) => {
    expect(escapeEndlessTags(xml)).toBe(xml);
  });

  it('are all that is escaped', () => {
    fc.assert(
      fc.property(texts, (xml) => {
        const marked = [...xml].map((sign, at) => {
          const isTag = sign === '<' && !/^<(?:[/?]|!--|!\[)/.test(xml.slice(at));
          return isTag && findTagEnd(xml, at + 1) === null ? '&lt;' : sign;
        });
        expect(escapeEndlessTags(xml)).toBe(marked.join(''));
      }),
    );
  });

  it.each([
    ['that end in a mark', `<entry><title>${'<a'.repeat(3_000)}" >`],
    ['that end in a single mark', `<entry><title>${'<a'.repeat(3_000)}' >`],
    ['with attributes', `<entry><title>${'<a b="" c='.repeat(3_000)}" >`],
    ['of a document’s own kind', `<entry><title>${'<!DOCTYPE a'.repeat(3_000)}" >`],
  ])('%s cost a parser no second look at what follows', (_what, xml) => {
    const escaped = escapeEndlessTags(xml);
    expect(countSignsRead(escaped)).toBeLessThanOrEqual(escaped.length);
    expect(countSignsRead(xml)).toBeGreaterThan(100 * xml.length);
  });
});
