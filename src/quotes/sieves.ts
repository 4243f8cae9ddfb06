import type { Discourse } from './discourse.ts';
import type { Entity } from './entity.ts';
import type { Cue } from './find-cues.ts';
import type { Mention } from './mention.ts';
import { listMentions, type Scene, type Site } from './scene.ts';

/** A run that is somebody's words, and whose. */
export interface AttributedRun {
  readonly site: Site;
  readonly cue: Cue | null;
  readonly entity: Entity | null;
  /** The phrase that stands for the speaker, or null where the speaker was carried over. */
  readonly mention: Mention | null;
  /** The pass that decided. */
  readonly pass: string;
  /** Whether the run goes on with the utterance before it. */
  readonly continues: boolean;
}

/** What a sieve sees besides the run's place. */
export interface Reader {
  readonly scene: Scene;
  readonly discourse: Discourse;
  readonly cue: Cue | null;
  /** The runs attributed so far, in page order. */
  readonly before: readonly AttributedRun[];
}

/** What a sieve says; null passes the run on to the next. */
type Verdict = Omit<AttributedRun, 'site' | 'cue'> | null;
type Sieve = (site: Site, reader: Reader) => Verdict;

/** The sieves in the order in which they are tried: the surest first. */
export const sieves: readonly Sieve[] = [
  continueOpenParagraph,
  followCue,
  continueInParagraph,
  answerInterview,
  followSentenceBefore,
  followSpeakerAbove,
  followParagraphAbove,
  repeatLastSpeaker,
];

/** A paragraph that ended inside a quotation goes on in the next that opens with one. */
function continueOpenParagraph(site: Site, { before, scene }: Reader): Verdict {
  const last = before.at(-1);
  if (last === undefined || last.site.run.closed || site.at !== 0) return null;
  if (scene.above[site.paragraph.index] !== last.site.paragraph.index) return null;
  return { entity: last.entity, mention: null, pass: 'open paragraph', continues: true };
}

/** The run's own sentence says who spoke. */
function followCue(site: Site, { cue, discourse, before, scene }: Reader): Verdict {
  if (cue?.speaker == null) return null;
  const last = before.at(-1);
  const isShared =
    last?.cue != null && last.cue.at === cue.at && last.site.paragraph.index === site.paragraph.index;
  const entity = whoIsMeant(cue.speaker, discourse);
  return {
    entity,
    mention: cue.speaker,
    pass: cue.pattern,
    continues: isShared || resumes(site, last, entity, scene),
  };
}

/** "A," she said. "B," she added would be two; a second half after "—" or "and" is one. */
function resumes(
  _site: Site,
  _last: AttributedRun | undefined,
  _entity: Entity | null,
  _scene: Scene,
): boolean {
  return false;
}

/** A quotation goes on after "she said." in the same paragraph. */
function continueInParagraph(site: Site, { before }: Reader): Verdict {
  const last = before.at(-1);
  if (last === undefined || last.site.paragraph.index !== site.paragraph.index) return null;
  if (site.sentenceAt - last.site.sentenceAt > 1) return null;
  return { entity: last.entity, mention: null, pass: 'same paragraph', continues: true };
}

/** A line that is all quotation, after a question: the one who is interviewed answers. */
function answerInterview(site: Site, { before, scene, discourse }: Reader): Verdict {
  const above = scene.above[site.paragraph.index] ?? null;
  if (above === null || site.at !== 0 || !isAllRun(site)) return null;
  const question = scene.paragraphs[above];
  if (
    question === undefined ||
    before.at(-1)?.site.paragraph.index === above ||
    !(/\?["”’')]*\s*$/.test(question.text) || isUnderWay(before, above, scene))
  ) {
    return null;
  }
  const entity = discourse.interviewee(before.map((item) => item.entity));
  return entity === null ? null : { entity, mention: null, pass: 'interview', continues: false };
}

/** Whether the questions and answers of an interview alternate up to here. */
function isUnderWay(before: readonly AttributedRun[], question: number, { above }: Scene): boolean {
  const last = before.at(-1);
  const isAnswer = last?.pass === 'interview' || last?.pass === 'open paragraph';
  return isAnswer && last.site.paragraph.index === above[question];
}

function isAllRun({ paragraph, at }: Site): boolean {
  return paragraph.tokens.every(({ kind }, index) => index === at || kind === 'mark');
}

/** The sentence before, in the same paragraph, tells of somebody; then come their words. */
function followSentenceBefore(site: Site, { discourse, scene }: Reader): Verdict {
  for (let back = site.sentenceAt; back >= 0; back -= 1) {
    const sentence = site.paragraph.sentences[back];
    if (sentence === undefined) return null;
    const stretch = { from: sentence.from, to: Math.min(sentence.to, site.at) };
    const mentions = listMentions(scene, site.paragraph.index, stretch);
    const mention = chooseTopic(mentions, scene);
    if (mention === null) continue;
    return {
      entity: whoSpeaks(discourse.resolve(mention)),
      mention,
      pass: 'sentence before',
      continues: false,
    };
  }
  return null;
}

function followSpeakerAbove(site: Site, { before, scene }: Reader): Verdict {
  const last = before.at(-1);
  if (last === undefined || last.site.paragraph.index !== scene.above[site.paragraph.index]) return null;
  return { entity: last.entity, mention: null, pass: 'speaker above', continues: true };
}

function followParagraphAbove(site: Site, { discourse, scene }: Reader): Verdict {
  const above = scene.above[site.paragraph.index] ?? null;
  const paragraph = above === null ? undefined : scene.paragraphs[above];
  if (above === null || paragraph === undefined) return null;
  for (let back = paragraph.sentences.length - 1; back >= 0; back -= 1) {
    const sentence = paragraph.sentences[back];
    if (sentence === undefined) return null;
    const mentions = listMentions(scene, above, sentence);
    const mention = chooseTopic(mentions, scene);
    if (mention === null) continue;
    return {
      entity: whoSpeaks(discourse.resolve(mention)),
      mention,
      pass: 'paragraph above',
      continues: false,
    };
  }
  return null;
}

function repeatLastSpeaker(_site: Site, { before }: Reader): Verdict {
  return { entity: before.at(-1)?.entity ?? null, mention: null, pass: 'last speaker', continues: false };
}

/** Of a sentence's people, chooses who speaks in it, else whom it is about. */
function chooseTopic(mentions: readonly Mention[], { paragraphs, lexicons, people }: Scene): Mention | null {
  const people_ = mentions.filter((mention) => !mention.isPossessive && isSomebody(mention));
  const speaking = people_.find((mention) => {
    const after = paragraphs[mention.paragraph]?.tokens[mention.to]?.lower ?? '';
    const form = lexicons.cueForms.get(after);
    return form !== undefined && form.form === 'finite' && mention.role !== 'oblique';
  });
  return speaking ?? people_.find(({ role }) => role === 'subject') ?? people_[0] ?? null;

  function isSomebody(mention: Mention): boolean {
    if (mention.kind === 'pronoun') return /^(?:he|she|they)$/.test(mention.heads[0] ?? '');
    const person = people.personOf[mention.index] ?? null;
    if (person !== null)
      return (people.people[person]?.personhood ?? 0) >= 0.5 || (people.people[person]?.isBody ?? false);
    return mention.kind === 'description' && !mention.isBody;
  }
}

/** Says who speaks by a cue's subject: one, or the two that "Kay Reyes and Lou Finch said" joins. */
function whoIsMeant(mention: Mention, discourse: Discourse): Entity | null {
  const single = whoSpeaks(discourse.resolve(mention));
  return discourse.resolveJoint(mention) ?? single;
}

const whoSpeaks = (entity: Entity | null) => (entity?.isDocument === true ? entity.author : entity);
