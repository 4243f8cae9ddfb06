import type { Entity } from '../discourse/entity.ts';
import type { Mention } from '../phrases/mention.ts';
import type { Site } from '../scene.ts';
import {
  continueInParagraph,
  followCues,
  followParagraphAbove,
  followParagraphBelow,
  followSentenceAfter,
  followSentenceBefore,
  followSpeakerAbove,
  followTeller,
} from './nearby-sieves.ts';
import { type Proposal, type Reader, type Sieve, writerOf } from './proposal.ts';
import {
  answerCall,
  askAsAuthor,
  recallPresent,
  recallSpeakers,
  repeatLastSpeaker,
  takeTurns,
} from './recalling-sieves.ts';
import {
  answerInterview,
  continueOpenParagraph,
  followLabel,
  followReaction,
  followRelayed,
  followSignature,
} from './sure-sieves.ts';

/** The sieves in the order in which they are tried; the first ones leave no doubt. */
const sureSieves: readonly Sieve[] = [
  followSignature,
  continueOpenParagraph,
  followLabel,
  followRelayed,
  answerInterview,
  followReaction,
];

/** Where those are silent, each of these may propose, and the ranker weighs what they say. */
const otherSieves: readonly Sieve[] = [
  followCues,
  continueInParagraph,
  followSentenceBefore,
  followSpeakerAbove,
  followParagraphAbove,
  takeTurns,
  answerCall,
  followSentenceAfter,
  followTeller,
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

/** "I" and "you" mean who has the floor and whom they talk with, and nobody else. */
const isOfTalk = ({ kind, heads: [head] }: Mention) => kind === 'pronoun' && (head === 'i' || head === 'you');

/** How unlikely a reading of a phrase may be and still be weighed. */
const meantMin = 0.01;
/** The same for nobody known: a phrase that fits somebody seldom means nobody. */
const nobodyMeantMin = 0.1;
/** How many readings of a phrase are weighed. */
const readingsMax = 5;

/** Adds a proposal once for everybody whom its phrase may mean. */
function pushReadings(readings: Proposal[], proposal: Proposal, { discourse }: Reader): void {
  const { phrase, isOwnPhrase } = proposal;
  if (phrase === null || !isOwnPhrase || isOfTalk(phrase) || discourse.resolveJoint(phrase) !== null) {
    readings.push(proposal);
    return;
  }
  const meant = discourse
    .listReferents(phrase)
    .slice(0, readingsMax)
    .filter(
      ({ entity, probability }, at) =>
        at === 0 || probability >= (entity === null ? nobodyMeantMin : meantMin),
    );
  const [first] = meant;
  if (meant.length < 2) {
    const reading = { ...proposal, meant: first?.probability ?? 1 };
    readings.push(reading, ...doubtWriter(reading, first?.entity ?? null));
    return;
  }
  for (const { entity, probability } of meant) {
    const reading = { ...proposal, entity: writerOf(entity), meant: probability };
    readings.push(reading, ...doubtWriter(reading, entity));
  }
}

/** Whose a document is may only be guessed by who acts before it: "one notice called it “…”" may be nobody's. */
function doubtWriter(reading: Proposal, entity: Entity | null): Proposal[] {
  const isGuessed = entity?.isAuthorGuessed === true && entity.author !== null;
  return isGuessed ? [{ ...reading, entity: null }] : [];
}
