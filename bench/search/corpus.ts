import type { Quotation, Reading, Story } from '../../src/domain.ts';
import { readLexiconWords } from '../../src/words/index.ts';

/** A question whose answer is known. */
export interface KnownItem {
  readonly kind: 'person + topic' | 'topic' | 'damaged phrase';
  readonly text: string;
  /** Whose words they are, for a question that names the speaker. */
  readonly personId: string | null;
  /** The quotation that is meant. */
  readonly storyId: string;
  readonly words: string;
}

export interface CorpusStory {
  readonly story: Story;
  readonly reading: Reading;
}

const quotationsPerStory = 7;
/**
 * Words that are no stop words. Real text has a core, in which a word is as common as one over its rank, and beyond it
 * names and rarities without end: 250,000 words of news have 14,000 different stems, 86 million some 300,000.
 */
const coreSize = 6000;
const tailSize = 400_000;
/** How often a word is one of the tail. */
const tailShare = 0.025;
/** How often a word of a story is one of its theme's. */
const themeShare = 0.12;

/**
 * An invented corpus whose words are as unevenly common as real ones, by 1/rank: the same number gives the same story,
 * whatever was made before.
 */
export class Corpus {
  readonly storyCount: number;
  readonly #personCount: number;

  constructor(quotationCount: number) {
    this.storyCount = Math.ceil(quotationCount / quotationsPerStory);
    this.#personCount = Math.max(50, Math.floor(quotationCount / 20));
  }

  *stories(from = 0, to = this.storyCount): Generator<CorpusStory, void> {
    for (let number = from; number < to; number += 1) yield this.#makeStory(number);
  }

  /** Makes questions of each kind about quotations from all over the corpus. */
  *knownItems(countOfEach: number): Generator<KnownItem, void> {
    const random = makeRandom(7);
    for (const kind of ['person + topic', 'topic', 'damaged phrase'] as const) {
      for (let count = 0; count < countOfEach; ) {
        const { story, reading } = this.#makeStory(Math.floor(random() * this.storyCount));
        const quotation = reading.quotations[Math.floor(random() * quotationsPerStory)];
        const item = quotation === undefined ? null : makeItem(kind, story, quotation, random);
        if (item === null) continue;
        count += 1;
        yield item;
      }
    }
  }

  #makeStory(number: number): CorpusStory {
    const random = makeRandom(number + 1);
    const id = `s${number}`;
    const people = Array.from({ length: 3 }, () => skewed(random(), this.#personCount, 10));
    const theme = Array.from({ length: 6 }, () => rareWord(random));
    const write = (length: number) =>
      Array.from({ length }, () => (random() < themeShare ? pick(theme, random) : anyWord(random))).join(' ');
    const quotations: Quotation[] = [];
    const paragraphs = [write(28)];
    for (let index = 0; index < quotationsPerStory; index += 1) {
      const words = write(8 + Math.floor(random() * 24));
      const paragraph = paragraphs.push(`“${words}” ${write(22)}`) - 1;
      quotations.push({
        id: `${id}-${index}`,
        storyId: id,
        contents: [{ paragraph, start: 1, end: 1 + words.length }],
        speaker: personName(people[index % 3] ?? 0),
        speakerAs: null,
        cue: 'said',
        kind: 'quotation',
        confidence: 0.9,
      });
      paragraphs.push(write(40));
    }
    const story: Story = {
      id,
      url: `https://outlet.example/${id}`,
      title: `${theme.slice(0, 3).join(' ')} ${write(6)}`,
      outlet: `Outlet ${wordOf(skewed(random(), 60, 3))}`,
      author: null,
      published: new Date(Date.UTC(2015, 0, 1) + number * 2_400_000).toISOString(),
      paragraphs,
      noise: [],
    };
    const named = [...new Set(people)].map((person) => ({
      name: personName(person),
      aliases: [surnameOf(person)],
    }));
    return { story, reading: { quotations, people: named } };
  }
}

// ── Questions ────────────────────────────────────────────────────────────────────────────────────────

/** Whoever asks remembers what was telling: some of the rarest words. */
const rememberedOf = 5;

function makeItem(
  kind: KnownItem['kind'],
  story: Story,
  { speaker, contents }: Quotation,
  random: Random,
): KnownItem | null {
  const [{ paragraph, start, end }] = contents;
  const words = (story.paragraphs[paragraph] ?? '').slice(start, end);
  const telling = [...new Set(words.split(' '))].filter((word) => rankOf(word) > 0);
  const rarest = telling.sort((a, b) => rankOf(b) - rankOf(a)).slice(0, rememberedOf);
  if (rarest.length < rememberedOf) return null;
  const common = { storyId: story.id, words };
  const take = (count: number) => shuffle(rarest, random).slice(0, count).join(' ');
  switch (kind) {
    case 'person + topic':
      return { ...common, kind, text: `what about ${take(2)}`, personId: idOf(speaker ?? '') };
    case 'topic':
      return {
        ...common,
        kind,
        text: `what about ${take(3)} ${story.title.split(' ')[0] ?? ''}`,
        personId: null,
      };
    case 'damaged phrase':
      return { ...common, kind, text: damage(words.split(' '), random), personId: null };
  }
}

/** Drops a word, changes another and misspells a third in the first dozen words of a saying. */
function damage(words: readonly string[], random: Random): string {
  const said = words.slice(0, 12);
  const [dropped, changed, misspelt] = shuffle([...said.keys()], random);
  return said
    .flatMap((word, at) => {
      if (at === dropped) return [];
      if (at === changed) return [rareWord(random)];
      return [at === misspelt ? misspell(word, random) : word];
    })
    .join(' ');
}

function misspell(word: string, random: Random): string {
  const at = 1 + Math.floor(random() * Math.max(1, word.length - 2));
  return word.slice(0, at) + word.slice(at + 1);
}

// ── Words ────────────────────────────────────────────────────────────────────────────────────────────

type Random = () => number;

/** Mulberry32: one number a seed begins, the same on every machine. */
function makeRandom(seed: number): Random {
  let state = Math.imul(seed, 0x9e3779b1) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const smallWords: readonly string[] = readLexiconWords('stop-words').filter((word) => /^[a-z]+$/.test(word));
const syllables = 'ba ke li mo nu ra se ti vo zu cha dri fle gro plu sta tri wen xor yel'.split(' ');
const ranks = new Map(smallWords.map((word) => [word, 0]));

/** Gives a rank with the chance 1 / (rank + shift), about: the larger the shift, the less the first stand out. */
function skewed(chance: number, count: number, shift: number): number {
  return Math.min(count - 1, Math.floor(shift * ((count + shift) / shift) ** chance - shift));
}

const anyWord = (random: Random) =>
  random() < tailShare ? tailWord(random) : wordOf(skewed(random(), smallWords.length + coreSize, 3));
/** A word that somebody would ask about: none of the commonest, and as often a name as not. */
const rareWord = (random: Random) =>
  random() < 0.5 ? tailWord(random) : wordOf(smallWords.length + 100 + skewed(random(), coreSize - 100, 200));
const tailWord = (random: Random) => wordOf(smallWords.length + coreSize + skewed(random(), tailSize, 1000));

function wordOf(rank: number): string {
  const small = smallWords[rank];
  if (small !== undefined) return small;
  let word = '';
  for (let rest = rank - smallWords.length + 1; rest > 0; rest = Math.floor(rest / syllables.length))
    word += syllables[rest % syllables.length];
  word += 'n';
  ranks.set(word, rank);
  return word;
}

const rankOf = (word: string) => ranks.get(word) ?? 0;
const pick = <T>(items: readonly T[], random: Random): T => items[Math.floor(random() * items.length)] as T;

function shuffle<T>(items: readonly T[], random: Random): T[] {
  return items
    .map((item) => ({ item, order: random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ item }) => item);
}

const capital = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1);
const surnameOf = (person: number) => capital(wordOf(smallWords.length + 3000 + person));
const personName = (person: number) =>
  `${capital(wordOf(smallWords.length + (person % 997)))} ${surnameOf(person)}`;
const idOf = (name: string) => name.toLowerCase().replaceAll(' ', '-');
