import type { CueForm } from './lexicons.ts';
import type { Mention } from './mention.ts';
import type { Site } from './scene.ts';
import type { Token } from './story-text.ts';

/** How a quotation is tied to the words that say who spoke. */
export interface Cue {
  /** Which pattern found it. */
  readonly pattern:
    | 'label'
    | 'inverted'
    | 'subject after'
    | 'verbless after'
    | 'according to'
    | 'subject before'
    | 'colon'
    | 'dash';
  /** The cue word as printed; null for labels and the like. */
  readonly word: string | null;
  readonly verb: CueForm | null;
  /** The phrase that stands for the speaker. */
  readonly speaker: Mention;
  /** Token index of the cue word, for explanation. */
  readonly at: number;
}

/** Finds the cues for a run in its own sentence, the surest pattern first; each phrase for a speaker once. */
export function findCues(site: Site): Cue[] {
  const before = findBefore(site);
  const beside = [findInverted(site), findAfter(site)];
  const inOrder = introduces(site) ? [before, ...beside] : [...beside, before];
  const cues: Cue[] = [];
  for (const cue of [findLabel(site), ...inOrder]) {
    if (cue !== null && !cues.some(({ speaker }) => speaker === cue.speaker)) cues.push(cue);
  }
  return cues;
}

/** "Kirra: “…”" and "@kay: “…”" at the start of a line. */
function findLabel({ paragraph: { tokens }, mentions, at }: Site): Cue | null {
  if (tokens[at - 1]?.text !== ':') return null;
  const first = tokens[0]?.kind === 'mark' ? 1 : 0;
  const speaker = mentions.find(({ from, to }) => from === first && to === at - 1);
  if (speaker === undefined || speaker.kind !== 'name') return null;
  return { pattern: 'label', word: null, verb: null, speaker, at: at - 1 };
}

/** Whether the words before lead straight into the quotation: a colon, or a cue verb and perhaps a comma. */
function introduces({ paragraph: { tokens }, at, sentence, scene: { lexicons } }: Site): boolean {
  const last = at - 1;
  if (last < sentence.from) return false;
  if (tokens[last]?.text === ':') return true;
  const beforeComma = tokens[last]?.text === ',' ? last - 1 : last;
  const form = lexicons.cueForms.get(tokens[beforeComma]?.lower ?? '');
  return form !== undefined && beforeComma >= sentence.from;
}

function findInverted({
  paragraph: { tokens },
  mentions,
  sentence,
  at,
  scene: { lexicons },
}: Site): Cue | null {
  let verb = at + 1;
  if (tokens[verb]?.kind === 'mark' && /[,–—―-]/.test(tokens[verb]?.text ?? '')) verb += 1;
  if (verb >= sentence.to) return null;
  const word = tokens[verb];
  if (word === undefined) return null;
  if (word.lower === 'according' || word.lower === 'per') {
    const start = word.lower === 'per' ? verb + 1 : verb + 2;
    const speaker = mentionAt(mentions, start);
    if (speaker !== null) return { pattern: 'according to', word: word.text, verb: null, speaker, at: verb };
  }
  const form = lexicons.cueForms.get(word.lower);
  if (form === undefined || form.form === 'participle') return null;
  let start = verb + 1;
  while (start < sentence.to && isAdverb(tokens[start])) start += 1;
  const speaker = mentionAt(mentions, start);
  if (speaker === null || speaker.isPossessive) {
    const owned = speaker === null ? null : mentionAt(mentions, speaker.to);
    if (owned === null) return null;
    return { pattern: 'inverted', word: word.text, verb: form, speaker: owned, at: verb };
  }
  return { pattern: 'inverted', word: word.text, verb: form, speaker: widen(speaker, mentions), at: verb };
}

function findAfter(site: Site): Cue | null {
  const { paragraph, mentions, sentence, at, scene } = site;
  const { tokens } = paragraph;
  const { lexicons } = scene;
  let end = at + 1;
  while (end < sentence.to && tokens[end]?.kind !== 'run' && tokens[end]?.text !== ';') end += 1;
  for (let verb = at + 1; verb < end; verb += 1) {
    const form = lexicons.cueForms.get(tokens[verb]?.lower ?? '');
    if (form === undefined || form.form === 'participle') continue;
    if (/^(?:who|which|that|to)$/.test(tokens[verb - 1]?.lower ?? '')) continue;
    const speaker = findSubject(site, at + 1, verb);
    if (speaker === null) continue;
    return { pattern: 'subject after', word: tokens[verb]?.text ?? null, verb: form, speaker, at: verb };
  }
  const first = /[,–—―-]/.test(tokens[at + 1]?.text ?? '') ? at + 2 : at + 1;
  const speaker = mentionAt(mentions, first);
  if (speaker === null || first >= end || speaker.isPossessive) return null;
  const isDash = /[–—―-]/.test(tokens[at + 1]?.text ?? '') && speaker.to >= end - 1;
  const inner = site.words.replace(/[”"’'»]+$/, '');
  if (!isDash && !/[,?!…—–-]$/.test(inner)) return null;
  return {
    pattern: isDash ? 'dash' : 'verbless after',
    word: tokens[speaker.to]?.text ?? null,
    verb: null,
    speaker,
    at: speaker.to,
  };
}

function findBefore(site: Site): Cue | null {
  const { paragraph, mentions, sentence, at, scene } = site;
  const { tokens } = paragraph;
  const { lexicons } = scene;
  if (/^(?:titled|entitled|headlined|named|nicknamed)$/.test(tokens[at - 1]?.lower ?? '')) return null;
  for (let verb = at - 1; verb >= sentence.from; verb -= 1) {
    const token = tokens[verb];
    if (token === undefined) break;
    if (token.lower === 'according' || token.lower === 'per') {
      const speaker = mentionAt(mentions, token.lower === 'per' ? verb + 1 : verb + 2);
      if (speaker !== null)
        return { pattern: 'according to', word: token.text, verb: null, speaker, at: verb };
    }
    const form = lexicons.cueForms.get(token.lower);
    if (form === undefined) continue;
    if (form.isGesture && verb < at - 4) continue;
    if (isPassive(tokens, verb)) {
      const agent = /^by$/.test(tokens[verb + 1]?.lower ?? '') ? mentionAt(mentions, verb + 2) : null;
      if (agent === null) continue;
      return { pattern: 'subject before', word: token.text, verb: form, speaker: agent, at: verb };
    }
    const inverted =
      tokens[verb - 1] === undefined || verb === sentence.from ? mentionAt(mentions, verb + 1) : null;
    const speaker =
      inverted ??
      (form.form === 'participle'
        ? findParticipleSubject(site, verb)
        : findSubject(site, sentence.from, verb));
    if (speaker === null) continue;
    return { pattern: 'subject before', word: token.text, verb: form, speaker, at: verb };
  }
  if (tokens[at - 1]?.text !== ':') return null;
  const speaker = firstSubject(site, sentence.from, at);
  return speaker === null ? null : { pattern: 'colon', word: ':', verb: null, speaker, at: at - 1 };
}

const auxiliaries = new Set(
  'has have had was were is are be been being would could will can may might must should did do does also then later only simply still once never even further just again first finally to and but not'.split(
    ' ',
  ),
);

function isAdverb(token: Token | undefined): boolean {
  return token?.kind === 'word' && (auxiliaries.has(token.lower) || /ly$/.test(token.lower));
}

/** Finds the subject of a verb between `from` and the verb. */
function findSubject({ paragraph: { tokens }, mentions }: Site, from: number, verb: number): Mention | null {
  let at = verb - 1;
  while (at >= from && isAdverb(tokens[at])) at -= 1;
  const within = mentions.filter((mention) => mention.from >= from && mention.to <= verb);
  const beside = within.find((mention) => mention.to === at + 1 || mention.reach === at + 1);
  if (beside !== undefined) return climb(beside, within, tokens);
  if (tokens[at]?.text === ',') {
    for (let comma = at - 1; comma >= from; comma -= 1) {
      if (tokens[comma]?.text !== ',') continue;
      const anchor = within.find((mention) => mention.to === comma && !mention.isPossessive);
      if (anchor !== undefined) return climb(anchor, within, tokens);
    }
  }
  return within.find((mention) => !mention.isPossessive && !isPreposition(tokens[mention.from - 1])) ?? null;
}

/** "Kay wrote that it rained, adding: “…”": the subject is that of the verb before. */
function findParticipleSubject(site: Site, participle: number): Mention | null {
  const { paragraph, sentence, scene } = site;
  const { tokens } = paragraph;
  const { lexicons } = scene;
  for (let verb = participle - 1; verb > sentence.from; verb -= 1) {
    if (lexicons.cueForms.get(tokens[verb]?.lower ?? '')?.form !== 'finite') continue;
    const subject = findSubject(site, sentence.from, verb);
    if (subject !== null) return subject;
  }
  return firstSubject(site, sentence.from, participle);
}

/** "has been called", "was widely described": what stands before is not who calls. */
function isPassive(tokens: readonly Token[], verb: number): boolean {
  const word = tokens[verb]?.lower ?? '';
  if (!/(?:ed|t|d|n)$/.test(word) || word.endsWith('ing')) return false;
  let at = verb - 1;
  while (
    /ly$|^(?:also|once|often|once|not|since|been|being|long)$/.test(tokens[at]?.lower ?? '') &&
    !/^(?:been|being)$/.test(tokens[at]?.lower ?? '')
  )
    at -= 1;
  return /^(?:is|are|was|were|be|been|being|gets?|got)$/.test(tokens[at]?.lower ?? '');
}

/** Goes from "Crumb" in "a rep for Crumb" to the rep. */
function climb(mention: Mention, within: readonly Mention[], tokens: readonly Token[]): Mention {
  if (mention.appositiveOf !== null) {
    const anchor = within.find(({ index }) => index === mention.appositiveOf);
    if (anchor !== undefined && mention.kind !== 'name') return climb(anchor, within, tokens);
  }
  if (!isPreposition(tokens[mention.from - 1])) return mention;
  const outer = within.find(({ to, isPossessive }) => to === mention.from - 1 && !isPossessive);
  return outer === undefined ? mention : climb(outer, within, tokens);
}

function firstSubject({ paragraph: { tokens }, mentions }: Site, from: number, to: number): Mention | null {
  const within = mentions.filter((mention) => mention.from >= from && mention.to <= to);
  return within.find((mention) => !isPreposition(tokens[mention.from - 1])) ?? within[0] ?? null;
}

const prepositions = new Set(
  'of for at from in on with by to about after before behind near against under over than as between into through during beside per'.split(
    ' ',
  ),
);

function isPreposition(token: Token | undefined): boolean {
  return token !== undefined && prepositions.has(token.lower);
}

function mentionAt(mentions: readonly Mention[], at: number): Mention | null {
  return mentions.find(({ from }) => from === at) ?? null;
}

/** Prefers the name in an appositive: "said her attorney, Kay Reyes". */
function widen(mention: Mention, mentions: readonly Mention[]): Mention {
  if (mention.kind === 'name') return mention;
  return (
    mentions.find(({ appositiveOf, kind }) => appositiveOf === mention.index && kind === 'name') ?? mention
  );
}
