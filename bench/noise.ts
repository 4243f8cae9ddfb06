/**
 * Scores the noise marking of records against annotated stories: `tsx bench/noise.ts [--errors]`.
 * A false mark on prose costs quotations, so precision comes first.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractStory } from '../src/extract/index.ts';

const folder = join(import.meta.dirname, '../../shared/gold/stories');
const showErrors = process.argv.includes('--errors');

if (!existsSync(folder)) {
  console.log('Left out: the annotated stories are not here (../shared/gold/stories).');
  process.exit(0);
}

const count = { marked: 0, right: 0, wanted: 0, quotationsLost: 0 };
for (const file of readdirSync(folder)) {
  const gold = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const { id, url, outlet, title, author, published, paragraphs } = gold;
  const record = { outlet, title, author, published, paragraphs };
  const marked = new Set(extractStory({ id, url, kind: 'record', record }).noise);
  const wanted = new Set<number>(gold.noise);
  count.marked += marked.size;
  count.wanted += wanted.size;
  count.right += [...marked].filter((index) => wanted.has(index)).length;
  count.quotationsLost += gold.quotes.filter((quote: { paragraph: number }) =>
    marked.has(quote.paragraph),
  ).length;
  if (!showErrors) continue;
  for (const [index, text] of paragraphs.entries())
    if (marked.has(index) !== wanted.has(index))
      console.log(`${id} ${marked.has(index) ? 'wrongly marked' : 'missed'} ${index}: ${text.slice(0, 120)}`);
}
const ratio = (part: number, whole: number) => (whole === 0 ? 0 : part / whole).toFixed(3);
console.log(
  `lines marked=${count.marked} precision=${ratio(count.right, count.marked)} recall=${ratio(count.right, count.wanted)} quotations lost=${count.quotationsLost}`,
);
