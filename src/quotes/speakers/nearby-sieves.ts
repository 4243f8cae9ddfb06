import type { Cue } from '../cues/cue.ts';
import type { Site } from '../scene.ts';
import { chooseTopic } from './choose-topic.ts';
import { isAllRun } from './is-all-run.ts';
import { carryOver, followCue, followTopic, type Proposal, type Reader } from './proposal.ts';

/** The run's own sentence says who spoke. */
export function followCues(site: Site, { cues, discourse, before }: Reader): Proposal[] {
  const last = before.at(-1);
  const shares = (cue: Cue) =>
    last?.cue != null && last.cue.at === cue.at && last.site.paragraph.index === site.paragraph.index;
  return cues.filter((cue) => !isPassedOn(cue, cues)).map((cue) => followCue(cue, discourse, shares(cue)));
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
export function followSentenceBefore(site: Site, { discourse, scene }: Reader): Proposal[] {
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
export function followSpeakerAbove(site: Site, { before, scene }: Reader): Proposal[] {
  const last = before.at(-1);
  if (last === undefined || last.site.paragraph.index !== scene.above[site.paragraph.index]) return [];
  return [carryOver(endsParagraph(last.site) ? 'speaker just above' : 'speaker above', last, site.at === 0)];
}

const endsParagraph = ({ paragraph, at }: Site) => at >= paragraph.tokens.length - 2;

/** The paragraph above tells of somebody, at best of what they said. */
export function followParagraphAbove(site: Site, { discourse, scene }: Reader): Proposal[] {
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

/** The next sentence tells of somebody: "“…” Kay looked away." */
export function followSentenceAfter(site: Site, { discourse, scene }: Reader): Proposal[] {
  const next = site.paragraph.sentences[site.sentenceAt + 1];
  const topic = next === undefined ? null : chooseTopic(site.paragraph, next, scene);
  return topic === null ? [] : [followTopic('sentence after', topic, discourse)];
}

/** A line that is all quotation, and the one below tells of somebody: "That is Kay Reyes, who held the umbrella." */
export function followParagraphBelow(site: Site, { cues, discourse, scene }: Reader): Proposal[] {
  if (cues.length > 0 || !isAllRun(site)) return [];
  const below = scene.paragraphs[scene.below[site.paragraph.index] ?? -1];
  const [first] = below?.sentences ?? [];
  const topic = below === undefined || first === undefined ? null : chooseTopic(below, first, scene);
  return topic === null ? [] : [followTopic('paragraph below', topic, discourse)];
}
