import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { KeptQuotation, Quotation, Reading, Story } from '../../src/domain.ts';
import { extractStory } from '../../src/extract/index.ts';
import { type Library, openMemoryLibrary } from '../../src/library/index.ts';
import { type Lexicons, readStory } from '../../src/quotes/index.ts';
import { readAnnotated } from '../answer/read-annotated.ts';

/** An annotated run of words: to which utterance it belongs, and with what the library keeps it together. */
export interface Report {
  readonly storyId: string;
  readonly text: string;
  /** The annotated utterance. */
  readonly label: string;
  /** The quotation in the library, and its utterance; null when the run was not read as a quotation. */
  readonly quotationId: string | null;
  readonly utteranceId: string | null;
}

export interface PairScore {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Quotations kept together that are annotated as different utterances, of one story or of two. */
  readonly falseMerges: readonly (readonly [Report, Report])[];
  readonly misses: readonly (readonly [Report, Report])[];
}

/** Scores every pair of runs of different stories. */
export function scorePairs(reports: readonly Report[]): PairScore {
  const pairs = reports.flatMap((one, at) => reports.slice(at + 1).map((other) => [one, other] as const));
  const isTogether = ([one, other]: readonly [Report, Report]) =>
    one.utteranceId !== null && one.utteranceId === other.utteranceId;
  const isOne = ([one, other]: readonly [Report, Report]) => one.label === other.label;
  const across = pairs.filter(([one, other]) => one.storyId !== other.storyId);
  const together = across.filter(isTogether);
  const right = together.filter(isOne).length;
  const precision = together.length === 0 ? 1 : right / together.length;
  const recall = right / Math.max(1, across.filter(isOne).length);
  return {
    precision,
    recall,
    f1: (2 * precision * recall) / Math.max(Number.EPSILON, precision + recall),
    // Runs that were read as one quotation are the reader's error, not theirs who keep quotations together.
    falseMerges: pairs.filter(
      (pair) => isTogether(pair) && !isOne(pair) && pair[0].quotationId !== pair[1].quotationId,
    ),
    misses: across.filter((pair) => isOne(pair) && !isTogether(pair)),
  };
}

/** Where annotated stories lie, and the table of clusters over them. */
export interface Samples {
  readonly stories: string;
  readonly annotations: string;
  readonly names: readonly string[];
  readonly clusters: string;
}

/** Keeps the stories in a library and gives each annotated run with its utterance; without lexicons as annotated. */
export async function gatherSamples(samples: Samples, lexicons: Lexicons | null): Promise<readonly Report[]> {
  const library = await openMemoryLibrary();
  const labels = readLabels(samples.clusters);
  const annotated = samples.names
    .filter((name) => existsSync(join(samples.annotations, name)))
    .map((name) => readAnnotated(join(samples.stories, name), join(samples.annotations, name)));
  for (const { story, reading } of annotated)
    await library.keep(story, lexicons === null ? reading : readOurselves(story, lexicons));
  const reports: Report[] = [];
  for (const { story, reading } of annotated)
    reports.push(...(await reportsIn(story, reading, { library, labels })));
  await library.close();
  return reports;
}

function readOurselves({ id, url, noise: _noise, ...record }: Story, lexicons: Lexicons): Reading {
  return readStory(extractStory({ kind: 'record', id, url, record }), lexicons);
}

async function reportsIn(
  story: Story,
  { quotations }: Reading,
  { library, labels }: { readonly library: Library; readonly labels: ReadonlyMap<string, string> },
): Promise<readonly Report[]> {
  const kept = await library.quotationsOf(story.id);
  const known = await library.reportsOf(kept.map(({ quotation }) => quotation.id));
  const utteranceOf = new Map(kept.map((one, at) => [one, known[at]?.utteranceId ?? null]));
  return quotations.flatMap(({ id, contents }) =>
    contents.map((span): Report => {
      const text = story.paragraphs[span.paragraph]?.slice(span.start, span.end) ?? '';
      const found = kept.find((one) => overlaps(one, span));
      return {
        storyId: story.id,
        text,
        label: labels.get(`${story.id}\t${text}`) ?? id,
        quotationId: found?.quotation.id ?? null,
        utteranceId: found === undefined ? null : (utteranceOf.get(found) ?? null),
      };
    }),
  );
}

function overlaps({ quotation }: KeptQuotation, span: Quotation['contents'][0]): boolean {
  return quotation.contents.some(
    ({ paragraph, start, end }) => paragraph === span.paragraph && start < span.end && span.start < end,
  );
}

/** Reads the label of each run, by its story and its words. */
function readLabels(table: string): ReadonlyMap<string, string> {
  const rows = table.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    rows.slice(1).map((row) => {
      const [label = '', , story = '', , text = ''] = row.split('\t');
      return [`${story}\t${text}`, label];
    }),
  );
}
