import type { Cue } from '../cues/cue.ts';
import type { Discourse } from '../discourse/discourse.ts';
import type { Entity } from '../discourse/entity.ts';
import type { Mention } from '../phrases/mention.ts';
import type { Scene, Site } from '../scene.ts';
import { feature } from '../weights/feature.ts';
import type { Topic } from './choose-topic.ts';
import type { Addressed } from './list-addressed.ts';

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
  /** How sure it is who spoke the run that the speaker is carried over from; 1 where nobody is carried over. */
  readonly trust: number;
  /** How the sentence says that they speak, where the proposal goes by a sentence that does; else null. */
  readonly manner: Topic['manner'];
}

/** A run that is somebody's words, and whose. */
export interface AttributedRun extends Proposal {
  readonly site: Site;
  /** How likely the speaker is right if the run is somebody's words, as estimated. */
  readonly sureness: number;
  /** Probability that the speaker is right, as measured for estimates like it. */
  readonly confidence: number;
}

/** What a sieve sees besides the run's place. */
export interface Reader {
  readonly scene: Scene;
  readonly discourse: Discourse;
  /** What the run's words tell of who may have said them, and what those of the last one before it do. */
  readonly words: Addressed;
  readonly wordsBefore: Addressed | null;
  /** The cues in the run's own sentence, the surest first. */
  readonly cues: readonly Cue[];
  /** The runs attributed so far, in page order. */
  readonly before: readonly AttributedRun[];
}

/** Proposes speakers for a run, or nobody. */
export type Sieve = (site: Site, reader: Reader) => readonly Proposal[];

/** Proposes whoever spoke an earlier run. */
export function carryOver(pass: string, from: AttributedRun, continues: boolean): Proposal {
  const { entity, phrase, sureness } = from;
  return {
    pass,
    entity,
    phrase,
    isOwnPhrase: false,
    cue: null,
    continues,
    meant: 1,
    trust: sureness,
    manner: null,
  };
}

/** Proposes somebody for whom nothing is printed near the run. */
export function goByNoPhrase(pass: string, entity: Entity | null): Proposal {
  return {
    pass,
    entity,
    phrase: null,
    isOwnPhrase: false,
    cue: null,
    continues: false,
    meant: 1,
    trust: 1,
    manner: null,
  };
}

/** Proposes whom a phrase means that no cue names. */
export function goByPhrase(pass: string, phrase: Mention, discourse: Discourse): Proposal {
  const entity = whoIsMeant(phrase, discourse);
  return {
    pass,
    entity,
    phrase,
    isOwnPhrase: true,
    cue: null,
    continues: false,
    meant: 1,
    trust: 1,
    manner: null,
  };
}

/** Takes the one whom a sentence is about; where it is about two together, nobody can be told. */
export function followTopic(place: string, { mention, manner }: Topic, discourse: Discourse): Proposal {
  const pass = manner === null ? place : feature`${place}, speaking`;
  const isTogether = manner === null && discourse.resolveJoint(mention) !== null;
  return isTogether
    ? { ...goByNoPhrase(pass, null), isOwnPhrase: true }
    : { ...goByPhrase(pass, mention, discourse), manner };
}

/** Says who speaks by a phrase: one, the author of what speaks, or the two that "Kay and Lou said" joins. */
export function whoIsMeant(mention: Mention, discourse: Discourse): Entity | null {
  if (mention.kind === 'pronoun' && mention.heads[0] === 'i') return discourse.firstPerson(mention.paragraph);
  if (mention.kind === 'pronoun' && mention.heads[0] === 'you')
    return discourse.secondPerson(mention.paragraph);
  const single = discourse.resolve(mention);
  return discourse.resolveJoint(mention) ?? writerOf(single);
}

/** Gives the author of what speaks, else the speaker. */
export const writerOf = (entity: Entity | null) => (entity?.isDocument === true ? entity.author : entity);

/** Proposes the one whom a cue names. */
export function followCue(cue: Cue, discourse: Discourse, continues: boolean): Proposal {
  const entity = whoIsMeant(cue.speaker, discourse);
  return {
    pass: cue.pattern,
    entity,
    phrase: cue.speaker,
    isOwnPhrase: true,
    cue,
    continues,
    meant: 1,
    trust: 1,
    manner: null,
  };
}
