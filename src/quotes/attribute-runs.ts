import { isQuotation } from './classify-runs.ts';
import { type Discourse, type Entity, openDiscourse } from './discourse.ts';
import { type Cue, findCue } from './find-cues.ts';
import type { Lexicons } from './lexicons.ts';
import type { Mention } from './mention.ts';
import type { People } from './person.ts';
import type { Paragraph, Run } from './story-text.ts';

/** A run that is somebody's words, and whose. */
export interface AttributedRun {
  readonly run: Run;
  readonly cue: Cue | null;
  readonly entity: Entity | null;
  /** The phrase beside the run that stands for the speaker, or null where it was carried over. */
  readonly mention: Mention | null;
  /** The pass that decided. */
  readonly pass: string;
  readonly confidence: number;
  /** Whether the run goes on with the utterance before it. */
  readonly continues: boolean;
}

/** What the pass sees. */
export interface Scene {
  readonly runs: readonly Run[];
  readonly paragraphs: readonly Paragraph[];
  readonly mentions: readonly Mention[];
  readonly people: People;
  readonly lexicons: Lexicons;
  readonly title: string;
}

/** Names the speaker of each run, in page order, so that later ones can lean on earlier ones. */
export function attributeRuns(scene: Scene): AttributedRun[] {
  const attributed: AttributedRun[] = [];
  const byParagraph = groupMentions(scene);
  const discourse = openDiscourse({ ...scene, ...scene.lexicons });
  for (const run of scene.runs) {
    const paragraph = scene.paragraphs[run.paragraph];
    if (paragraph === undefined) continue;
    const cue = findCue(paragraph, byParagraph.get(run.paragraph) ?? [], run, scene.lexicons);
    if (!isQuotation(paragraph, run, cue, scene.lexicons)) continue;
    const item = attributeRun(discourse, paragraph, run, cue, attributed, byParagraph);
    attributed.push(item);
    discourse.noteSpeaker(item.entity, run.paragraph);
  }
  return attributed;
}

function groupMentions({ mentions }: Scene): Map<number, Mention[]> {
  const groups = new Map<number, Mention[]>();
  for (const mention of mentions) {
    const group = groups.get(mention.paragraph);
    if (group === undefined) groups.set(mention.paragraph, [mention]);
    else group.push(mention);
  }
  return groups;
}

function attributeRun(
  discourse: Discourse,
  paragraph: Paragraph,
  run: Run,
  cue: Cue | null,
  before: readonly AttributedRun[],
  byParagraph: Map<number, Mention[]>,
): AttributedRun {
  const last = before.at(-1);
  const opensParagraph = run.outerStart === 0 || paragraph.text.slice(0, run.outerStart).trim() === '';
  if (last !== undefined && !last.run.closed && last.run.paragraph === run.paragraph - 1 && opensParagraph) {
    return {
      run,
      cue,
      entity: last.entity,
      mention: null,
      pass: 'open paragraph',
      confidence: last.confidence,
      continues: true,
    };
  }
  if (cue?.speaker) {
    const meant = discourse.resolve(cue.speaker);
    const entity = meant?.isDocument === true ? meant.author : meant;
    const sameCue = last?.cue != null && last.cue.at === cue.at && last.run.paragraph === run.paragraph;
    return {
      run,
      cue,
      entity,
      mention: cue.speaker,
      pass: cue.pattern,
      confidence: 0.9,
      continues: sameCue,
    };
  }
  if (last !== undefined && last.run.paragraph === run.paragraph) {
    const between = paragraph.tokens.filter(
      ({ start, end }) => start >= last.run.outerEnd && end <= run.outerStart,
    );
    const sentencesBetween = between.filter(({ text }) => text === '.').length;
    if (sentencesBetween <= 1) {
      return {
        run,
        cue,
        entity: last.entity,
        mention: null,
        pass: 'same paragraph',
        confidence: 0.85,
        continues: true,
      };
    }
  }
  const subject = previousSubject(paragraph, byParagraph.get(run.paragraph) ?? [], run);
  if (subject !== null) {
    return {
      run,
      cue,
      entity: authorOf(discourse.resolve(subject)),
      mention: subject,
      pass: 'sentence before',
      confidence: 0.75,
      continues: false,
    };
  }
  const above = byParagraph.get(run.paragraph - 1) ?? [];
  const aboveRuns = last?.run.paragraph === run.paragraph - 1;
  if (aboveRuns && last !== undefined) {
    return {
      run,
      cue,
      entity: last.entity,
      mention: null,
      pass: 'speaker above',
      confidence: 0.7,
      continues: true,
    };
  }
  const topic = above.find((mention) => !mention.isPossessive);
  if (topic !== undefined) {
    return {
      run,
      cue,
      entity: authorOf(discourse.resolve(topic)),
      mention: topic,
      pass: 'paragraph above',
      confidence: 0.6,
      continues: false,
    };
  }
  const entity = last?.entity ?? null;
  return { run, cue, entity, mention: null, pass: 'last speaker', confidence: 0.5, continues: false };
}

const authorOf = (entity: Entity | null) => (entity?.isDocument === true ? entity.author : entity);

/** Finds the first phrase of the sentence before the run's own, within the paragraph. */
function previousSubject(paragraph: Paragraph, mentions: readonly Mention[], run: Run): Mention | null {
  const at = paragraph.tokens.findIndex((token) => token.run === run.index);
  const own = paragraph.sentences.findIndex(({ from, to }) => from <= at && at < to);
  for (let sentence = own; sentence >= 0; sentence -= 1) {
    const span = paragraph.sentences[sentence];
    if (span === undefined) return null;
    const subject = mentions.find(
      ({ from, to, isPossessive }) => from >= span.from && to <= Math.min(span.to, at) && !isPossessive,
    );
    if (subject !== undefined) return subject;
  }
  return null;
}
