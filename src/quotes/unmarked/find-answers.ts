import { readTurns, type Turn } from '../turns/read-turns.ts';
import type { JudgedStory, Unmarked } from './unmarked.ts';

/** Finds the unmarked answers of an interview, and what people who talk with one another say. */
export function findAnswers(ground: JudgedStory): Unmarked[] {
  return readTurns(ground.scene).flatMap((turn) => makeAnswer(turn, ground) ?? []);
}

function makeAnswer(
  { lines, person, asks, phrase, confidence }: Turn,
  { cut }: JudgedStory,
): Unmarked | null {
  if (asks || person === null) return null;
  const [first, ...rest] = lines.filter(({ isMarked }) => !isMarked).flatMap(cut);
  if (first === undefined) return null;
  const pass = lines[0]?.label == null ? 'answer' : 'labelled answer';
  return { pass, contents: [first, ...rest], speaker: person.name, phrase, confidence };
}
