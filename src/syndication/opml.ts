import { generateOpml, type Opml, parseOpml } from 'feedsmith';

/** A feed as lists of feeds name it. */
export interface OpmlFeed {
  readonly url: string;
  readonly title: string | null;
  /** Only what is `paused` is told in a list; anything else is to be read. */
  readonly state?: string;
}

/** The tag of a feed that is not read at present: the attribute is one of OPML's own, so that other readers pass over it. */
const pausedTag = 'paused';

/** Reads the feeds of an OPML list, folders within folders included, each address once; null when it is none. */
export function readOpml(text: string): readonly OpmlFeed[] | null {
  const outlines = tryParse(text);
  if (outlines === null) return null;
  const feeds = new Map<string, OpmlFeed>();
  const visit = (outline: Opml.Outline<string>) => {
    const url = outline.xmlUrl?.trim();
    if (url && !feeds.has(url)) {
      const title = outline.title ?? outline.text ?? null;
      feeds.set(url, { url, title, ...(isPaused(outline) ? { state: 'paused' } : {}) });
    }
    outline.outlines?.forEach(visit);
  };
  outlines.forEach(visit);
  return [...feeds.values()];
}

/** Writes feeds as an OPML list, as every feed reader takes it. */
export function writeOpml(feeds: readonly OpmlFeed[], now: Date): string {
  return generateOpml({
    head: { title: 'Feeds of Soundbite', dateCreated: now },
    body: {
      outlines: feeds.map(({ url, title, state }) => ({
        text: title ?? url,
        title: title ?? url,
        type: 'rss',
        xmlUrl: url,
        ...(state === 'paused' ? { category: pausedTag } : {}),
      })),
    },
  });
}

function isPaused({ category }: Opml.Outline<string>): boolean {
  const tags = category?.split(',') ?? [];
  return tags.some((tag) => tag.trim().toLowerCase() === pausedTag);
}

function tryParse(text: string): readonly Opml.Outline<string>[] | null {
  if (!/<opml\b/i.test(text)) return null;
  try {
    return parseOpml(text).body?.outlines ?? [];
  } catch {
    return null;
  }
}
