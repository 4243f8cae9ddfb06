import type { WordGender } from './lexicons.ts';
import type { Mention } from './mention.ts';
import type { People, Person } from './merge-people.ts';

/** Whom a phrase stands for: a named person, or nobody with a name. */
export interface Referent {
  readonly person: Person | null;
  /** The phrase as printed where the referent was introduced without a name. */
  readonly unnamed: Mention | null;
}

/** What the reader knows on reaching a mention. */
export interface Context {
  readonly mentions: readonly Mention[];
  readonly people: People;
  /** Who spoke the utterances so far, the latest last. */
  readonly spoken: readonly {
    readonly referent: Referent;
    readonly paragraph: number;
    readonly speakerAt: number;
  }[];
  readonly unnamedNouns: ReadonlySet<string>;
}

const nobody: Referent = { person: null, unnamed: null };

/** Says whom a mention stands for, by what came before it. */
export function resolveMention(mention: Mention, context: Context): Referent {
  const { people } = context;
  const index = people.personOf[mention.index] ?? null;
  if (index !== null) return { person: people.people[index] ?? null, unnamed: null };
  if (mention.kind === 'pronoun') return resolvePronoun(mention, context);
  return resolveDescription(mention, context);
}

function resolvePronoun(mention: Mention, context: Context): Referent {
  const word = mention.heads[0];
  if (word === 'i' || word === 'we') return nobody;
  if (word === 'they') return lastSpeaker(context) ?? nobody;
  if (word === 'it')
    return (
      nearest(mention, context, (person) => person.isBody || person.name.startsWith('@')) ??
      lastSpeaker(context) ??
      nobody
    );
  return (
    nearest(mention, context, (person) => !person.isBody && fits(person.gender, mention.gender)) ?? nobody
  );
}

const fits = (known: WordGender, wanted: WordGender) => known === '-' || wanted === '-' || known === wanted;

const lastSpeaker = ({ spoken }: Context) => spoken.at(-1)?.referent;

/** Finds the person who fits and was last in view: a subject beats an object, this paragraph beats the one before. */
function nearest(mention: Mention, context: Context, isFit: (person: Person) => boolean): Referent | null {
  let best: Person | null = null;
  let unnamed: Mention | null = null;
  let bestScore = Number.NEGATIVE_INFINITY;
  let steps = 0;
  for (let at = mention.index - 1; at >= 0 && steps < 40; at -= 1, steps += 1) {
    const other = context.mentions[at];
    if (other === undefined || other.paragraph < mention.paragraph - 3) break;
    if (other.kind === 'pronoun') continue;
    const index = context.people.personOf[other.index] ?? null;
    const person = index === null ? null : (context.people.people[index] ?? null);
    if (person !== null && !isFit(person)) continue;
    if (
      person === null &&
      (!other.isIndefinite || other.isBody || other.isPlural || !fits(other.gender, mention.gender))
    )
      continue;
    const known = person !== null && person.gender !== '-' && person.gender === mention.gender;
    const score =
      -steps - 3 * (mention.paragraph - other.paragraph) + (known ? 4 : 0) - (other.isPossessive ? 2 : 0);
    if (score > bestScore) {
      best = person;
      unnamed = person === null ? other : null;
      bestScore = score;
    }
  }
  const last = context.spoken.at(-1);
  if (
    last !== undefined &&
    last.paragraph >= mention.paragraph - 1 &&
    last.referent.person !== null &&
    isFit(last.referent.person)
  ) {
    const known = last.referent.person.gender !== '-' && last.referent.person.gender === mention.gender;
    if ((known ? 4 : 0) - 2 - 3 * (mention.paragraph - last.paragraph) > bestScore) return last.referent;
  }
  return bestScore === Number.NEGATIVE_INFINITY ? null : { person: best, unnamed };
}

function resolveDescription(mention: Mention, context: Context): Referent {
  const unnamed: Referent = { person: null, unnamed: mention };
  if (mention.isIndefinite) return unnamed;
  const head = mention.heads[0] ?? '';
  if (mention.age !== null) {
    const aged = context.people.people.find(({ ages }) => ages.has(mention.age ?? ''));
    if (aged !== undefined) return { person: aged, unnamed: null };
  }
  const introduced = findIntroduced(head, mention, context);
  if (introduced !== null) return introduced;
  if (context.unnamedNouns.has(head) || mention.owner !== null) return unnamed;
  if (mention.isBody) {
    return (
      nearest(mention, context, (person) => person.words.includes(head)) ??
      nearest(mention, context, (person) => person.isBody) ??
      unnamed
    );
  }
  return (
    nearest(mention, context, (person) => !person.isBody && fits(person.gender, mention.gender)) ?? unnamed
  );
}

/** Finds who was last called by this noun: "the aide" after "a palace aide", "the judge" after "Judge Stern". */
function findIntroduced(head: string, mention: Mention, context: Context): Referent | null {
  for (let at = mention.index - 1; at >= 0 && at > mention.index - 200; at -= 1) {
    const other = context.mentions[at];
    if (other === undefined || !other.heads.includes(head)) continue;
    const index = context.people.personOf[other.index] ?? null;
    if (index !== null) return { person: context.people.people[index] ?? null, unnamed: null };
    if (other.isIndefinite) return { person: null, unnamed: other };
  }
  const named = context.people.people.find(({ heads }) => heads.has(head));
  return named === undefined ? null : { person: named, unnamed: null };
}
