import type { Story } from '../domain.ts';

/** Tells whether an address is an invented one: `.example` is reserved and opens nowhere. */
export function isSampleUrl(url: string): boolean {
  return URL.canParse(url) && new URL(url).hostname.endsWith('.example');
}

/** Tells whether a story is one of the invented samples, which only the playground can open. */
export function isSample({ url }: Pick<Story, 'url'>): boolean {
  return url !== null && isSampleUrl(url);
}

/**
 * Writes the page that stands for an invented story's own, so that a link can open it at its sentence.
 *
 * The style stands in the page: a browser that scrolls to the sentence before a style of its own file has come stays
 * where the sentence stood without it.
 */
export function writeReaderPage(story: Story, style: string): string {
  const byline = [story.author && `By ${story.author}`, story.published && formatDay(story.published)];
  const lines = story.paragraphs.map((words, index) => {
    const quiet = story.noise.includes(index) ? ' class="quiet"' : '';
    return `<p${quiet}>${escapeHtml(words)}</p>`;
  });
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${escapeHtml(story.title)}</title>
    <link rel="icon" href="data:," />
    <style>${style}</style>
  </head>
  <body>
    <aside>An invented sample story, shown by the playground in place of <code>${escapeHtml(story.url ?? '')}</code></aside>
    <article>
      <p class="outlet">${escapeHtml(story.outlet ?? '')}</p>
      <h1>${escapeHtml(story.title)}</h1>
      <p class="byline">${escapeHtml(byline.filter(Boolean).join(' · '))}</p>
      ${lines.join('\n      ')}
    </article>
  </body>
</html>
`;
}

function formatDay(instant: string): string {
  return new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(instant));
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
