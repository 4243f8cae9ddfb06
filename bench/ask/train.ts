/**
 * Learns what evidence weighs for an answer, `data/weights/answers.json`, from the questions of all sets:
 * `npm run train:answers`. With `--check` writes nothing. Says how many questions are right as things are, with weights
 * learned from other stories' questions, and with weights learned from all.
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Choice, collectChoices } from './collect-choices.ts';
import { fitEvidence, rankBy } from './fit-evidence.ts';
import { Tally } from './tally.ts';

const foldCount = 10;
const choices = await collectChoices(new Date('2026-11-20T12:00:00Z'));
print('as things are', ({ rank }) => rank);

const foldOf = (choice: Choice) => digest(choice.question.stories[0] ?? choice.question.id) % foldCount;
const leftOut = Array.from({ length: foldCount }, (_, fold) =>
  fitEvidence(choices.filter((choice) => foldOf(choice) !== fold)),
);
print('left out of the learning, a tenth of the stories at a time', (choice) => {
  const weights = leftOut[foldOf(choice)];
  return weights ? rankBy(weights, choice) : -1;
});

const weights = fitEvidence(choices);
print('all learned from', (choice) => rankBy(weights, choice));
if (!process.argv.includes('--check')) {
  const file = resolve(import.meta.dirname, '../../data/weights/answers.json');
  writeFileSync(file, `${JSON.stringify(weights, null, 2)}\n`);
}

function print(title: string, rankOf: (choice: Choice) => number): void {
  console.log(`\n${title}`);
  const tallies = new Map<string, Tally>();
  for (const choice of choices) {
    const { set, by, question } = choice;
    for (const name of [`${set}, quotations by ${by}`, `all, quotations by ${by}`]) {
      const tally = tallies.get(name) ?? new Tally();
      tallies.set(name, tally);
      tally.count(question.kind === 'unanswerable' ? 'unanswerable' : 'answerable', rankOf(choice));
    }
  }
  for (const [name, tally] of tallies) console.log(`  ${name}: ${tally.draw().join('; ')}`);
}

/** Gives a number for a text, the same each time and spread evenly. */
function digest(text: string): number {
  let number = 2_166_136_261;
  for (const letter of text) number = Math.imul(number ^ (letter.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  return number;
}
