import fc from 'fast-check';
import { DOMParser } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { DomElement, type DomNode, type DomParent, DomText, isElement } from '../../src/extract/html/dom.ts';
import { makeTree } from '../../src/extract/html/make-tree.ts';
import { damagedPages } from './damaged-pages.ts';

/** What is asked of a node of either tree. */
interface AnyNode {
  readonly nodeType: number;
  readonly textContent: string | null;
  readonly firstChild: AnyNode | null;
  readonly nextSibling: AnyNode | null;
  readonly tagName?: string;
  readonly className?: string;
  getAttribute?(name: string): string | null;
}

/** Lists all nodes of a page, by whichever tree it stands in, each with how deep it stands; one after another, however deep. */
function outline(parent: AnyNode): readonly string[] {
  const lines: string[] = [];
  const waiting = [{ at: parent.firstChild, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { at, depth } = next;
    if (at === null) continue;
    lines.push(`${depth} ${describeNode(at)}`);
    waiting.push({ at: at.nextSibling, depth });
    if (at.nodeType === 1) waiting.push({ at: at.firstChild, depth: depth + 1 });
  }
  return lines;
}

function describeNode(node: AnyNode): string {
  if (node.nodeType !== 1) return `${node.nodeType} ${node.textContent}`;
  const names = [
    node.tagName,
    node.getAttribute?.('id'),
    node.getAttribute?.('href'),
    node.getAttribute?.('data-a'),
  ];
  return [...names, node.className].join(' ');
}

interface AnyTree {
  readonly documentElement: AnyNode | null;
}

const outlineRoot = ({ documentElement }: AnyTree) => documentElement && outline(documentElement);
const readWithLinkedom = (html: string) =>
  outlineRoot(new DOMParser().parseFromString(html, 'text/html') as unknown as AnyTree);

describe('the tree of a page', () => {
  it.each([
    ['a text in elements', '<html><body><p id="a">Goat <b>and</b> kid</p></body></html>'],
    ['classes told twice, with line breaks', '<html><p class=" a  b\na ">x</p></html>'],
    ['an attribute as it is written', '<html><p DATA-A=1 data-a="2 &amp; 3" id>x</p></html>'],
    ['character references', '<html><p>R&amp;D &mdash; &#8217;</p></html>'],
    ['a comment and a section of raw text', '<html><!-- a --><p><![CDATA[b]]></p></html>'],
    ['a script that writes of tags', '<html><script>"<p>"</script><p>x</p></html>'],
    ['paragraphs and items that are not closed', '<html><ul><li>a<li>b</ul><p>c<p>d</html>'],
    ['tags closed that were not opened', '<html></b><p>a</i></p></html>'],
    ['an attribute named for what all objects have', '<html><p constructor="a" __proto__="b">x</p></html>'],
  ])('with %s is as linkedom makes it', (_what, html) => {
    expect(outlineRoot(makeTree(html))).toEqual(readWithLinkedom(html));
  });

  it('is as linkedom makes it of damaged pages', () => {
    fc.assert(
      fc.property(damagedPages, (html) => {
        // linkedom reads the class of a drawing otherwise.
        fc.pre(!/<svg/i.test(html));
        expect(outlineRoot(makeTree(html))).toEqual(readWithLinkedom(html));
      }),
    );
  });

  it('tells nothing of what an element was not given', () => {
    const [element] = makeTree('<p>x</p>').children;
    expect(element?.getAttribute('constructor')).toBeNull();
    expect(element?.hasAttribute('toString')).toBe(false);
    expect([element?.className, element?.id, element?.getAttribute('class')]).toEqual(['', '', null]);
  });

  it('gets an empty body where its own stands elsewhere', () => {
    expect(makeTree('<html><div><body>x</body></div></html>').body?.textContent).toBe('');
    expect(makeTree('<html><head></head><body>x</body></html>').body?.textContent).toBe('x');
  });
});

/** Checks that every node knows its neighbours and what it stands in, and lists the letters of all texts in order. */
function readLetters(parent: DomParent): string {
  let previous: DomNode | null = null;
  let letters = '';
  for (let at = parent.firstChild; at !== null; at = at.nextSibling) {
    expect(at.parentNode).toBe(parent);
    expect(at.previousSibling).toBe(previous);
    letters += isElement(at) ? readLetters(at) : at.textContent;
    previous = at;
  }
  expect(parent.lastChild).toBe(previous);
  return letters;
}

describe('an element', () => {
  const row = (letters: string) => {
    const element = new DomElement('p');
    for (const letter of letters) element.appendChild(new DomText(letter));
    return element;
  };

  it('keeps its nodes in order, however they are moved', () => {
    const moves = fc.array(fc.tuple(fc.constantFrom(...'abcde'), fc.constantFrom(...'abcde', null)));
    fc.assert(
      fc.property(moves, (steps) => {
        const element = row('abcde');
        const nodes = new Map(element.childNodes.map((node) => [node.textContent, node]));
        let expected = 'abcde';
        for (const [letter, next] of steps) {
          element.insertBefore(nodes.get(letter) ?? new DomText(letter), nodes.get(next ?? '') ?? null);
          if (letter === next) continue;
          const rest = expected.replace(letter, '');
          expected = next === null ? rest + letter : rest.replace(next, letter + next);
        }
        expect(readLetters(element)).toBe(expected);
        expect(element.textContent).toBe(expected);
      }),
    );
  });

  it('leaves where it stood when it is put elsewhere', () => {
    const [one, other] = [row('ab'), row('cd')];
    const moved = one.firstChild;
    if (moved !== null) other.replaceChild(moved, other.childNodes[1] ?? moved);
    expect([readLetters(one), readLetters(other)]).toEqual(['b', 'ca']);
  });

  it('gives all that stands within, to be put back', () => {
    const page = makeTree('<html><body><p class="a">b<i>c</i><!-- d --></p>e</body></html>');
    const body = page.body;
    const before = outline(page);
    const kept = body?.innerHTML ?? [];
    body?.getElementsByTagName('p')[0]?.remove();
    expect(outline(page)).not.toEqual(before);
    for (const _again of [1, 2]) {
      if (body !== null) body.innerHTML = kept;
      expect(outline(page)).toEqual(before);
      expect(readLetters(page)).toBe('bc d e');
      body?.firstChild?.remove();
    }
  });
});
