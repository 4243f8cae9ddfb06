import { Parser } from 'htmlparser2';
import { commentType, DomDocument, DomElement, type DomParent, DomText } from './dom.ts';

/** Makes a page's tree of its tags, as they stand; nothing in it is run or fetched. */
export function makeTree(html: string): DomDocument {
  const document = new DomDocument();
  let parent: DomParent = document;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        parent = parent.appendChild(new DomElement(name, attributes));
      },
      onclosetag() {
        parent = parent.parentNode ?? document;
      },
      ontext(text) {
        parent.appendChild(new DomText(text));
      },
      oncomment(text) {
        parent.appendChild(new DomText(text, commentType));
      },
    },
    { decodeEntities: true, lowerCaseAttributeNames: false },
  );
  parser.write(html);
  parser.end();
  return document;
}
