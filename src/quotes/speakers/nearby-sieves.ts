import type { Cue } from '../cues/cue.ts';
import type { Mention } from '../phrases/mention.ts';
import { takeAt } from '../phrases/take-at.ts';
import { listMentions, type Site } from '../scene.ts';
import type { Paragraph } from '../text/story-text.ts';
import { feature } from '../weights/feature.ts';
import { chooseTopic, listTopics } from './choose-topic.ts';
import { isAllRun } from './is-all-run.ts';
import { carryOver, followCue, followTopic, goByPhrase, type Proposal, type Reader } from './proposal.ts';

/** The run's own sentence says who spoke. */
export function followCues(site: Site, { cues, discourse, before }: Reader): Proposal[] {
  const last = before.at(-1);
  const shared = last?.site.paragraph === site.paragraph ? (last.cue?.at ?? null) : null;
  return cues
    .filter((cue) => !isPassedOn(cue, cues))
    .map((cue) => followCue(cue, discourse, cue.at === shared));
}

/** "According to Kay, Lou shouted “…”": she only passes on what he shouted. */
function isPassedOn({ pattern, verb }: Cue, [nearest]: readonly Cue[]): boolean {
  return pattern === 'further before' && verb === null && nearest?.pattern === 'subject before';
}

/** A quotation goes on after "she said." in the same paragraph. */
export function continueInParagraph(site: Site, { before }: Reader): Proposal[] {
  const last = before.at(-1);
  if (last === undefined || last.site.paragraph.index !== site.paragraph.index) return [];
  const sentences = site.sentenceAt - last.site.sentenceAt;
  if (sentences > 2) return [];
  if (sentences === 0) return [carryOver('same sentence', last, true)];
  if (sentences === 2) return [carryOver('further down', last, false)];
  const isCued = last.isOwnPhrase && last.cue !== null;
  return [carryOver(isCued ? 'same paragraph' : 'same paragraph, uncued', last, true)];
}

/** The sentence before, in the same paragraph, tells of somebody; then come their words. */
export function followSentenceBefore(site: Site, { cues, discourse, scene }: Reader): Proposal[] {
  for (let back = site.sentenceAt; back >= Math.max(0, site.sentenceAt - 3); back -= 1) {
    const sentence = site.paragraph.sentences[back];
    if (sentence === undefined) return [];
    const stretch = sentence.to <= site.at ? sentence : { from: sentence.from, to: site.at };
    const [topic, other] = listTopics(site.paragraph, stretch, scene);
    if (topic === undefined) continue;
    const place = ['own sentence', 'sentence before'][site.sentenceAt - back] ?? 'sentences before';
    const first = followTopic(place, topic, discourse);
    if (cues.length > 0 || other === undefined) return [first];
    return [first, followTopic(feature`${place}, another`, other, discourse)];
  }
  return [];
}

/** A paragraph that begins with a quotation goes on with the speaker of the one above. */
export function followSpeakerAbove(site: Site, { before, scene }: Reader): Proposal[] {
  const last = before.at(-1);
  if (last === undefined || last.site.paragraph.index !== scene.above[site.paragraph.index]) return [];
  return [carryOver(endsParagraph(last.site) ? 'speaker just above' : 'speaker above', last, site.at === 0)];
}

const endsParagraph = ({ paragraph, at }: Site) => at >= paragraph.tokens.length - 2;

/** How many paragraphs above are looked at for somebody. */
const paragraphsMax = 3;

/** The paragraph above tells of somebody, at best of what they said. */
export function followParagraphAbove(site: Site, reader: Reader): Proposal[] {
  const { above, paragraphs } = reader.scene;
  let index = above[site.paragraph.index] ?? null;
  for (let steps = 0; index !== null && steps < paragraphsMax; steps += 1) {
    const paragraph = paragraphs[index];
    if (paragraph === undefined) return [];
    const proposals = followEnd(paragraph, steps === 0 ? 'paragraph above' : 'further above', reader);
    if (proposals.length > 0) return proposals;
    index = above[index] ?? null;
  }
  return [];
}

/** How many of a paragraph's last sentences are looked at. */
const sentencesMax = 6;

/**
 * Takes whom the last sentence of a paragraph tells of; where no cue says who spoke and that sentence tells nothing of speaking,
 * also who speaks in one before it: "Kay said that it rained. It did, and Lou danced."
 */
function followEnd(paragraph: Paragraph, place: string, { cues, discourse, scene }: Reader): Proposal[] {
  const proposals: Proposal[] = [];
  for (const sentence of paragraph.sentences.slice(-sentencesMax).reverse()) {
    const [topic, other] = listTopics(paragraph, sentence, scene);
    if (topic === undefined) continue;
    if (proposals.length > 0) {
      if (topic.manner === null) continue;
      return [...proposals, followTopic(feature`${place}, earlier`, topic, discourse)];
    }
    proposals.push(followTopic(place, topic, discourse));
    if (cues.length > 0) return proposals;
    if (other !== undefined) proposals.push(followTopic(feature`${place}, another`, other, discourse));
    if (topic.manner !== null) return proposals;
  }
  return proposals;
}

/** The next sentence tells of somebody: "“…” Kay looked away." */
export function followSentenceAfter(site: Site, { discourse, scene }: Reader): Proposal[] {
  const next = site.paragraph.sentences[site.sentenceAt + 1];
  const topic = next === undefined ? null : chooseTopic(site.paragraph, next, scene);
  return topic === null ? [] : [followTopic('sentence after', topic, discourse)];
}

/** How far from a quotation the teller is looked for: longer sentences are lists, not grammar. */
const tellerReachTokens = 120;

/** "“I missed the bus.” I took off my coat.": what the teller does beside a quotation may say that it is theirs. */
export function followTeller(site: Site, { cues, discourse, scene }: Reader): Proposal[] {
  if (cues.length > 0 || !scene.isTold) return [];
  const { sentences, index } = site.paragraph;
  const around = [
    ['I before', sentences[site.at === site.sentence.from ? site.sentenceAt - 1 : site.sentenceAt]],
    ['I after', sentences[site.sentenceAt + 1]],
  ] as const;
  return around.flatMap(([place, sentence]) => {
    if (sentence === undefined) return [];
    const from = Math.max(sentence.from, site.at - tellerReachTokens);
    const to = Math.min(sentence.to, site.at + tellerReachTokens);
    const teller = listMentions(scene, index, { from, to }).find(isTeller);
    return teller === undefined ? [] : [goByPhrase(place, teller, discourse)];
  });
}

const isTeller = ({ kind, heads: [head], role }: Mention) =>
  kind === 'pronoun' && head === 'i' && role === 'subject';

/** A line that is all quotation, and the one below tells of somebody: "That is Kay Reyes, who held the umbrella." */
export function followParagraphBelow(site: Site, { cues, discourse, scene }: Reader): Proposal[] {
  if (cues.length > 0 || !isAllRun(site)) return [];
  const below = takeAt(scene.paragraphs, scene.below[site.paragraph.index]);
  const [first] = below?.sentences ?? [];
  const topic = below === undefined || first === undefined ? null : chooseTopic(below, first, scene);
  return topic === null ? [] : [followTopic('paragraph below', topic, discourse)];
}
