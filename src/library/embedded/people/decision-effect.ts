import type { NameLink, NameParting } from '../../../people/index.ts';
import { digestText } from '../record/digest.ts';
import { parseColumn } from '../record/quotation-columns.ts';
import type { RecordFile } from '../record/record-file.ts';

/** What a decision comes to, told by ids of people's rows, so that it holds for whatever is read later. */
export interface DecisionEffect {
  readonly links: readonly Omit<NameLink, 'time'>[];
  readonly partings: readonly Omit<NameParting, 'time'>[];
  /** Whose words in certain stories are those of another of the same name. */
  readonly moves: readonly { readonly from: string; readonly to: string }[];
  /** In which stories they are; null where nothing moves. */
  readonly where: StoryPlace | null;
  /** What a person is to be called; null where that stays. */
  readonly naming: { readonly id: string; readonly name: string } | null;
}

/** One story, known by its address where it has one, of which only a digest is kept, or all stories of an outlet. */
export type StoryPlace =
  | { readonly kind: 'story'; readonly id: string; readonly addressDigest: string | null }
  | { readonly kind: 'outlet'; readonly folded: string };

/** An effect and its place in the order of decisions. */
export interface TimedEffect extends DecisionEffect {
  readonly time: number;
}

/** An effect of nothing, for those that have only some parts. */
export const noEffect: DecisionEffect = { links: [], partings: [], moves: [], where: null, naming: null };

/** Reads the effects of all decisions in their order; there are as many as somebody took the time to make. */
export function readEffects(record: RecordFile): readonly TimedEffect[] {
  return record
    .all<{ key: number; effect: string }>('SELECT key, effect FROM people_decisions ORDER BY key')
    .map(({ key, effect }) => ({ ...parseColumn<DecisionEffect>(record, effect), time: key }));
}

/** Lists the ids of all whom an effect speaks of. */
export function listIds({ links, partings, moves, naming }: DecisionEffect): readonly string[] {
  return [
    ...links.flatMap(({ from, into }) => [from, into]),
    ...partings.flatMap(({ one, other }) => [one, other]),
    ...moves.flatMap(({ from, to }) => [from, to]),
    ...(naming === null ? [] : [naming.id]),
  ];
}

/** What is known of a story when its people are told apart. */
export interface StoryIdentity {
  readonly id: string;
  readonly addressKey: string | null;
  readonly outletFolded: string | null;
}

/** Whether a story is one of those that a place means. */
export function isAt(place: StoryPlace, story: StoryIdentity): boolean {
  switch (place.kind) {
    case 'outlet':
      return place.folded === story.outletFolded;
    case 'story':
      return place.addressDigest === null || story.addressKey === null
        ? place.id === story.id
        : place.addressDigest === digestText(story.addressKey);
  }
}

/** Leaves of a story that is forgotten nothing in what was decided of its people but that it was one. */
export function dropHeadlines(record: RecordFile, storyId: string): void {
  record.run(
    `UPDATE people_decisions SET other_name = 'a story that was forgotten'
     WHERE json_extract(effect, '$.where.kind') = 'story' AND json_extract(effect, '$.where.id') = ?`,
    storyId,
  );
}
