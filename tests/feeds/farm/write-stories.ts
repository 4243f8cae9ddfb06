import { type InventedFeed, type InventedStory, openRandom } from './invent-outlets.ts';

const words =
  'goat kettle harbour lantern velvet parade thimble orchard marble whistle saddle pepper canvas ribbon meadow copper barrel feather walnut puddle cannon basket mirror pillow turnip ladder candle pebble button teapot violin carpet hammer tunnel window garden bridge pocket shadow silver winter summer engine market island castle forest valley river mountain ocean desert'.split(
    ' ',
  );

/** A story's words at a moment: a headline and paragraphs, all its own, with a quotation. */
export interface WrittenStory {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** Writes an invented story; `version` counts its edits. */
export function writeStory(outlet: string, { number }: InventedStory, version: number): WrittenStory {
  const random = openRandom(
    number * 7919 + [...outlet].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7),
  );
  const pick = () => words[Math.floor(random() * words.length)] ?? 'goat';
  const sentence = (length: number) => Array.from({ length }, pick).join(' ');
  const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  const paragraphs = Array.from(
    { length: 5 },
    () =>
      `${capital(sentence(20))}. “The ${sentence(12)} is mine,” said Kay Reyes. ${capital(sentence(10))}.`,
  );
  const edit = version === 0 ? [] : [`Edited ${version}: ${capital(sentence(15))}.`];
  return { title: `${capital(sentence(5))} number ${number}`, paragraphs: [...paragraphs, ...edit] };
}

/** How often a story was edited up to a moment. */
export function versionOf({ editedMs }: InventedStory, nowMs: number): number {
  return editedMs !== null && editedMs <= nowMs ? 1 : 0;
}

/** Writes a story's page. */
export function writePage(outlet: string, path: string, story: InventedStory, nowMs: number): string {
  const { title, paragraphs } = writeStory(outlet, story, versionOf(story, nowMs));
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>
<link rel="canonical" href="${path}"><meta property="article:published_time" content="${new Date(story.publishedMs).toISOString()}">
</head><body><nav><a href="/">Home</a></nav><article><h1>${title}</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</article></body></html>`;
}

interface Printing {
  readonly outlet: string;
  readonly origin: string;
  readonly nowMs: number;
  /** Counts the answers, for what changes with each of them. */
  readonly answer: number;
}

/** Gives the path of a story's page. */
export const pathOf = ({ number }: InventedStory) => `/stories/${number}`;

/** Writes a feed as it stands at a moment. */
export function writeFeed(feed: InventedFeed, { outlet, origin, nowMs, answer }: Printing): string {
  const shown = feed.stories
    .filter(({ publishedMs }) => publishedMs <= nowMs)
    .slice(-feed.size)
    .reverse();
  const entries = shown.map((story) => {
    const { title, paragraphs } = writeStory(outlet, story, versionOf(story, nowMs));
    const html = paragraphs.map((text) => `<p>${text}</p>`).join('');
    return {
      title,
      link: `${origin}${pathOf(story)}${feed.isTracked ? `?utm_source=feed&utm_id=${answer}` : ''}`,
      guid: {
        steady: `goat-${story.number}`,
        changing: `goat-${story.number}-${answer}`,
        none: null,
        shared: 'goat',
      }[feed.guids],
      date: new Date(story.publishedMs),
      html: feed.isFull ? html : `${paragraphs[0]?.slice(0, 80)} ${versionOf(story, nowMs)}`,
    };
  });
  const escapeXml = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  switch (feed.format) {
    case 'rss':
      return `<?xml version="1.0"?><rss version="2.0"><channel><title>${outlet}</title>${entries
        .map(
          ({ title, link, guid, date, html }) =>
            `<item><title>${title}</title><link>${escapeXml(link)}</link>${guid === null ? '' : `<guid isPermaLink="false">${guid}</guid>`}<pubDate>${date.toUTCString()}</pubDate><description>${escapeXml(html)}</description></item>`,
        )
        .join('\n')}</channel></rss>`;
    case 'rdf':
      return `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>${outlet}</title></channel>${entries
        .map(
          ({ title, link, guid, date, html }) =>
            `<item${guid === null ? '' : ` rdf:about="${guid}"`}><title>${title}</title><link>${escapeXml(link)}</link><dc:date>${date.toISOString()}</dc:date><description>${escapeXml(html)}</description></item>`,
        )
        .join('\n')}</rdf:RDF>`;
    case 'atom':
      return `<feed xmlns="http://www.w3.org/2005/Atom"><title>${outlet}</title>${entries
        .map(
          ({ title, link, guid, date, html }) =>
            `<entry><title>${title}</title><link href="${escapeXml(link)}"/>${guid === null ? '' : `<id>${guid}</id>`}<published>${date.toISOString()}</published><content type="html">${escapeXml(html)}</content></entry>`,
        )
        .join('\n')}</feed>`;
    case 'json':
      return JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: outlet,
        items: entries.map(({ title, link, guid, date, html }) => ({
          ...(guid === null ? {} : { id: guid }),
          url: link,
          title,
          date_published: date.toISOString(),
          content_html: html,
        })),
      });
  }
}
