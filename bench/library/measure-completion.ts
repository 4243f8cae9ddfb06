import type { Story, StoryPerson } from '../../src/domain.ts';
import { openMemoryLibrary } from '../../src/library/index.ts';

/** What completing a name took, in milliseconds of the processor: on a busy machine the clock counts the others' work too. */
export interface CompletionTimes {
  readonly peopleCount: number;
  /** By how many letters were typed. */
  readonly byLength: ReadonlyMap<number, readonly number[]>;
  /** Right after a story came that names somebody new. */
  readonly afterChange: readonly number[];
}

// As many names as print has of each, about: a few hundred first names, surnames by the ten thousand.
const firstNames =
  'Ada Bela Cara Dora Ezra Finn Gwen Hal Ines Jude Kay Liam Mara Noor Otto Pia Quinn Rosa Sol Tess'
    .split(' ')
    .flatMap((name) => ['', 'lyn', 'bert', 'na', 'ric', 'mond', 'ette', 'win'].map((end) => name + end));
const syllables = 'an bar cor den el fan gor hal in jor kel lun mor nan os pel quin ros sel tor'.split(' ');
const surname = (number: number) => {
  let name = '';
  for (let rest = number + 400; rest > 0; rest = Math.floor(rest / syllables.length))
    name += syllables[rest % syllables.length];
  return name.slice(0, 1).toUpperCase() + name.slice(1);
};
const nameAt = (number: number) =>
  `${firstNames[(number * 37) % firstNames.length]} ${surname(Math.floor(number / 2))}`;

const perStory = 100;
const timesEach = 200;

/** Times the completion of names in a library of so many people, as they are typed. */
export async function measureCompletion(peopleCount: number): Promise<CompletionTimes> {
  const library = await openMemoryLibrary();
  const keep = (id: string, people: readonly StoryPerson[]) => {
    const story: Story = {
      id,
      url: null,
      title: id,
      outlet: null,
      author: null,
      published: null,
      paragraphs: [],
      noise: [],
    };
    return library.keep(story, { quotations: [], people });
  };
  const personAt = (number: number) => ({ name: nameAt(number), aliases: [surname(Math.floor(number / 2))] });
  for (let from = 0; from < peopleCount; from += perStory)
    await keep(
      `s${from}`,
      Array.from({ length: perStory }, (_, index) => personAt(from + index)),
    );
  await library.completePerson('', 25);

  const time = async (typed: string) => {
    const start = process.cpuUsage();
    await library.completePerson(typed, 25);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };
  const byLength = new Map<number, number[]>();
  for (let length = 0; length <= 6; length += 1)
    for (let number = 0; number < timesEach; number += 1) {
      const name = nameAt(number * 211);
      const typed = number % 2 === 0 ? name : (name.split(' ')[1] ?? name);
      byLength.set(length, [...(byLength.get(length) ?? []), await time(typed.slice(0, length))]);
    }
  const afterChange: number[] = [];
  for (let number = 0; number < timesEach / 4; number += 1) {
    await keep(`new${number}`, [personAt(peopleCount + number)]);
    afterChange.push(await time(nameAt(number * 211).slice(0, 2)));
  }
  const { people } = await library.counts();
  await library.close();
  return { peopleCount: people, byLength, afterChange };
}
