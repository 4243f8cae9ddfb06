import { inventStory } from './invent-story.ts';

/** Invents a web page around an invented story: what news sites put around theirs, in size and in kind. */
export function inventPage(number: number): { readonly url: string; readonly body: string } {
  const { url, title, outlet, author, published, paragraphs } = inventStory(number);
  const others = [1, 2, 3, 4, 5, 6].map((step) => inventStory(number + step * 7));
  const links = others
    .map((other) => `<li class="card"><a href="${other.url}">${other.title}</a></li>`)
    .join('\n');
  const head = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: title,
    datePublished: published,
    author: { '@type': 'Person', name: author },
    publisher: { '@type': 'Organization', name: outlet },
  };
  const body = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title} | ${outlet}</title>
<link rel="canonical" href="${url}"><meta property="og:site_name" content="${outlet}">
<style>${styles}</style><script type="application/ld+json">${JSON.stringify(head)}</script>
<script>${scripts}</script></head><body>
<header><nav><ul>${menu}</ul></nav></header>
<main><article><h1>${title}</h1><p class="byline">By ${author}</p>
${paragraphs.map((line) => `<p>${line}</p>`).join('\n<div class="ad-slot" data-size="300x250"></div>\n')}
</article><aside class="related"><h3>Read more</h3><ul>${links}</ul></aside></main>
<footer><ul>${menu}</ul><p>All rights reserved.</p></footer></body></html>`;
  return { url, body };
}

const menu = ['Film', 'Music', 'Television', 'Stage', 'Style', 'Royals', 'Awards', 'Contact']
  .map((name) => `<li class="menu-item"><a href="/${name.toLowerCase()}">${name}</a></li>`)
  .join('');
const styles = Array.from({ length: 150 }, (_, at) => `.box-${at}{margin:${at}px;padding:0 ${at}px}`).join(
  '',
);
const scripts = Array.from(
  { length: 200 },
  (_, at) => `window.slots=window.slots||[];slots.push(${at});`,
).join('');
