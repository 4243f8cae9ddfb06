import { Readability } from '@mozilla/readability';
import fc from 'fast-check';
import { DOMParser } from 'linkedom';
import { expect, it } from 'vitest';
import { NoStoryError } from '../../src/errors.ts';
import { collectBlocks, findMarkedBlocks } from '../../src/extract/html/collect-blocks.ts';
import type { DomDocument } from '../../src/extract/html/dom.ts';
import { dropDeadElements } from '../../src/extract/html/drop-dead-elements.ts';
import { completePage, parseHtml } from '../../src/extract/html/parse-html.ts';
import { runReadability } from '../../src/extract/html/run-readability.ts';
import { inventPage } from '../ingest/invent-page.ts';
import { damagedPages } from './damaged-pages.ts';

/** Gives the texts of the blocks that Readability keeps: as it runs by itself on a tree of linkedom's, or as we run it on ours. */
function vote(html: string, isOurs: boolean): readonly string[] {
  const ours = parseHtml(html, 'the page');
  const document = isOurs ? ours : parseWithLinkedom(html);
  dropDeadElements(document);
  if (document.documentElement === null) return [];
  const { blocks } = collectBlocks(document.documentElement);
  const kept = isOurs ? runReadability(document, blocks) : findMarkedBlocks(readPlainly(document), blocks);
  return [...kept].map(({ text }) => text);
}

/**
 * Whether linkedom makes the same page again of what it writes of it. Readability by itself has it do so before each further
 * attempt, and goes on with another page where, say, a comment cannot be written; ours puts back the nodes themselves.
 */
function canBeWritten(html: string): boolean {
  const parse = (text: string) => new DOMParser().parseFromString(text, 'text/html');
  const written = parse(completePage(html)).toString();
  return parse(written).toString() === written;
}

function parseWithLinkedom(html: string): DomDocument {
  const document = new DOMParser().parseFromString(completePage(html), 'text/html') as unknown as DomDocument;
  const find = (name: string) =>
    document.documentElement?.children.find(({ localName }) => localName === name) ?? null;
  // linkedom makes an empty head, and a body, where a stray element stands before a page's own.
  return Object.defineProperties(document, {
    head: { get: () => find('head') },
    title: { get: () => find('head')?.getElementsByTagName('title')[0]?.textContent ?? '' },
    body: {
      get: () =>
        find('body') ?? document.documentElement?.appendChild(document.createElement('body')) ?? null,
    },
  });
}

function readPlainly(document: object): string {
  const options = { keepClasses: true, disableJSONLD: true, serializer: () => '' };
  try {
    const reader = new WholeReader(document as ConstructorParameters<typeof Readability>[0], options);
    return reader.parse()?.textContent ?? '';
  } catch (error) {
    if (error instanceof TypeError) return '';
    throw error;
  }
}

/**
 * Readability but for the step that takes a box out of a box that holds nothing else. It overlooks words there that end in a
 * blank, and loses them; ours has no such step.
 */
class WholeReader extends Readability {
  _simplifyNestedElements(): void {}
}

it('Readability is not asked about boxes within boxes by the thousand, which it would read again and again', () => {
  const nest = (times: number) =>
    `<p>Odile came to the harbor early, had coffee with the crew, and stayed until the lamps were lit.</p>${`${'<div>'.repeat(450)}x${'</div>'.repeat(450)}`.repeat(times)}`;
  expect(vote(`<html><body><article>${nest(2)}</article></body></html>`, true)).not.toEqual([]);
  expect(vote(`<html><body><article>${nest(8)}</article></body></html>`, true)).toEqual([]);
});

it('Readability is not asked about long texts deep within boxes, which it would read again and again', () => {
  const bury = (times: number) =>
    `<html><body><article>${'<div>'.repeat(300)}${'<p>Odile came to the harbor early, had coffee with the crew, and stayed until dawn.</p>'.repeat(times)}`;
  expect(vote(bury(100), true)).not.toEqual([]);
  expect(vote(bury(3000), true)).toEqual([]);
});

it('Readability votes as it does by itself', () => {
  for (const number of [1, 2, 3]) {
    const { body } = inventPage(number);
    expect(vote(body, false).length).toBeGreaterThan(3);
    expect(vote(body, true)).toEqual(vote(body, false));
  }
});

it('Readability votes as it does by itself on a page with something before its head', () => {
  const { body } = inventPage(1);
  const damaged = body.replace(/<html[^>]*>/i, '<html><br>');
  expect(damaged).not.toBe(body);
  expect(vote(damaged, true)).toEqual(vote(damaged, false));
  expect(vote(damaged, true)).toEqual(vote(body, true));
});

it('Readability votes as it does by itself on damaged pages too', () => {
  fc.assert(
    fc.property(damagedPages.filter(canBeWritten), (html) => {
      try {
        expect(vote(html, true)).toEqual(vote(html, false));
      } catch (error) {
        if (!(error instanceof NoStoryError)) throw error;
      }
    }),
    { numRuns: 60 },
  );
});
