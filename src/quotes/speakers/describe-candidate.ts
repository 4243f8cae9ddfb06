import { findMentionAt } from '../cues/find-subject.ts';
import type { Discourse } from '../discourse/discourse.ts';
import type { Entity } from '../discourse/entity.ts';
import { isPersonWord } from '../phrases/parse-description.ts';
import { takeAt } from '../phrases/take-at.ts';
import type { Site } from '../scene.ts';
import { chooseBand } from '../weights/choose-band.ts';
import { feature, nameTogether, pushAll } from '../weights/feature.ts';
import { chooseTopic } from './choose-topic.ts';
import { type Addressed, isAmong } from './list-addressed.ts';
import type { AttributedRun, Proposal, Reader } from './proposal.ts';

/** Adds, for one run, to the features of a proposal what is told of whom it means. */
type PushCandidate = (features: string[], proposal: Proposal) => void;

/**
 * Describes, for one run, by named features how well somebody fits as its speaker: how likely the phrase means them, when
 * they spoke last, whether the words name or address them.
 */
export function openCandidates(site: Site, { words, wordsBefore, before, discourse }: Reader): PushCandidate {
  const pushStanding = openStanding(site, discourse);
  const last = before.at(-1);
  const place = placeAfter(site, last);
  const answering =
    last !== undefined && place === 'same paragraph' ? openAnswering(last, words, discourse) : null;
  return (features, proposal) => {
    const { entity } = proposal;
    const sort = sortProposal(proposal, site);
    const who = sortEntity(entity);
    const turns = entity === null ? 'nobody' : countTurns(entity, before);
    const inWords = entity === null ? null : findInWords(entity, words);
    const meant = chooseBand(-proposal.meant, meantBands, 'hardly');
    pushAll(features, nameMeant(sort, who, meant));
    pushAll(features, nameTurns(sort, turns, place));
    if (site.scene.talk >= talkMin) pushAll(features, nameTalk(sort, turns, place));
    if (wordsBefore?.asks === true) features.push(feature`spoke ${turns}, ${place}, after a question`);
    answering?.(features, entity);
    if (inWords !== null) features.push(inWords, feature`${sort}, ${inWords}`);
    if (entity !== null && wordsBefore !== null && isAmong(entity, wordsBefore.addressed))
      features.push(feature`addressed before, ${place}`);
    features.push(feature`${who}, words of ${words.person}`);
    if (entity !== null) pushStanding(features, entity, { sort, who });
    if (entity?.name != null && entity.name === site.scene.story.outlet) features.push('the outlet itself');
    if (words.asks) features.push(feature`${proposal.pass}, asks`, feature`${sort}, spoke ${turns}, asks`);
  };
}

const nameMeant = nameTogether((sort, who, meant) => [`${sort}, ${who}`, `${sort}, meant ${meant}`]);

/** "“Do I smell?” Kay asked Lou.": tells who is expected to answer, and who need not go on. */
function openAnswering(
  { cue, site: { mentions }, entity: asker }: AttributedRun,
  { asks }: Addressed,
  discourse: Discourse,
): ((features: string[], entity: Entity | null) => void) | null {
  if (cue?.verb?.base !== 'ask') return null;
  const listener = findMentionAt(mentions, cue.at + 1);
  const asked = listener === null || listener === cue.speaker ? null : discourse.resolve(listener);
  if (asked === null) return null;
  const how = asks ? 'with a question' : 'with no question';
  return (features, entity) => {
    if (entity === asked) features.push('answers who asked', feature`answers who asked, ${how}`);
    else if (entity === asker) features.push(feature`goes on after asking somebody, ${how}`);
  };
}

/** From this share of lines of talk on, people take turns rather than be quoted on and on. */
const talkMin = 0.35;

/** Tells where what stands before a run tells of somebody: at the start of the paragraph or of the one above, or right before. */
function openStanding(site: Site, discourse: Discourse): PushStanding {
  const leader = findLeader(site, site.paragraph.index, discourse);
  const leaderAbove = findLeader(site, site.scene.above[site.paragraph.index] ?? null, discourse);
  const latest = findLatest(site, discourse);
  return (features, entity, { sort, who }) => {
    if (entity === leader) features.push(feature`${sort}, leads the paragraph`);
    if (entity === latest?.entity && sort !== 'carried')
      features.push(feature`${sort}, ${who}, ${latest.manner} before`);
    if (entity === leaderAbove) features.push(feature`${sort}, led the paragraph above`);
  };
}

type PushStanding = (
  features: string[],
  entity: Entity,
  as: { readonly sort: string; readonly who: string },
) => void;

/** Finds whom a paragraph is about from its start, as far as it stands before the run. */
function findLeader(
  { scene, paragraph, at }: Site,
  index: number | null,
  discourse: Discourse,
): Entity | null {
  const told = takeAt(scene.paragraphs, index);
  const [first] = told?.sentences ?? [];
  if (told === undefined || first === undefined) return null;
  // "When Kay asked why, he groaned": whom such a clause names is not whom the paragraph is about.
  if (scene.lexicons.clauseOpeners.has(told.tokens[first.from]?.lower ?? '')) return null;
  const stretch = told === paragraph && first.to > at ? { from: first.from, to: at } : first;
  const topic = chooseTopic(told, stretch, scene);
  return topic === null ? null : discourse.resolve(topic.mention);
}

/** Finds whom the sentence before is about, and whether it says that they speak. */
function findLatest(
  { scene, paragraph, sentenceAt }: Site,
  discourse: Discourse,
): { readonly entity: Entity | null; readonly manner: string } | null {
  const sentence = paragraph.sentences[sentenceAt - 1];
  const topic = sentence === undefined ? null : chooseTopic(paragraph, sentence, scene);
  return topic === null
    ? null
    : {
        entity: discourse.resolve(topic.mention),
        manner: feature`${topic.mention.isIndefinite ? 'brought in ' : ''}${topic.manner ?? 'told of'}`,
      };
}

const nameTurns = nameTogether((sort, turns, place) => [
  `${sort}, spoke ${turns}`,
  `${sort}, spoke ${turns}, ${place}`,
  // Whom such a noun means is seldom known, which says nothing of other phrases.
  ...(sort === 'unlisted noun' ? [] : [`spoke ${turns}, ${place}`]),
]);

const nameTalk = nameTogether((sort, turns, place) => [
  `talk, spoke ${turns}, ${place}`,
  `talk, ${sort}, spoke ${turns}, ${place}`,
]);

/** Sorts by what the proposal goes by. */
function sortProposal({ cue, phrase, isOwnPhrase }: Proposal, { scene: { lexicons } }: Site): string {
  if (phrase === null || !isOwnPhrase) return 'carried';
  const [lower = ''] = phrase.heads;
  const isListed = isPersonWord({ lower }, lexicons) || lexicons.demonyms.has(lower);
  if (phrase.kind === 'description' && !isListed) return 'unlisted noun';
  return feature`${phrase.kind} ${cue === null ? 'topic' : 'cue'}`;
}

function sortEntity(entity: Entity | null): string {
  if (entity === null) return 'nobody known';
  if (entity.isPlural) return entity.name === null ? 'several' : 'several with names';
  if (entity.isBody) return 'body';
  if (entity.name === null) return 'unnamed';
  if (entity.name.startsWith('@')) return 'handle';
  if (entity.personhood < 0.5) return 'hardly a person';
  if (entity.personhood < 1) return 'perhaps a person';
  return entity.isInTitle ? 'person of the title' : 'person';
}

/** Upper ends, negative, as likelier is better. */
const meantBands = [
  [-0.95, 'surely'],
  [-0.85, '.85'],
  [-0.7, '.7'],
  [-0.5, '.5'],
  [-0.3, '.3'],
  [-0.15, '.15'],
  [-0.05, '.05'],
] as const;

/** How many runs back a speaker is remembered. */
const turnsMax = 12;

const turnsAgo = ['last', 'before last', 'two turns ago'];

/** Counts how many others spoke since somebody did. */
function countTurns(entity: Entity, before: readonly AttributedRun[]): string {
  let turns = -1;
  let previous: Entity | null | undefined;
  for (let at = before.length - 1; at >= Math.max(0, before.length - turnsMax); at -= 1) {
    const speaker = before[at]?.entity;
    if (speaker !== previous) turns += 1;
    previous = speaker;
    if (speaker === entity) return turnsAgo[turns] ?? 'earlier';
  }
  return 'not lately';
}

/** Says where the run stands as seen from the one before it. */
function placeAfter(
  { scene, paragraph, sentenceAt, at, sentence }: Site,
  last: AttributedRun | undefined,
): string {
  if (last === undefined) return 'first of all';
  if (last.site.paragraph === paragraph)
    return last.site.sentenceAt === sentenceAt ? 'same sentence' : 'same paragraph';
  const opening = at === 0 ? 'opening' : at === sentence.from ? 'starting' : 'inside';
  const apart = (scene.order[paragraph.index] ?? 0) - (scene.order[last.site.paragraph.index] ?? 0);
  return feature`${apart === 1 ? 'next paragraph' : 'further paragraph'}, ${opening}`;
}

/** Says whether quoted words address somebody or name them. */
function findInWords(entity: Entity, { addressed, named }: Addressed): string | null {
  if (isAmong(entity, addressed)) return 'addressed';
  return isAmong(entity, named) ? 'named in the words' : null;
}
