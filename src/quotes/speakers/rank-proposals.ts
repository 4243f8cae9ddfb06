import { sortVerb } from '../cues/cue.ts';
import type { Entity } from '../discourse/entity.ts';
import type { Person } from '../people/person.ts';
import type { Scene, Site } from '../scene.ts';
import { chooseBand } from '../weights/choose-band.ts';
import { shareOut, weighSum } from '../weights/weights.ts';
import { openCandidates } from './describe-candidate.ts';
import type { Proposal, Reader } from './sieves.ts';

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
  const describeCandidate = openCandidates(site, reader);
  const { speakerWeights } = site.scene.lexicons;
  const described = proposals.map((proposal) => [
    ...describeProposal(site, proposal, proposals),
    ...describeCandidate(proposal),
  ]);
  const shares = shareOut(described.map((features) => weighSum(features, speakerWeights)));
  const ranked = proposals
    .map((proposal, position) => ({
      proposal,
      features: described[position] ?? [],
      likelihood: shares[position] ?? 0,
    }))
    .sort((a, b) => b.likelihood - a.likelihood);
  const sums = new Map(ranked.map(({ proposal: { entity } }) => [entity, sumShares(ranked, entity)]));
  const sumOf = ({ proposal }: RankedProposal) => sums.get(proposal.entity) ?? 0;
  return ranked.sort((a, b) => sumOf(b) - sumOf(a));
}

/** Adds up the shares of all proposals that mean the same one. */
export function sumShares(ranked: readonly RankedProposal[], entity: Entity | null): number {
  let sum = 0;
  for (const { proposal, likelihood } of ranked) if (proposal.entity === entity) sum += likelihood;
  return sum;
}

/** Describes a proposal by named features; the weights of `data/weights/speaker.json` speak of them by name. */
function describeProposal(site: Site, proposal: Proposal, all: readonly Proposal[]): string[] {
  const { pass, phrase, entity } = proposal;
  const ending = /[,.!?…—–-]["”’']*$/.test(site.words) ? 'stopped' : 'open';
  const opening =
    site.at === 0 ? 'opens paragraph' : site.at === site.sentence.from ? 'opens sentence' : 'within sentence';
  const [first] = all;
  const isFirst = first?.pass === pass && first.phrase === phrase;
  const isOnly = isFirst && all.every((other) => other.pass === pass && other.phrase === phrase);
  const features = [
    pass,
    `${pass}, words ${ending}`,
    `${pass}, ${opening}`,
    `${pass}, ${isFirst ? 'first choice' : `after ${first?.pass}`}`,
    isOnly ? 'only choice' : isFirst ? 'first choice' : 'later choice',
  ];
  const isLine = site.at === 0 && site.paragraph.tokens.length <= 3;
  if (isLine)
    features.push(`${pass}, a line of ${site.words.split(/\s+/).length <= 8 ? 'few' : 'many'} words`);
  if (all.some((other) => other !== proposal && other.entity === entity && other.phrase !== phrase))
    features.push('others agree');
  if (all.some(({ cue }) => cue !== null) && proposal.cue === null)
    features.push('without the cue', `${pass}, without the cue`);
  return [...features, ...describeCue(site, proposal), ...describePhrase(site.scene, proposal)];
}

const distances = [
  [1, 'beside'],
  [3, 'next'],
  [8, 'near'],
  [16, 'off'],
] as const;

function describeCue({ at }: Site, { pass, cue }: Proposal): string[] {
  if (cue === null) return [];
  const near = chooseBand(Math.abs(cue.at - at), distances, 'far');
  const verb = cue.verb === null ? 'no verb' : sortVerb(cue.verb);
  return [
    `${pass}, ${near}`,
    `${pass}, ${verb}`,
    `${pass}, ${near}, ${verb}`,
    ...(cue.verb === null ? [] : [`cue ${cue.verb.base}`]),
  ];
}

function describePhrase(
  { people: { people, personOf } }: Scene,
  { pass, phrase, isOwnPhrase, entity }: Proposal,
): string[] {
  if (phrase === null) return ['no phrase'];
  const person = people[personOf[phrase.index] ?? -1];
  const features = [`phrase ${phrase.kind}`, `${pass}, phrase ${phrase.kind}`, `phrase ${phrase.role}`];
  if (phrase.isPossessive) features.push('phrase possessive');
  if (phrase.isPlural) features.push('phrase plural');
  if (phrase.isDocument) features.push('phrase document');
  if (phrase.heads[0] === 'it' || phrase.heads[0] === 'i' || phrase.heads[0] === 'we')
    features.push(`phrase "${phrase.heads[0]}"${entity === null ? ', nobody known' : ''}`);
  if (person !== undefined) features.push(sortPerson(person));
  if (!isOwnPhrase) features.push('carried over');
  return features;
}

function sortPerson({ isBody, personhood, words }: Person): string {
  if (isBody) return 'named body';
  if (personhood < 0.5) return 'hardly a person';
  return words.length > 1 ? 'full name' : 'single name';
}
