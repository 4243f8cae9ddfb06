import { createHash } from 'node:crypto';
import type { Quotation, Reading, Span, Story, StoryPerson } from '../domain.ts';
import { type AttributedRun, attributeRuns, type Scene } from './attribute-runs.ts';
import { cutParagraphs } from './cut-paragraphs.ts';
import { findMentions } from './find-mentions.ts';
import { findRuns } from './find-runs.ts';
import type { Lexicons } from './lexicons.ts';
import { mergePeople } from './merge-people.ts';

/** Finds a story's quotations and names their speakers. Pure: the same story gives the same reading. */
export function readStory(story: Story, lexicons: Lexicons): Reading {
  const runs = findRuns(story);
  const paragraphs = cutParagraphs(story, runs, lexicons);
  const mentions = findMentions(paragraphs, lexicons);
  const people = mergePeople(mentions, paragraphs, lexicons);
  const scene: Scene = { runs, paragraphs, mentions, people, lexicons, title: story.title };
  const attributed = attributeRuns(scene);
  return { quotations: makeQuotations(story, scene, attributed), people: listPeople(scene, attributed) };
}

function makeQuotations(story: Story, scene: Scene, attributed: readonly AttributedRun[]): Quotation[] {
  const groups: [AttributedRun, ...AttributedRun[]][] = [];
  for (const item of attributed) {
    const group = groups.at(-1);
    if (item.continues && group !== undefined) group.push(item);
    else groups.push([item]);
  }
  const seen = new Map<string, number>();
  return groups.map((group) => {
    const [first] = group;
    const spans = group.map(({ run: { paragraph, start, end } }): Span => ({ paragraph, start, end }));
    const words = spans
      .map(({ paragraph, start, end }) => story.paragraphs[paragraph]?.slice(start, end) ?? '')
      .join(' ');
    const ordinal = seen.get(words) ?? 0;
    seen.set(words, ordinal + 1);
    const id = createHash('sha256').update(`${story.id}\n${words}\n${ordinal}`).digest('hex').slice(0, 16);
    return {
      id,
      storyId: story.id,
      contents: spans as [Span, ...Span[]],
      speaker: first.entity?.name ?? null,
      speakerAs: printMention(scene, first),
      cue: first.cue?.word ?? null,
      kind: words.split(/\s+/).length < 5 && !/[.?!,]$/.test(words) ? 'fragment' : 'quotation',
      confidence: first.confidence,
    };
  });
}

function printMention({ paragraphs }: Scene, { mention, entity }: AttributedRun): string | null {
  const shown = mention ?? entity?.introducedAs ?? null;
  if (shown === null || shown === undefined) return null;
  const paragraph = paragraphs[shown.paragraph];
  const first = paragraph?.tokens[shown.from];
  const last = paragraph?.tokens[shown.to - 1];
  if (paragraph === undefined || first === undefined || last === undefined) return null;
  return paragraph.text.slice(first.start, last.end);
}

function listPeople({ people, mentions }: Scene, attributed: readonly AttributedRun[]): StoryPerson[] {
  const speakers = new Set(attributed.map(({ entity }) => (entity?.name == null ? undefined : entity.index)));
  return people.people
    .filter(
      (person) =>
        speakers.has(person.index) || (!person.isBody && person.words.length > 1 && mentions.length > 0),
    )
    .map(({ name, aliases }) => ({ name, aliases: [...aliases] }));
}
