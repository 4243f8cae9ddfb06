import { decodeEntities } from '../decode-entities.ts';

/** Elements whose text is no part of the page as it is shown. */
type Hidden = 'script' | 'style' | 'noscript';

/** Finds a page's tags of these names, in time that grows with the page's length alone. */
export function findTags(html: string, ...names: readonly string[]): readonly string[] {
  return html.match(new RegExp(`<(?:${names.join('|')})\\b[^<>]{0,2000}>`, 'gi')) ?? [];
}

/** Reads an attribute of a tag; null where it is missing or empty. */
export function readAttribute(tag: string, name: string): string | null {
  const match = new RegExp(`[\\s"']${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(tag);
  const value = match?.[1] ?? match?.[2] ?? match?.[3];
  return value === undefined ? null : decodeEntities(value).trim() || null;
}

/** Drops a page's comments and the elements of these names; what never ends is left as it is. */
export function dropHidden(html: string, ...names: readonly Hidden[]): string {
  const opening = new RegExp(`<(?:!--${names.map((name) => `|${name}\\b`).join('')})`, 'gi');
  const endless = new Set<string>();
  const kept: string[] = [];
  let from = 0;
  for (let open = opening.exec(html); open !== null; open = opening.exec(html)) {
    const kind = open[0].slice(1).toLowerCase();
    const end = endless.has(kind) ? null : findEnd(html, kind, opening.lastIndex);
    if (end === null) {
      endless.add(kind);
      continue;
    }
    kept.push(html.slice(from, open.index));
    from = end;
    opening.lastIndex = end;
  }
  return kept.join('') + html.slice(from);
}

function findEnd(html: string, kind: string, from: number): number | null {
  const closing = kind === '!--' ? /-->/g : new RegExp(`</${kind}>`, 'gi');
  closing.lastIndex = from;
  return closing.test(html) ? closing.lastIndex : null;
}
