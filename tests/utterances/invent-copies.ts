import type { Story } from '../../src/domain.ts';

/** A way in which outlets change a story that they take over. */
export interface CopyKind {
  readonly name: string;
  readonly change: (paragraphs: readonly string[], random: () => number) => readonly string[];
}

const editor = ['in fact', 'reportedly', 'late', 'this week', 'once more', 'however'];

/** Changes one word in so many: drops it, doubles a neighbour's place or puts another in. */
const reword =
  (every: number): CopyKind['change'] =>
  (paragraphs, random) =>
    paragraphs.map((text) =>
      text
        .split(' ')
        .flatMap((word) => {
          if (random() >= 1 / every || /["“”]/.test(word)) return [word];
          const chance = random();
          if (chance < 0.4) return [];
          return chance < 0.7 ? [word, editor[Math.floor(random() * editor.length)] ?? ''] : ['such'];
        })
        .join(' '),
    );

const cutEnd =
  (share: number): CopyKind['change'] =>
  (paragraphs) =>
    paragraphs.slice(0, Math.ceil(paragraphs.length * share));

const addNotes: CopyKind['change'] = (paragraphs) => [
  'A version of this story was first published elsewhere and appears here with the kind permission of its authors.',
  ...paragraphs,
  'The editors of this page had no part in the reporting; write to us with questions, and read on for more of the week.',
  'Reporting was added in our newsroom after the story came out. Sign up for the morning letter to have it all by seven.',
];

const dropSome: CopyKind['change'] = (paragraphs, random) =>
  paragraphs.filter((_, position) => position === 0 || random() > 0.2);

/** What is to be known for a copy. */
export const copyKinds: readonly CopyKind[] = [
  { name: 'word for word', change: (paragraphs) => paragraphs },
  { name: 'one word in twelve reworded', change: reword(12) },
  { name: 'one word in eight reworded', change: reword(8) },
  { name: 'cut to two thirds', change: cutEnd(0.67) },
  { name: 'cut to half', change: cutEnd(0.5) },
  { name: 'notes added', change: addNotes },
  { name: 'a paragraph in five left out', change: dropSome },
  {
    name: 'cut, reworded and with notes',
    change: (paragraphs, random) => addNotes(reword(14)(cutEnd(0.75)(paragraphs, random), random), random),
  },
];

/** Makes another outlet's copy of a story. */
export function inventCopy(story: Story, { name, change }: CopyKind, random: () => number): Story {
  const prose = story.paragraphs.filter((_, position) => !story.noise.includes(position));
  const id = `${story.id}-${name.replaceAll(' ', '-')}`;
  return {
    ...story,
    id,
    url: `https://elsewhere.example/${id}`,
    outlet: 'Elsewhere',
    title: `Elsewhere: ${story.title}`,
    paragraphs: change(prose, random),
    noise: [],
  };
}
