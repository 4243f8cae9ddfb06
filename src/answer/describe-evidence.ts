import { alignPhrase } from './align-phrase.ts';
import { isOfCrowd, isOutsideDates } from './prefer-quotation.ts';
import { bestNoun, isOfRole } from './prefer-speaker.ts';
import type { QuotationReading } from './quotation-reading.ts';
import { bestLikeness, cover, type Term } from './terms.ts';
import type { TokenText } from './tokens.ts';
import { asksForSomebody } from './understood-query.ts';
import type { Evidence } from './weigh-evidence.ts';
import type { Asking } from './weigh-question.ts';

/** Describes what speaks for one of `rivalCount` quotations. */
export function describeEvidence(asking: Asking, reading: QuotationReading, rivalCount: number): Evidence {
  return {
    given: 1,
    rivals: Math.log(1 + rivalCount) / 4,
    'words asked for': Math.min(askedMax, asking.content.length) / 4,
    ...describeMeeting(asking, reading),
    ...describeWording(asking, reading),
    ...describeQuotation(reading),
    ...describeSpeaker(asking, reading),
    ...describeTurn(asking, reading),
    ...describePrint(asking, reading),
  };
}

// Of longer questions each word says less.
const askedMax = 12;

/** Tells where the topic's words are met, each in the place nearest to the quotation's own words. */
function describeMeeting({ topic, role, vocabulary }: Asking, reading: QuotationReading): Evidence {
  // Who asks what the union said is not answered by a crew that is "unionized".
  const isRole = (term: Term) => term.stem === role?.stem;
  const worth = (term: Term, text: TokenText) =>
    isRole(term) ? bestNoun(term, text, vocabulary) : bestLikeness(term, text);
  const met = new Map(topic.map((term) => [term, 0]));
  const metBy = (term: Term) => met.get(term) ?? 0;
  const rare = topic.map((of) => ({ of, weight: of.rarity * (of.isSmall ? smallShare : 1) }));
  const telling = topic.filter(({ isSmall }) => !isSmall);
  const doing = telling.filter(isDoing).slice(0, 1);
  const last = telling.slice(-1);
  const exact = new Set<Term>();
  const evidence: Record<string, number> = {};
  for (const { name, text } of listPlaces(reading)) {
    if (text) for (const term of topic) met.set(term, Math.max(metBy(term), worth(term, text)));
    for (const term of topic) if (metBy(term) === 1) exact.add(term);
    evidence[`met up to ${name}`] = cover(topic, metBy);
    evidence[`met exactly up to ${name}`] = cover(topic, (term) => Number(exact.has(term)));
    evidence[`rare met up to ${name}`] = cover(rare, ({ of }) => metBy(of));
    if (!summedPlaces.has(name)) continue;
    evidence[`doing lacking up to ${name}`] = doing.length - cover(doing, metBy);
    evidence[`last lacking up to ${name}`] = last.length - cover(last, metBy);
    const worths = telling.map((term) => term.rarity * metBy(term));
    evidence[`sum up to ${name}`] = Math.min(
      countMax,
      worths.reduce((sum, worth) => sum + worth, 0),
    );
    evidence[`most up to ${name}`] = Math.max(0, ...worths);
    evidence[`lacking up to ${name}`] = Math.max(
      0,
      ...telling.map((term) => term.rarity * (1 - metBy(term))),
    );
    evidence[`count up to ${name}`] = Math.min(
      countMax,
      telling.filter((term) => metBy(term) >= asMet).length,
    );
  }
  return evidence;
}

/** Whether a word names what somebody does: who asks of leaving a show wants nothing else on the show. */
const isDoing = ({ form, stem }: Term) => form.endsWith('ing') && form.length - stem.length >= 3;

// What a word of asking counts beside one of the topic.
const smallShare = 0.3;
// From this likeness on a word counts as met: a synonym does.
const asMet = 0.6;
// More words than these say no more.
const countMax = 3;
// The places up to which what is met, and what is not, is added up over the whole topic.
const summedPlaces: ReadonlySet<string> = new Set(['words', 'passage', 'body']);

interface Place {
  readonly name: string;
  readonly text: TokenText | null | undefined;
}

/** Lists a quotation's words and what stands around them, from the nearest to the farthest. */
const listPlaces = (reading: QuotationReading): readonly Place[] => [
  { name: 'words', text: reading.words },
  { name: 'beside', text: reading.beside },
  { name: 'passage', text: reading.passage },
  { name: 'before', text: reading.before },
  { name: 'title', text: reading.title },
  { name: 'after', text: reading.after },
  { name: 'lead', text: reading.context?.lead },
  { name: 'body', text: reading.context?.body },
];

/** Tells how much it is worded like the question. */
function describeWording({ topic, frame, phrase }: Asking, reading: QuotationReading): Evidence {
  const { words, telling, beside, passage, isAsked } = reading;
  const told = cover(topic, (term) => bestLikeness(term, telling));
  return {
    'asked of the topic': Number(isAsked) * told,
    'asked of something else': Number(isAsked) * (1 - told),
    'topic in telling': alignPhrase(topic, telling.tokens),
    'question in words': alignPhrase(phrase, words.tokens),
    'topic in words': alignPhrase(topic, words.tokens),
    'topic beside': alignPhrase(topic, beside.tokens),
    'topic in passage': alignPhrase(topic, passage.tokens),
    'asking in words': cover(frame, (term) => bestLikeness(term, words)),
    'asking beside': cover(frame, (term) => bestLikeness(term, beside)),
  };
}

// A quotation of this many words says all that a card can show at a glance; one of fewer than those says little.
const fullWords = 20;
const fewWords = 6;
// Paragraphs down which a story has mostly said what it is about.
const deepParagraph = 20;

function describeQuotation({ kept: { quotation }, words }: QuotationReading): Evidence {
  const [{ paragraph }] = quotation.contents;
  return {
    full: Math.min(words.tokens.length, fullWords) / fullWords,
    short: Number(words.tokens.length < fewWords),
    fragment: Number(quotation.kind === 'fragment'),
    confidence: quotation.confidence,
    early: 1 / (1 + paragraph),
    deep: Math.min(1, paragraph / deepParagraph),
  };
}

const replyCues = new Set(
  'reply replied replies response countered counters answer answered answers responded responds shot retort retorted retorts'.split(
    ' ',
  ),
);
const asksForReply = /\b(?:repl(?:y|ie)|respon[ds]|react|clap(?:ped)? back|answer|sa(?:y|id) back)/i;

/** Tells whether whose it is fits who is asked after. */
function describeSpeaker(asking: Asking, reading: QuotationReading): Evidence {
  const { query, role, aboutStems } = asking;
  const { kept, words, passage } = reading;
  const isNamed = asksForSomebody(query);
  const isWithRole = role !== null && isOfRole(asking, reading);
  const isOfAbout = query.about.some(({ id }) => id === kept.personId);
  const names = ({ stems }: TokenText) => aboutStems.some((stem) => stems.has(stem));
  return {
    unsure: 2 * Number(isNamed && kept.personId === null),
    'of whom it is about': Number(!isNamed && isOfAbout),
    'of whose role it is': Number(role !== null && isOfAbout),
    'of the crowd': 2 * Number(query.crowd && isOfCrowd(kept)),
    'not of the crowd': 2 * Number(query.crowd && !isOfCrowd(kept)),
    'of the role': 2 * Number(isWithRole),
    'not of the role': 2 * Number(role !== null && !isWithRole),
    'names whom it is about': Number(names(words)),
    'stands by whom it is about': Number(names(passage)),
    reply: Number(asksForReply.test(query.asked) && replyCues.has(kept.quotation.cue ?? '')),
  };
}

// Paragraphs from the words that are answered to the answer.
const turnMax = 2;

/** Tells whether it follows the words of somebody whom the question names besides, and their story tells of them at all. */
function describeTurn({ query, aboutStems }: Asking, reading: QuotationReading): Evidence {
  const { kept, previous, passage, title, context } = reading;
  const isFollowing =
    previous !== null &&
    previous.personId !== kept.personId &&
    kept.quotation.contents[0].paragraph - previous.quotation.contents[0].paragraph <= turnMax &&
    query.about.some(({ id }) => id === previous.personId);
  const isTold = [passage, title, context?.body].some((text) =>
    aboutStems.some((stem) => text?.stems.has(stem)),
  );
  const isReply = asksForReply.test(query.asked);
  return {
    'follows whom it is about': Number(isFollowing),
    'answers whom it is about': Number(isFollowing && isReply),
    'tells nothing of whom it is about': Number(query.about.length > 0 && !isTold),
  };
}

const years = /\b(?:19|20)\d\d\b/g;

/** Tells whether it was printed where and when the question's words say, or said in the year that they name. */
function describePrint({ query }: Asking, { kept, beside, passage, before }: QuotationReading): Evidence {
  const asked = query.asked.match(years) ?? [];
  const isOfYear = [beside, passage, before].some((text) => asked.some((year) => text?.stems.has(year)));
  const isDated = query.since !== null || query.until !== null;
  const isOutside = isOutsideDates(query, kept.story);
  const isElsewhere = query.outlet !== kept.story.outlet;
  return {
    'of the year': 2 * Number(isOfYear),
    'of the dates': 2 * Number(isDated && !isOutside),
    'outside the dates': 2 * Number(isOutside && !isOfYear),
    'of the outlet': 2 * Number(query.outlet !== null && !isElsewhere),
    'another outlet': 3 * Number(query.outlet !== null && isElsewhere),
  };
}
