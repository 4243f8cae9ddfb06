import type { Entity } from '../discourse/entity.ts';
import type { Site } from '../scene.ts';
import { isAmong } from './list-addressed.ts';
import { type AttributedRun, carryOver, goByNoPhrase, type Proposal, type Reader } from './proposal.ts';

/** How many runs back the other of two who speak by turns may be. */
const turnsMax = 6;

/** Two who speak by turns: the one before last. */
export function takeTurns(site: Site, { before, scene }: Reader): Proposal[] {
  const last = before.at(-1);
  const other = before.slice(-turnsMax).findLast(({ entity }) => entity !== last?.entity);
  if (last === undefined || other === undefined || site.at !== 0) return [];
  if (scene.above[site.paragraph.index] !== last.site.paragraph.index) return [];
  return [carryOver('by turns', other, false)];
}

/** In a story told by an I, a quotation that nobody else is said to speak may be the writer's question or the narrator's words. */
export function askAsAuthor(site: Site, { cues, discourse }: Reader): Proposal[] {
  if (cues.length > 0 || site.at !== site.sentence.from) return [];
  const teller = discourse.author();
  return teller === null ? [] : [goByNoPhrase('author', teller)];
}

/** How many of those who spoke are thought of. */
const recalledMax = 4;

/** A paragraph that opens with a quotation, and nothing beside it says whose: somebody who spoke before. */
export function recallSpeakers(site: Site, { cues, before }: Reader): Proposal[] {
  if (cues.length > 0 || site.at !== site.sentence.from) return [];
  const speakers = new Map<Entity, AttributedRun>();
  for (const run of before.slice(-3 * turnsMax).toReversed())
    if (run.entity !== null && !speakers.has(run.entity)) speakers.set(run.entity, run);
  return [...speakers.values()].slice(1, recalledMax).map((run) => carryOver('spoke before', run, false));
}

/** "“Well, Kay?” he asked.": whom the words above call, by name or by what they are, may answer. */
export function answerCall(site: Site, { cues, wordsBefore, before, discourse, scene }: Reader): Proposal[] {
  const last = before.at(-1);
  if (last === undefined || wordsBefore === null || cues.length > 0 || site.at !== site.sentence.from)
    return [];
  if (scene.above[site.paragraph.index] !== last.site.paragraph.index) return [];
  const { addressed } = wordsBefore;
  if (addressed.size === 0) return [];
  const called = discourse
    .listRecent()
    .find(
      (entity) => entity !== last.entity && (isAmong(entity, addressed) || isCalledSo(entity, addressed)),
    );
  return called === undefined ? [] : [goByNoPhrase('called', called)];
}

/** "Yes, Sergeant." */
const isCalledSo = ({ heads, isBody, isPlural }: Entity, addressed: ReadonlySet<string>) =>
  !isBody && !isPlural && [...heads].some((head) => addressed.has(head));

/** How many of those who were told of last are thought of. */
const presentMax = 3;

/** Where nothing beside a quotation says whose it is: somebody told of shortly before, who has not spoken yet. */
export function recallPresent(site: Site, { cues, before, discourse }: Reader): Proposal[] {
  if (cues.length > 0 || site.at !== site.sentence.from) return [];
  return discourse
    .listRecent()
    .filter(
      ({ name, personhood, isBody, isPlural }) => name !== null && personhood >= 1 && !isBody && !isPlural,
    )
    .slice(0, presentMax)
    .filter((entity) => !before.slice(-3 * turnsMax).some((run) => run.entity === entity))
    .map((entity) => goByNoPhrase('present', entity));
}

/** Whoever spoke last, where nothing else tells. */
export function repeatLastSpeaker(_site: Site, { before }: Reader): Proposal[] {
  const last = before.at(-1);
  return [last === undefined ? goByNoPhrase('nobody', null) : carryOver('last speaker', last, false)];
}
