import type { Mention } from '../phrases/mention.ts';
import { chooseBand } from '../weights/choose-band.ts';
import { feature } from '../weights/feature.ts';
import type { Circumstances } from './circumstances.ts';
import type { Entity, Trace } from './entity.ts';
import { speaks } from './speaks.ts';

const distances = [
  [0, '0'],
  [1, '1'],
  [2, '2'],
  [3, '3'],
  [5, '4-5'],
  [9, '6-9'],
] as const;

/** Adds to the features of somebody how fresh in mind they are. */
export function pushFreshness(features: string[], entity: Entity, trace: Trace, seen: Circumstances): void {
  const { mention } = seen;
  features.push(
    feature`distance ${chooseBand(mention.sentence - trace.sentence, distances, '10+')}`,
    feature`last ${trace.role}`,
  );
  if (trace.paragraph === mention.paragraph) features.push('in this paragraph');
  if (entity === seen.latestSubject) features.push('latest subject');
  if (entity.isInTitle) features.push('in the title');
  pushSamePronoun(features, entity, seen);
  pushSpeaking(features, entity, seen);
  if (isAsker(trace, seen)) features.push('asks itself');
  pushWords(features, entity, seen);
  if (trace.openedParagraph === mention.paragraph) features.push('opened this paragraph');
  pushLastMention(features, trace, mention);
}

/** Whoever a story has just brought in by name is about to speak. */
function pushLastMention(features: string[], { mention: last, first }: Trace, { sentence }: Mention): void {
  if (last === null || sentence - last.sentence > 2) return;
  features.push(feature`last by ${last.kind}`);
  if (first?.kind === 'name' && sentence - first.sentence <= 2) features.push('just brought in');
}

/** Tells whether the words beside the phrase speak of somebody, by name or by a pronoun like theirs. */
function pushWords(features: string[], { words, gender }: Entity, { quoted }: Circumstances): void {
  if (quoted.size === 0) return;
  if (quoted.has(words[0] ?? '') || quoted.has(words.at(-1) ?? '')) features.push('named in the words');
  else if ((gender === 'f' && quoted.has('she')) || (gender === 'm' && quoted.has('he')))
    features.push('alike in the words');
}

function pushSamePronoun(features: string[], entity: Entity, { mention, lastMeant }: Circumstances): void {
  if (lastMeant?.entity !== entity) return;
  const since = mention.sentence - lastMeant.sentence;
  if (since <= 2) features.push(since <= 1 ? 'same pronoun just now' : 'same pronoun before');
}

function pushSpeaking(features: string[], entity: Entity, seen: Circumstances): void {
  const { mention, lastSpeaker } = seen;
  if (lastSpeaker?.entity !== entity) return;
  const since = lastSpeaker.paragraphsAgo;
  if (since === 0) features.push(speaks(mention, seen) ? 'speaks again' : 'spoke here');
  if (since === 1) features.push('spoke above');
  if (since > 0 && isReply(seen)) features.push('answers itself');
}

/** In `"…," she protested`, she is not who spoke just before. */
function isReply({ mention, tokens, lexicons }: Circumstances): boolean {
  return tokens[mention.from - 1]?.kind === 'run' && lexicons.replyVerbs.has(tokens[mention.to]?.lower ?? '');
}

/** In "When Kay asked why, she groaned", she is not Kay. */
function isAsker({ mention: last }: Trace, { mention, tokens }: Circumstances): boolean {
  if (last === null || last.sentence !== mention.sentence || last.kind === 'pronoun') return false;
  const verb = tokens[last.to]?.lower ?? '';
  const before = tokens[mention.from - 1];
  if (/^ask(?:s|ed)$/.test(verb) && /^(?:why|whether|if|how|what|where|who)$/.test(before?.lower ?? ''))
    return true;
  if (before?.text !== ',' || !/^(?:when|as|after|if|once)$/.test(tokens[last.from - 1]?.lower ?? ''))
    return false;
  return /^ask(?:s|ed)$/.test(verb) || /^(?:him|her|them)$/.test(tokens[last.to + 1]?.lower ?? '');
}
