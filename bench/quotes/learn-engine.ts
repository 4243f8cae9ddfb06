import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Lexicons } from '../../src/quotes/index.ts';
import type { Weights } from '../../src/quotes/weights/weights.ts';
import { collectLessons, type Lesson } from './collect-lessons.ts';
import { fitChoices } from './fit-choices.ts';
import { learnWeights } from './learn-weights.ts';
import { type BenchSet, keepStories } from './load-sets.ts';

/** The parts of `data/weights` that are learned from right answers, in the order in which they build on each other. */
export const learnedParts = ['reference', 'quotation', 'speaker'] as const;
export type LearnedPart = (typeof learnedParts)[number];

/** How many examples' worth of evidence holds each weight for references to the one set by hand. */
const referencePull = 5;
/** The same for the weights of who speaks, which are held to nothing. */
const speakerPull = 20;
/** Set by hand; learning may only move them a little, as the invented stories are few. */
const referencePrior = JSON.parse(
  readFileSync(resolve(import.meta.dirname, 'reference.prior.json'), 'utf8'),
) as Weights;
/** How often the stories are read again with what was learned of references: who is meant bears on who is meant next. */
const readings = 3;

/** Learns some parts of the engine's weights; the others stay as they are. */
export function learnEngine(
  invented: BenchSet,
  news: readonly Lesson[],
  lexicons: Lexicons,
  parts: readonly LearnedPart[],
): Lexicons {
  let learned = lexicons;
  let lessons: readonly Lesson[] = [];
  if (parts.includes('reference')) {
    // Starts from the weights set by hand, so that the same stories always give the same weights.
    learned = { ...learned, referenceWeights: referencePrior, speakerWeights: {} };
    for (let reading = 0; reading < readings; reading += 1) {
      lessons = collectLessons(invented, learned);
      learned = {
        ...learned,
        referenceWeights: learnReferences(reading === 0 ? lessons : [...news, ...lessons]),
      };
    }
    learned = { ...learned, speakerWeights: lexicons.speakerWeights };
  }
  const unseen = [...news, ...collectUnseen(invented, learned, lessons)];
  if (parts.includes('quotation'))
    learned = { ...learned, quotationWeights: learnWeights(unseen.flatMap(({ runs }) => runs)) };
  if (parts.includes('speaker'))
    learned = {
      ...learned,
      speakerWeights: fitChoices(
        unseen.flatMap(({ speakers }) => speakers),
        {},
        speakerPull,
      ),
    };
  return learned;
}

/** Into how many parts stories are dealt to be read with weights for references that others taught. */
const unseenParts = 4;

/**
 * Reads each story with weights for references learned without it, as what was learned from looks surer than it is.
 * Where none were learned, with those there are.
 */
function collectUnseen(invented: BenchSet, lexicons: Lexicons, lessons: readonly Lesson[]): Lesson[] {
  if (lessons.length === 0) return collectLessons(invented, lexicons);
  return Array.from({ length: unseenParts }, (_, part) => part).flatMap((part) => {
    const isIn = (index: number) => index % unseenParts === part;
    const referenceWeights = learnReferences(lessons.filter((_lesson, index) => !isIn(index)));
    return collectLessons(keepStories(invented, isIn), { ...lexicons, referenceWeights });
  });
}

function learnReferences(lessons: readonly Lesson[]): Record<string, number> {
  return fitChoices(
    lessons.flatMap(({ references }) => references),
    referencePrior,
    referencePull,
  );
}
