import { sortVerb } from '../cues/cue.ts';
import type { Entity } from '../discourse/entity.ts';
import type { Person } from '../people/person.ts';
import { takeAt } from '../phrases/take-at.ts';
import type { Scene, Site } from '../scene.ts';
import { chooseBand } from '../weights/choose-band.ts';
import { feature, nameTogether, pushAll } from '../weights/feature.ts';
import { shareOut, weighSum } from '../weights/weights.ts';
import { openCandidates } from './describe-candidate.ts';
import type { Proposal, Reader } from './proposal.ts';

/** A proposal with what speaks for it. */
export interface RankedProposal {
  readonly proposal: Proposal;
  readonly features: readonly string[];
  /** Probability that the phrase it goes by is the one that stands for the speaker. */
  readonly likelihood: number;
}

/**
 * Weighs the proposals for a run, the best first: whoever has most of all shares together, by the proposal that says so
 * loudest; of equals, the earlier sieve's.
 */
export function rankProposals(site: Site, proposals: readonly Proposal[], reader: Reader): RankedProposal[] {
  const describeProposal = openProposals(site, proposals);
  const pushCandidate = openCandidates(site, reader);
  const { speakerWeights } = site.scene.lexicons;
  const described = proposals.map((proposal) => {
    const features = describeProposal(proposal);
    pushCandidate(features, proposal);
    return features;
  });
  const shares = shareOut(described.map((features) => weighSum(features, speakerWeights)));
  const ranked = proposals
    .map((proposal, position) => ({
      proposal,
      features: described[position] ?? [],
      likelihood: shares[position] ?? 0,
    }))
    .sort((a, b) => b.likelihood - a.likelihood);
  const sums = new Map<Entity | null, number>();
  for (const { proposal, likelihood } of ranked)
    sums.set(proposal.entity, (sums.get(proposal.entity) ?? 0) + likelihood);
  return ranked.sort((a, b) => (sums.get(b.proposal.entity) ?? 0) - (sums.get(a.proposal.entity) ?? 0));
}

/**
 * Gives the probability that somebody is the speaker: by all proposals that mean them, and where these carry somebody over
 * from another run, only as far as it is sure who spoke there.
 */
export function weighSpeaker(ranked: readonly RankedProposal[], entity: Entity | null): number {
  let sum = 0;
  for (const { proposal, likelihood } of ranked)
    if (proposal.entity === entity) sum += likelihood * proposal.trust;
  return sum;
}

/**
 * Describes, for one run, each proposal among the others by named features; the weights of `data/weights/speaker.json` speak
 * of them by name.
 */
function openProposals(site: Site, all: readonly Proposal[]): (proposal: Proposal) => string[] {
  const ending = /[,.!?…—–-]["”’']*$/.test(site.words) ? 'stopped' : 'open';
  const opening =
    site.at === 0 ? 'opens paragraph' : site.at === site.sentence.from ? 'opens sentence' : 'within sentence';
  const isLine = site.at === 0 && site.paragraph.tokens.length <= 3;
  const length = isLine && site.words.split(/\s+/).length <= 8 ? 'few' : 'many';
  const [first] = all;
  const isOnlyChoice = all.every(({ pass, phrase }) => pass === first?.pass && phrase === first.phrase);
  const hasCue = all.some(({ cue }) => cue !== null);
  return (proposal) => {
    const { pass, phrase, entity, cue, manner } = proposal;
    const isFirst = first?.pass === pass && first.phrase === phrase;
    const order = isFirst ? 'first choice' : feature`after ${first?.pass ?? ''}`;
    const features: string[] = [];
    pushAll(features, namePass(pass, ending, opening, order));
    features.push(isOnlyChoice ? 'only choice' : isFirst ? 'first choice' : 'later choice');
    if (isLine) features.push(feature`${pass}, a line of ${length} words`);
    if (all.some((other) => other !== proposal && other.entity === entity && other.phrase !== phrase))
      features.push('others agree');
    if (hasCue && cue === null) features.push('without the cue', feature`${pass}, without the cue`);
    if (manner === 'asking' || manner === 'asked')
      features.push(feature`topic ${manner}`, feature`${pass}, ${manner}`);
    pushCue(features, site, proposal);
    pushPhrase(features, site.scene, proposal);
    return features;
  };
}

const namePass = nameTogether((pass, ending, opening, order) => [
  pass,
  `${pass}, words ${ending}`,
  `${pass}, ${opening}`,
  `${pass}, ${order}`,
]);

const distances = [
  [1, 'beside'],
  [3, 'next'],
  [8, 'near'],
  [16, 'off'],
] as const;

function pushCue(features: string[], { at }: Site, { pass, cue }: Proposal): void {
  if (cue === null) return;
  const near = chooseBand(Math.abs(cue.at - at), distances, 'far');
  const verb = cue.verb === null ? 'no verb' : sortVerb(cue.verb);
  pushAll(features, nameCue(pass, near, verb));
  if (cue.verb !== null) features.push(feature`cue ${cue.verb.base}`);
}

const nameCue = nameTogether((pass, near, verb) => [
  `${pass}, ${near}`,
  `${pass}, ${verb}`,
  `${pass}, ${near}, ${verb}`,
]);

function pushPhrase(
  features: string[],
  { people: { people, personOf } }: Scene,
  { pass, phrase, isOwnPhrase, entity }: Proposal,
): void {
  if (phrase === null) {
    features.push('no phrase');
    return;
  }
  const [head = ''] = phrase.heads;
  const person = takeAt(people, personOf[phrase.index]);
  pushAll(features, namePhrase(pass, phrase.kind, phrase.role));
  if (phrase.isPossessive) features.push('phrase possessive');
  if (phrase.isPlural) features.push('phrase plural');
  if (phrase.isDocument) {
    const writer = entity === null ? 'nobody known' : 'somebody';
    features.push(
      'phrase document',
      feature`document "${head}", ${writer}`,
      feature`document ${phrase.isIndefinite ? 'new' : 'known'}, ${writer}`,
    );
  }
  if (/^(?:it|i|you|we)$/.test(head))
    features.push(entity === null ? feature`phrase "${head}", nobody known` : feature`phrase "${head}"`);
  if (person !== undefined) features.push(sortPerson(person));
  if (!isOwnPhrase) features.push('carried over');
}

const namePhrase = nameTogether((pass, kind, role) => [
  `phrase ${kind}`,
  `${pass}, phrase ${kind}`,
  `phrase ${role}`,
]);

function sortPerson({ isBody, personhood, words }: Person): string {
  if (isBody) return 'named body';
  if (personhood < 0.5) return 'hardly a person';
  return words.length > 1 ? 'full name' : 'single name';
}
