import fc from 'fast-check';

const line = (subject: string) =>
  `<p>${subject} came to the harbor early, “had coffee” with the crew, and stayed &mdash; as ever &mdash; until the lamps were lit.</p>`;

/** A page with a little of everything that the reader of pages looks at. */
const good = `<!doctype html><html lang="en"><head><title>Goats of the Week | Glossfront</title>
<link rel="canonical" href="https://glossfront.example/goats"><meta property="og:image" content="/goat.jpg">
<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Goats of the Week","datePublished":"2024-06-07T14:27:00-04:00","author":[{"@id":"#kay"}]},{"@id":"#kay","name":"Kay Reyes"}]}</script>
</head><body><nav><ul><li><a href="/a">News</a></li></ul></nav><main><article><h1>Goats of the Week</h1>
<div class="byline">By <a rel="author" href="/kay">Kay Reyes</a></div><time datetime="2024-06-07">June 7, 2024</time>
${line('Odile Marchetti')}<figure><img src="a.jpg"><figcaption>Odile at the harbor.</figcaption></figure>${line('Her co-star')}
<h2>A lunch</h2><ul><li>Rye bread, and a lot of it</li><li>Salted butter</li></ul><table><tr><td>A cell</td></tr></table>
<blockquote class="twitter-tweet"><p>never cried over wheat</p>&mdash; Odile (@odile) <a href="/1">June 6, 2024</a></blockquote>
<blockquote class="instagram-media"><p>The oven is warm.</p><p>A post shared by Bram (@bramv)</p></blockquote>
${line('The director')}<p><b>Q: Why?</b><br>A: Because.</p><dl><dt>KR:</dt><dd>Yes.</dd></dl></article></main>
<section class="comments">${line('First! I')}</section><footer><p>© 2024 Glossfront. All rights reserved.</p></footer></body></html>`;

const scraps = [
  '<',
  '>',
  '</',
  '"',
  "'",
  '&',
  '&#',
  ';',
  '=',
  '<!--',
  '-->',
  '<![CDATA[',
  '<script>',
  '</script>',
  '<svg>',
  '<table>',
  '</p>',
  '<p',
  '<div class="',
  '</article>',
  '<html>',
  '<body>',
  '\0',
  '\uFFFD',
  '\uD800',
  '{',
  '}',
  '\\',
  '“',
  '<template>',
  '<math>',
  '<blockquote>',
  '<li>',
  '<select>',
  '<a href=',
  '<br/><br/>',
  '&nbsp;',
  '‮',
  '<font color=',
  '<?xml',
  '{"@graph":[',
];

/** One way to damage a page; places are shares of its length. */
const damage = fc.oneof(
  fc.record({ kind: fc.constant('cut' as const), at: share(), length: fc.nat(400) }),
  fc.record({ kind: fc.constant('end' as const), at: share() }),
  fc.record({
    kind: fc.constant('add' as const),
    at: share(),
    scrap: fc.constantFrom(...scraps),
    times: fc.integer({ min: 1, max: 40 }),
  }),
  fc.record({
    kind: fc.constant('repeat' as const),
    at: share(),
    length: fc.nat(400),
    times: fc.integer({ min: 1, max: 30 }),
  }),
  fc.record({ kind: fc.constant('move' as const), at: share(), length: fc.nat(400), to: share() }),
);
type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never;

/** Pages of which each is a good one that was damaged in up to eight places. */
export const damagedPages: fc.Arbitrary<string> = fc
  .array(damage, { minLength: 1, maxLength: 8 })
  .map((damages) => damages.reduce(apply, good));

function share() {
  // Without its bias to both ends, which would leave nothing of most pages.
  return fc.noBias(fc.nat(1000)).map((thousandths) => thousandths / 1000);
}

function apply(page: string, done: Damage): string {
  const at = Math.floor(done.at * page.length);
  switch (done.kind) {
    case 'cut':
      return page.slice(0, at) + page.slice(at + done.length);
    case 'end':
      return page.slice(0, at);
    case 'add':
      return page.slice(0, at) + done.scrap.repeat(done.times) + page.slice(at);
    case 'repeat':
      return (
        page.slice(0, at) + page.slice(at, at + done.length).repeat(done.times) + page.slice(at + done.length)
      );
    case 'move': {
      const rest = page.slice(0, at) + page.slice(at + done.length);
      const to = Math.floor(done.to * rest.length);
      return rest.slice(0, to) + page.slice(at, at + done.length) + rest.slice(to);
    }
  }
}
