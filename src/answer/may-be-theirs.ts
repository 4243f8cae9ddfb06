import { couldBeNamed } from './could-be-named.ts';
import { dropOthers } from './drop-others.ts';
import { coverWithPassage, type QuotationReading } from './quotation-reading.ts';
import type { TokenText } from './tokens.ts';
import type { Asking } from './weigh-question.ts';

// The share of the topic that a quotation without a sure speaker, or its own paragraphs, must print to be offered for
// somebody's: the less the nearer the name stands.
const leastBesideName = 0.35;
const leastAfterName = 0.4;
const leastInStory = 0.6;

/** Whether a quotation may be of those whom the question asks after: anybody's may where it asks after nobody. */
export function mayBeTheirs(asking: Asking, reading: QuotationReading): boolean {
  const { query, topic, read, vocabulary } = asking;
  const { personId, quotation } = reading.kept;
  const surnames = [...query.people, ...query.choices].map(
    ({ name }) => read(name).tokens.at(-1)?.stem ?? '',
  );
  if (query.printedName !== null)
    return standsBy(read(query.printedName).tokens.at(-1)?.stem ?? '', asking, reading);
  // Whose a quotation surely is, the library was asked already.
  if (surnames.length === 0 || personId !== null) return true;
  const names = (text: TokenText | null | undefined) => surnames.some((stem) => text?.stems.has(stem));
  if (names(read(dropOthers(quotation.speakerAs ?? '')))) return true;
  if (!couldBeNamed(quotation.speakerAs, vocabulary)) return false;
  const share = coverWithPassage(topic, reading);
  if (names(reading.passage)) return share >= leastBesideName;
  if (names(reading.before)) return share >= leastAfterName;
  return names(reading.context?.body) && share >= leastInStory;
}

/** Whether a name that nobody is known by stands for a quotation's speaker or beside it. */
function standsBy(name: string, { read }: Asking, { kept, passage, before }: QuotationReading): boolean {
  const { speaker, speakerAs } = kept.quotation;
  const texts = [read(`${speaker ?? ''} ${speakerAs ?? ''}`), passage, before];
  return texts.some((text) => text?.stems.has(name));
}
