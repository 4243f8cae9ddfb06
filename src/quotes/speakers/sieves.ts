import type { Cue } from '../cues/cue.ts';
import type { Discourse } from '../discourse/discourse.ts';
import type { Entity } from '../discourse/entity.ts';
import type { Mention } from '../phrases/mention.ts';
import { listMentions, type Scene, type Site } from '../scene.ts';
import { chooseTopic, isSomebody, type Topic } from './choose-topic.ts';

/** What a sieve proposes for a run. */
export interface Proposal {
  /** The pass that proposes. */
  readonly pass: string;
  readonly entity: Entity | null;
  /** The phrase that stands for the speaker, here or where the speaker was carried over from. */
  readonly phrase: Mention | null;
  /** Whether the phrase stands by this run and not by one before. */
  readonly isOwnPhrase: boolean;
  readonly cue: Cue | null;
  /** Whether the run goes on with the utterance before it. */
  readonly continues: boolean;
  /** How likely the phrase means this entity and no other, as far as the words before it tell. */
  readonly meant: number;
}

/** A run that is somebody's words, and whose. */
export interface AttributedRun extends Proposal {
  readonly site: Site;
  /** Probability that the speaker is right. */
  readonly confidence: number;
}

/** What a sieve sees besides the run's place. */
export interface Reader {
  readonly scene: Scene;
  readonly discourse: Discourse;
  /** The cues in the run's own sentence, the surest first. */
  readonly cues: readonly Cue[];
  /** The runs attributed so far, in page order. */
  readonly before: readonly AttributedRun[];
}

type Sieve = (site: Site, reader: Reader) => readonly Proposal[];

/** The sieves in the order in which they are tried; the first ones leave no doubt. */
const sureSieves: readonly Sieve[] = [continueOpenParagraph, followLabel, answerInterview, followReaction];

/** Where those are silent, each of these may propose, and the ranker weighs what they say. */
const otherSieves: readonly Sieve[] = [
  followCues,
  continueInParagraph,
  followSentenceBefore,
  followSpeakerAbove,
  followParagraphAbove,
  takeTurns,
  followSentenceAfter,
  followParagraphBelow,
  askAsAuthor,
  recallSpeakers,
  recallPresent,
  repeatLastSpeaker,
];

/** Lets the sieves propose speakers for a run: one that is sure, or all that may be. */
export function propose(site: Site, reader: Reader): readonly Proposal[] {
  const readings: Proposal[] = [];
  for (const sieve of sureSieves) {
    for (const proposal of sieve(site, reader)) pushReadings(readings, proposal, reader);
    if (readings.length > 0) return readings;
  }
  for (const sieve of otherSieves)
    for (const proposal of sieve(site, reader)) pushReadings(readings, proposal, reader);
  return readings;
}

/** How unlikely a reading of a phrase may be and still be weighed. */
const meantMin = 0.01;
/** How many readings of a phrase are weighed. */
const readingsMax = 5;

/** Adds a proposal once for everybody whom its phrase may mean. */
function pushReadings(readings: Proposal[], proposal: Proposal, { discourse }: Reader): void {
  const { phrase, isOwnPhrase } = proposal;
  if (phrase === null || !isOwnPhrase || phrase.heads[0] === 'i' || discourse.resolveJoint(phrase) !== null) {
    readings.push(proposal);
    return;
  }
  const [first, ...others] = discourse.listReferents(phrase).slice(0, readingsMax);
  const further = others.filter(({ probability }) => probability >= meantMin);
  if (first === undefined || further.length === 0) {
    readings.push({ ...proposal, meant: first?.probability ?? 1 });
    return;
  }
  for (const { entity, probability } of [first, ...further])
    readings.push({ ...proposal, entity: writerOf(entity), meant: probability });
}

const writerOf = (entity: Entity | null) => (entity?.isDocument === true ? entity.author : entity);

/** A paragraph that ended inside a quotation goes on in the next that opens with one. */
function continueOpenParagraph(site: Site, { before, scene }: Reader): Proposal[] {
  const last = before.at(-1);
  if (last === undefined || last.site.run.closed || site.at !== 0) return [];
  if (scene.above[site.paragraph.index] !== last.site.paragraph.index) return [];
  return [carryOver('open paragraph', last, true)];
}

/** "Kirra: “…”" */
function followLabel(_site: Site, { cues, discourse }: Reader): Proposal[] {
  return cues.filter(({ pattern }) => pattern === 'label').map((cue) => followCue(cue, discourse, false));
}

/** The run's own sentence says who spoke. */
function followCues(site: Site, { cues, discourse, before }: Reader): Proposal[] {
  const last = before.at(-1);
  const shares = (cue: Cue) =>
    last?.cue != null && last.cue.at === cue.at && last.site.paragraph.index === site.paragraph.index;
  return cues.map((cue) => followCue(cue, discourse, shares(cue)));
}

function followCue(cue: Cue, discourse: Discourse, continues: boolean): Proposal {
  const entity = whoIsMeant(cue.speaker, discourse);
  return {
    pass: cue.pattern,
    entity,
    phrase: cue.speaker,
    isOwnPhrase: true,
    cue,
    continues,
    meant: 1,
  };
}

/** A quotation goes on after "she said." in the same paragraph. */
function continueInParagraph(site: Site, { before }: Reader): Proposal[] {
  const last = before.at(-1);
  if (last === undefined || last.site.paragraph.index !== site.paragraph.index) return [];
  const sentences = site.sentenceAt - last.site.sentenceAt;
  if (sentences > 2) return [];
  if (sentences === 0) return [carryOver('same sentence', last, true)];
  if (sentences === 2) return [carryOver('further down', last, false)];
  const isCued = last.isOwnPhrase && last.cue !== null;
  return [carryOver(isCued ? 'same paragraph' : 'same paragraph, uncued', last, true)];
}

/** A line that is all quotation, after a question: the one who is interviewed answers. */
function answerInterview(site: Site, { before, scene, discourse }: Reader): Proposal[] {
  const above = scene.above[site.paragraph.index] ?? null;
  if (above === null || site.at !== 0 || !isAllRun(site)) return [];
  const question = scene.paragraphs[above];
  if (question === undefined || before.at(-1)?.site.paragraph.index === above) return [];
  const isQuestion = /\?["”’')]*\s*$/.test(question.text);
  if (!isQuestion && !isUnderWay(before, above, scene)) return [];
  const entity = discourse.interviewee();
  if (entity === null) return [];
  return [goByNoPhrase('interview', entity)];
}

/** Whether the questions and answers of an interview alternate up to here. */
function isUnderWay(before: readonly AttributedRun[], question: number, { above }: Scene): boolean {
  const last = before.at(-1);
  const isAnswer = last?.pass === 'interview' || last?.pass === 'open paragraph';
  return isAnswer && last.site.paragraph.index === above[question];
}

function isAllRun({ paragraph, at }: Site): boolean {
  return (
    paragraph.tokens.length < 12 &&
    paragraph.tokens.every(({ kind }, index) => index === at || kind === 'mark')
  );
}

/** "…," said Kay, and her mother sighed. "…": the sentence before ends with somebody else's reaction. */
function followReaction(site: Site, { before, cues, discourse, scene }: Reader): Proposal[] {
  const last = before.at(-1);
  const sentence = site.paragraph.sentences[site.sentenceAt - 1];
  if (last?.site.sentenceAt !== site.sentenceAt - 1 || last.site.paragraph !== site.paragraph) return [];
  if (cues.length > 0 || sentence === undefined || site.at !== site.sentence.from) return [];
  const verb = sentence.to - 2;
  const { tokens } = site.paragraph;
  if (scene.lexicons.cueForms.get(tokens[verb]?.lower ?? '')?.form !== 'finite') return [];
  const subject = tokens[verb - 1]?.text === ',' ? verb - 1 : verb;
  const stretch = { from: Math.max(last.site.at + 1, sentence.from), to: sentence.to };
  const reacting = listMentions(scene, site.paragraph.index, stretch).find(
    ({ to, reach }) => to === subject || reach === subject,
  );
  const isOther =
    reacting !== undefined && reacting !== last.phrase && discourse.resolve(reacting) !== last.entity;
  if (!isOther || !isSomebody(reacting, scene)) return [];
  const entity = whoIsMeant(reacting, discourse);
  return [
    {
      pass: 'reaction',
      entity,
      phrase: reacting,
      isOwnPhrase: true,
      cue: null,
      continues: false,
      meant: 1,
    },
  ];
}

/** The sentence before, in the same paragraph, tells of somebody; then come their words. */
function followSentenceBefore(site: Site, { discourse, scene }: Reader): Proposal[] {
  for (let back = site.sentenceAt; back >= Math.max(0, site.sentenceAt - 3); back -= 1) {
    const sentence = site.paragraph.sentences[back];
    if (sentence === undefined) return [];
    const stretch = { from: sentence.from, to: Math.min(sentence.to, site.at) };
    const topic = chooseTopic(site.paragraph, stretch, scene);
    if (topic === null) continue;
    const place = ['own sentence', 'sentence before'][site.sentenceAt - back] ?? 'sentences before';
    return [followTopic(place, topic, discourse)];
  }
  return [];
}

/** A paragraph that begins with a quotation goes on with the speaker of the one above. */
function followSpeakerAbove(site: Site, { before, scene }: Reader): Proposal[] {
  const last = before.at(-1);
  if (last === undefined || last.site.paragraph.index !== scene.above[site.paragraph.index]) return [];
  return [carryOver(endsParagraph(last.site) ? 'speaker just above' : 'speaker above', last, site.at === 0)];
}

const endsParagraph = ({ paragraph, at }: Site) => at >= paragraph.tokens.length - 2;

/** The paragraph above tells of somebody, at best of what they said. */
function followParagraphAbove(site: Site, { discourse, scene }: Reader): Proposal[] {
  let above = scene.above[site.paragraph.index] ?? null;
  for (let steps = 0; above !== null && steps < 3; steps += 1) {
    const paragraph = scene.paragraphs[above];
    if (paragraph === undefined) return [];
    for (
      let back = paragraph.sentences.length - 1;
      back >= Math.max(0, paragraph.sentences.length - 6);
      back -= 1
    ) {
      const sentence = paragraph.sentences[back];
      const topic = sentence === undefined ? null : chooseTopic(paragraph, sentence, scene);
      if (topic !== null)
        return [followTopic(steps === 0 ? 'paragraph above' : 'further above', topic, discourse)];
    }
    above = scene.above[above] ?? null;
  }
  return [];
}

/** How many runs back the other of two who speak by turns may be. */
const turnsMax = 6;

/** Two who speak by turns: the one before last. */
function takeTurns(site: Site, { before, scene }: Reader): Proposal[] {
  const last = before.at(-1);
  const other = before.slice(-turnsMax).findLast(({ entity }) => entity !== last?.entity);
  if (last === undefined || other === undefined || site.at !== 0) return [];
  if (scene.above[site.paragraph.index] !== last.site.paragraph.index) return [];
  return [carryOver('by turns', other, false)];
}

/** The next sentence tells of somebody: "“…” Kay looked away." */
function followSentenceAfter(site: Site, { discourse, scene }: Reader): Proposal[] {
  const next = site.paragraph.sentences[site.sentenceAt + 1];
  const topic = next === undefined ? null : chooseTopic(site.paragraph, next, scene);
  return topic === null ? [] : [followTopic('sentence after', topic, discourse)];
}

/** A line that is all quotation, and the one below tells of somebody: "That is Kay Reyes, who held the umbrella." */
function followParagraphBelow(site: Site, { cues, discourse, scene }: Reader): Proposal[] {
  if (cues.length > 0 || !isAllRun(site)) return [];
  const below = scene.paragraphs[scene.below[site.paragraph.index] ?? -1];
  const [first] = below?.sentences ?? [];
  const topic = below === undefined || first === undefined ? null : chooseTopic(below, first, scene);
  return topic === null ? [] : [followTopic('paragraph below', topic, discourse)];
}

/** In a story told by an I, a quotation that nobody else is said to speak may be the writer's question. */
function askAsAuthor(site: Site, { cues, discourse }: Reader): Proposal[] {
  const entity = cues.length > 0 || site.at !== site.sentence.from ? null : discourse.author();
  if (entity === null) return [];
  return [goByNoPhrase('author', entity)];
}

/** How many of those who spoke are thought of. */
const recalledMax = 4;

/** A paragraph that opens with a quotation, and nothing beside it says whose: somebody who spoke before. */
function recallSpeakers(site: Site, { cues, before }: Reader): Proposal[] {
  if (cues.length > 0 || site.at !== site.sentence.from) return [];
  const speakers = new Map<Entity, AttributedRun>();
  for (const run of before.slice(-3 * turnsMax).toReversed())
    if (run.entity !== null && !speakers.has(run.entity)) speakers.set(run.entity, run);
  return [...speakers.values()].slice(1, recalledMax).map((run) => carryOver('spoke before', run, false));
}

/** How many of those who were told of last are thought of. */
const presentMax = 3;

/** Where nothing beside a quotation says whose it is: somebody told of shortly before, who has not spoken yet. */
function recallPresent(site: Site, { cues, before, discourse }: Reader): Proposal[] {
  if (cues.length > 0 || site.at !== site.sentence.from) return [];
  return discourse
    .listRecent()
    .filter(
      ({ name, personhood, isBody, isPlural }) => name !== null && personhood >= 1 && !isBody && !isPlural,
    )
    .slice(0, presentMax)
    .filter((entity) => !before.slice(-3 * turnsMax).some((run) => run.entity === entity))
    .map((entity) => goByNoPhrase('present', entity));
}

function repeatLastSpeaker(_site: Site, { before }: Reader): Proposal[] {
  const last = before.at(-1);
  return [last === undefined ? goByNoPhrase('nobody', null) : carryOver('last speaker', last, false)];
}

function carryOver(pass: string, { entity, phrase }: AttributedRun, continues: boolean): Proposal {
  return { pass, entity, phrase, isOwnPhrase: false, cue: null, continues, meant: 1 };
}

/** Takes the one whom a sentence is about; where it is about two together, nobody can be told. */
function followTopic(place: string, { mention, isSpeaking }: Topic, discourse: Discourse): Proposal {
  const pass = isSpeaking ? `${place}, speaking` : place;
  const isTogether = !isSpeaking && discourse.resolveJoint(mention) !== null;
  return {
    pass,
    entity: isTogether ? null : whoIsMeant(mention, discourse),
    phrase: isTogether ? null : mention,
    isOwnPhrase: true,
    cue: null,
    continues: false,
    meant: 1,
  };
}

/** Says who speaks by a phrase: one, the author of what speaks, or the two that "Kay and Lou said" joins. */
function whoIsMeant(mention: Mention, discourse: Discourse): Entity | null {
  if (mention.kind === 'pronoun' && mention.heads[0] === 'i') return discourse.author();
  const single = discourse.resolve(mention);
  return discourse.resolveJoint(mention) ?? writerOf(single);
}

/** Proposes somebody for whom nothing is printed near the run. */
function goByNoPhrase(pass: string, entity: Entity | null): Proposal {
  return { pass, entity, phrase: null, isOwnPhrase: false, cue: null, continues: false, meant: 1 };
}
