const words = Array.from(
  { length: 30 },
  (_, n) => `<p>The goat said “baa ${n}” and went on its way up the hill.</p>`,
).join('');

/** A story long enough to be taken for whole. */
export const longHtml = words;

const numbers = [1, 2, 3, 4, 5, 6];
const escapeXml = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

const rssItem = (n: number) =>
  `<item><title>Goat ${n} &amp;amp; Kid</title><link>https://bleat.example/stories/${n}</link><guid isPermaLink="false">goat-${n}</guid>
<dc:creator>Kay Reyes</dc:creator><pubDate>Fri, 0${n} Jun 2024 18:27:00 GMT</pubDate><description>Short &lt;b&gt;words&lt;/b&gt; of ${n}.</description></item>`;

const rdfItem = (n: number) =>
  `<item rdf:about="https://bleat.example/stories/${n}"><title>Goat ${n}</title><link>https://bleat.example/stories/${n}</link>
<dc:date>2024-06-0${n}T18:27:00Z</dc:date><content:encoded><![CDATA[${words}]]></content:encoded></item>`;

const atomEntry = (n: number) =>
  `<entry><title>Goat ${n}</title><id>urn:goat:${n}</id><link href="https://bleat.example/stories/${n}"/><author><name>Kay Reyes</name></author>
<published>2024-06-0${n}T18:27:00Z</published><updated>2024-06-0${n}T19:00:00Z</updated><content type="html">${escapeXml(words)}</content></entry>`;

const jsonItem = (n: number) => ({
  id: `goat-${n}`,
  url: `https://bleat.example/stories/${n}`,
  title: `Goat ${n}`,
  authors: [{ name: 'Kay Reyes', url: 'https://bleat.example/kay' }],
  attachments: [{ mime_type: 'audio/mpeg', url: 'https://bleat.example/baa.mp3', title: 'Baa' }],
  date_published: `2024-06-0${n}T18:27:00Z`,
  content_html: words,
});

const all = (item: (n: number) => string) => numbers.map(item).join('\n');

/** The same six stories in every kind of feed. */
export const feeds: Readonly<Record<string, string>> = {
  'RSS 0.91': `<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">
<rss version="0.91"><channel><title>Bleat &amp; Sons</title><link>https://bleat.example/</link>${all(rssItem)}</channel></rss>`,
  'RSS 0.92': `<rss version="0.92"><channel><title>Bleat &amp; Sons</title>${all(rssItem)}</channel></rss>`,
  'RSS 2.0': `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Bleat &amp;amp; Sons</title><ttl>45</ttl>${all(rssItem)}</channel></rss>`,
  'RSS 0.90': `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/">
<channel><title>Bleat &amp; Sons</title></channel>${all(rdfItem)}</rdf:RDF>`,
  'RSS 1.0': `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://bleat.example/"><title>Bleat &amp; Sons</title><items><rdf:Seq/></items></channel>${all(rdfItem)}</rdf:RDF>`,
  'Atom 1.0': `<feed xmlns="http://www.w3.org/2005/Atom"><title>Bleat &amp; Sons</title>${all(atomEntry)}</feed>`,
  'Atom with a prefix': `<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>Bleat &amp; Sons</a:title>${all(
    atomEntry,
  ).replace(/<(\/?)(?=[a-z])/g, '<$1a:')}</a:feed>`,
  'JSON Feed': JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Bleat & Sons',
    items: numbers.map(jsonItem),
  }),
};

/** Where each of the six entries stands in a feed's text, from its first letter to its last. */
export function findEntries(feed: string): readonly { readonly start: number; readonly end: number }[] {
  const pattern = feed.startsWith('{')
    ? /\{"id":"goat-\d".*?<\/p>"\}/g
    : /<(?:a:)?(item|entry)\b[\s\S]*?<\/(?:a:)?\1>/g;
  return [...feed.matchAll(pattern)].map(({ index, 0: text }) => ({
    start: index,
    end: index + text.length,
  }));
}
