import { isAccordingTo } from '../phrases/is-according-to.ts';
import { isAdverb } from '../phrases/is-adverb.ts';
import type { Mention } from '../phrases/mention.ts';
import { takeAt } from '../phrases/take-at.ts';
import { listMentions, type Scene } from '../scene.ts';
import type { Paragraph, Sentence } from '../text/story-text.ts';

/** Whom a sentence is about. */
export interface Topic {
  readonly mention: Mention;
  /** How the sentence says that they speak; null where it tells something else of them. */
  readonly manner: 'speaking' | 'asking' | 'asked' | null;
}

/** How much of a sentence is looked at: longer ones are lists, not grammar. */
const reachTokens = 120;

/** Chooses who speaks in a sentence, else whom it is about. */
export function chooseTopic(paragraph: Paragraph, stretch: Sentence, scene: Scene): Topic | null {
  return listTopics(paragraph, stretch, scene)[0] ?? null;
}

/** Several runs ask for one sentence. By story, as one weak key costs little and one for each sentence much. */
const topicsIn = new WeakMap<Scene, Map<Sentence, readonly Topic[]>>();

/** Lists who speaks in a sentence, else whom it is about, and one more whom it may be about. */
export function listTopics(paragraph: Paragraph, stretch: Sentence, scene: Scene): readonly Topic[] {
  const topicsOf = openTopics(scene);
  const topics = topicsOf.get(stretch) ?? findTopics(paragraph, stretch, scene);
  topicsOf.set(stretch, topics);
  return topics;
}

function openTopics(scene: Scene): Map<Sentence, readonly Topic[]> {
  const known = topicsIn.get(scene);
  if (known !== undefined) return known;
  const topicsOf = new Map<Sentence, readonly Topic[]>();
  topicsIn.set(scene, topicsOf);
  return topicsOf;
}

function findTopics(paragraph: Paragraph, stretch: Sentence, scene: Scene): readonly Topic[] {
  const near = { from: Math.max(stretch.from, stretch.to - reachTokens), to: stretch.to };
  const topics = listMentions(scene, paragraph.index, near)
    .filter((mention) => isSomebody(mention, scene))
    .map((mention) => ({ mention, manner: readManner(mention, paragraph, scene) }));
  const main = topics.filter(({ mention }) => !opensClause(mention, paragraph));
  const first =
    main.find(({ manner }) => manner !== null) ??
    topics.find(({ manner }) => manner !== null) ??
    main.find(({ mention }) => mention.role === 'subject') ??
    topics.find(({ mention }) => mention.role === 'subject') ??
    topics[0];
  if (first === undefined) return [];
  const others = topics.filter((topic) => topic !== first);
  const second =
    others.find(({ mention: { role } }) => role === 'subject' || role === 'embedded') ?? others[0];
  return second === undefined ? [first] : [first, second];
}

/** What opens a clause that leads up to the main one or hangs on it. */
const openings = new Set(
  'when while if as because after before since although though until where whether why how what who which'.split(
    ' ',
  ),
);

/** Whether a phrase is the subject of a clause that is not the main one: "When Kay asked, he groaned". */
function opensClause({ from }: Mention, { tokens }: Paragraph): boolean {
  return openings.has(tokens[from - 1]?.lower ?? '');
}

/** How many tokens may be set off by commas between a phrase and its verb. */
const insertionMax = 24;

/** Marks that end what is set off. */
const stops = new Set('.;:?!');

/** Reads the verb of speech that follows a phrase, or "according to" before it: "Kay, who has nine goats, later said". */
function readManner(mention: Mention, { tokens }: Paragraph, { lexicons }: Scene): Topic['manner'] {
  const { to, reach, role } = mention;
  if (isAccordingTo(mention, tokens)) return 'speaking';
  if (role === 'oblique') return null;
  const manner = readVerb(tokens, to, lexicons) ?? (reach === to ? null : readVerb(tokens, reach, lexicons));
  if (manner !== null) return manner;
  if (tokens[to]?.text !== ',' && tokens[reach]?.text !== ',') return null;
  let aside: Topic['manner'] = null;
  for (let at = to; at < to + insertionMax; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.kind === 'run' || stops.has(token.text.charAt(0))) break;
    const after = token.text === ',' ? readVerb(tokens, at + 1, lexicons) : null;
    // "Kay, asked why, sat down": right behind the phrase, the word is a participle.
    if (after === 'asking' && at === to) aside = 'asked';
    else if (after !== null) return after;
  }
  return aside;
}

/** Verbs after which another answers. */
const asks = /^(?:ask|wonder|question|inquire|press|quiz)$/;

/** Reads a verb of speech at a token, perhaps behind adverbs. */
function readVerb(tokens: Paragraph['tokens'], from: number, lexicons: Scene['lexicons']): Topic['manner'] {
  let at = from;
  while (isAdverb(tokens[at], lexicons)) at += 1;
  const form = lexicons.cueForms.get(tokens[at]?.lower ?? '');
  if (form?.form !== 'finite') return null;
  const isPassive = tokens
    .slice(from, at)
    .some(({ lower }) => /^(?:was|were|is|are|been|being)$/.test(lower));
  if (asks.test(form.base)) return isPassive ? 'asked' : 'asking';
  // "Kay was told", "Lou is called a fool".
  return isPassive && (form.isNaming || form.base === 'tell') ? null : 'speaking';
}

const speakingPronouns = new Set(['he', 'she', 'they']);

/** Whether a phrase may stand for somebody who speaks. */
export function isSomebody(mention: Mention, { people: { people, personOf } }: Scene): boolean {
  if (mention.isPossessive) return false;
  if (mention.kind === 'pronoun') return speakingPronouns.has(mention.heads[0] ?? '');
  const person = takeAt(people, personOf[mention.index]);
  if (person !== undefined) return person.personhood >= 0.5 || person.isBody;
  return mention.kind === 'description' && !mention.isBody;
}
