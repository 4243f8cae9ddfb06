import type { Library } from '../library/library.ts';
import { fold, type Word } from '../words/index.ts';
import { type Asked, printed, type WordRange } from './asked.ts';
import type { Vocabulary } from './vocabulary.ts';

/** An outlet that a question names. */
export interface OutletMention extends WordRange {
  readonly outlet: string;
}

// Words that stand before an outlet: "tell CBX Arts", "in the Halcyon", "per Glossfront".
const leads = new Set('tell told tells telling in to with by from via per at on for'.split(' '));
const outletWordsMax = 5;
const choicesMax = 10;
// Words of a question that are tried as the beginning of an outlet's name.
const triesMax = 40;

/** Finds an outlet of the library that the question names; a one-word outlet needs a word that leads to it. */
export async function readOutlet(
  asked: Asked,
  library: Library,
  vocabulary: Vocabulary,
): Promise<OutletMention | null> {
  const starts = asked.words
    .map((word, at) => ({ word, at }))
    .filter(({ word }) => !vocabulary.stopWords.has(word.form) && word.form.length >= 2)
    .slice(0, triesMax);
  const found = await Promise.all(
    starts.map(async ({ word, at }) => {
      const outlets = await library.completeOutlet(asked.text.slice(word.start, word.end), choicesMax);
      return outlets.flatMap((outlet) => matchAt(asked, at, outlet) ?? []);
    }),
  );
  return (
    found
      .flat()
      .sort((a, b) => b.to - b.from - (a.to - a.from))
      .find((mention) => isMeant(mention, asked, vocabulary)) ?? null
  );
}

function matchAt(asked: Asked, at: number, outlet: string): OutletMention | null {
  const wanted = plainName(outlet);
  const from = asked.words[at - 1]?.form === 'the' ? at - 1 : at;
  for (let to = at + 1; to <= Math.min(at + outletWordsMax, asked.words.length); to += 1)
    if (plainName(printed(asked, { from: at, to })) === wanted) return { from, to, outlet };
  return null;
}

const plainName = (name: string) =>
  fold(name)
    .replace(/&/g, ' and ')
    .replace(/^the\s+/, '')
    .replace(/['’]s?(?=\s|$)/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Whether the words mean the outlet: "People" and "Star" do only where a word leads to them. */
function isMeant(mention: OutletMention, asked: Asked, vocabulary: Vocabulary): boolean {
  if (mention.to - mention.from >= 2 || leads.has(asked.words[mention.from - 1]?.form ?? '')) return true;
  const word = asked.words[mention.from];
  return word !== undefined && !isOrdinary(word, vocabulary);
}

const isOrdinary = ({ form, stem }: Word, vocabulary: Vocabulary) =>
  form.length < 5 ||
  vocabulary.frameWords.has(form) ||
  vocabulary.crowdWords.has(form) ||
  vocabulary.outletWords.has(form) ||
  vocabulary.synonyms.groupsOf.has(stem);
