import type { Span } from '../../domain.ts';
import type { Discourse } from '../discourse/discourse.ts';
import type { Mention } from '../phrases/mention.ts';
import { placeMention } from '../place-mention.ts';
import { listMentions } from '../scene.ts';
import { chooseTopic, type Topic } from '../speakers/choose-topic.ts';
import type { Paragraph } from '../text/story-text.ts';
import { speaksOfItself } from '../turns/list-lines.ts';
import { nameLabels, type Role } from '../turns/name-labels.ts';
import type { JudgedStory, Unmarked } from './unmarked.ts';

/**
 * Finds what stands in block form without marks: a statement that the line above announces ("Her statement in full:"),
 * and what the page sets as a block quote after words that say who speaks, or with a name under it.
 */
export function findStatements(ground: JudgedStory, discourse: Discourse): Unmarked[] {
  const prose = ground.scene.paragraphs.filter(({ tokens }) => tokens.length > 0);
  const blockQuotes = new Set(ground.scene.story.layout?.blockQuotes);
  const leading = new Set(prose.filter((line, at) => leadsInto(line, prose[at + 1], ground)));
  const announcing = new Set([...prose.filter((line) => announces(line, ground)), ...leading]);
  if (blockQuotes.size + announcing.size === 0) return [];
  const quoting = new Set(
    ground.judged.filter((run) => run.attributed !== null).map(({ site }) => site.paragraph),
  );
  const nameLabel = nameLabels(ground.scene);
  const found: Unmarked[] = [];
  /** Where the last block ended. */
  let to = 0;
  for (const [at, first] of prose.entries()) {
    const block = at < to || isMarkedFrom(first) ? null : takeBlockAt(at);
    const statement = block === null ? null : makeStatement(block, ground, discourse);
    if (block === null || (statement === null && !blockQuotes.has(first.index))) continue;
    if (statement !== null) found.push(statement);
    to = at + block.lines.length;
  }
  return found;

  function takeBlockAt(at: number): Block | null {
    const above = prose[at - 1];
    const isAnnounced = above !== undefined && announcing.has(above);
    if (blockQuotes.has(prose[at]?.index ?? -1)) {
      if (at !== to && blockQuotes.has(above?.index ?? -1)) return null;
      const lines = takeBlockQuote(prose, at, blockQuotes);
      return { above, isAnnounced, lines, signed: readSignature(lines, nameLabel) };
    }
    return isAnnounced
      ? {
          above,
          isAnnounced,
          lines: takeStatement(prose, at, {
            ends: (line) => quoting.has(line) || announcing.has(line),
            plainMax: leading.has(above) ? 0 : plainLinesMax,
          }),
          signed: null,
        }
      : null;
  }
}

const isMarkedFrom = ({ tokens }: Paragraph) => tokens[0]?.kind === 'run';

// ── What is taken ────────────────────────────────────────────────────────────────────────────────────

/** How much of a line's end announces what follows it, in characters. */
const announcementLength = 160;

/** Whether a line says that somebody's words follow whole. */
function announces({ text }: Paragraph, { scene }: JudgedStory): boolean {
  const ending = text.trimEnd().slice(-announcementLength);
  if (!/(?::|below[.!]?|in full\.)$/iu.test(ending)) return false;
  const words = ` ${ending.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')}`;
  return [...scene.lexicons.statementSigns].some((sign) => words.includes(` ${sign} `));
}

/** "Kay Reyes wrote on Instagram:", and the next line speaks of I or we without marks. */
function leadsInto(line: Paragraph, next: Paragraph | undefined, { scene }: JudgedStory): boolean {
  const last = line.sentences.at(-1);
  if (last === undefined || next === undefined || !/:\s*$/.test(line.text.slice(-endingLength))) return false;
  if (line.tokens.some(({ kind }) => kind === 'run') || isMarkedFrom(next)) return false;
  return speaksOfItself(next.text) && hasFloor(chooseTopic(line, last, scene));
}

/** Whether somebody speaks or asks: what follows whoever is asked may be the question. */
const hasFloor = (topic: Topic | null) => topic?.manner === 'speaking' || topic?.manner === 'asking';

/** How much of a line's end is looked through for a colon, in characters. */
const endingLength = 4;

/** Takes the lines of a block quote, down to the name under it. */
function takeBlockQuote(
  prose: readonly Paragraph[],
  from: number,
  blockQuotes: ReadonlySet<number>,
): readonly Paragraph[] {
  let to = from;
  while (blockQuotes.has(prose[to]?.index ?? -1)) {
    to += 1;
    if (to > from + 1 && signature.test(prose[to - 1]?.text ?? '')) break;
  }
  return prose.slice(from, to);
}

/** "— Kay Reyes (@kay) June 6": the name under a block quote. */
const signature = /^\s*[—–―-]+\s*([^(,]{2,60}?)\s*(?:[(,].*)?$/u;

/** Longer statements are cut short rather than let run into the story. */
const statementLinesMax = 40;
/** How many lines in a row may speak neither of I nor of we: facts within a statement. */
const plainLinesMax = 2;

const signOff =
  /^\s*(?:thank you|thanks|sincerely|yours|love|with love|best wishes|peace|[—–-]\s?\p{Lu}).{0,40}$/iu;

/** Takes the lines after an announcement down to the last that speaks of I or we, before the story quotes or announces again. */
function takeStatement(
  prose: readonly Paragraph[],
  from: number,
  { ends, plainMax }: { ends(line: Paragraph): boolean; plainMax: number },
): readonly Paragraph[] {
  const first = prose[from];
  if (first === undefined || ends(first)) return [];
  let to = from + 1;
  let plain = 0;
  for (let at = from; at < Math.min(prose.length, from + statementLinesMax); at += 1) {
    const line = prose[at];
    if (line === undefined || ends(line) || plain > plainMax) break;
    const isTheirs = speaksOfItself(line.text) || signOff.test(line.text);
    plain = isTheirs ? 0 : plain + 1;
    if (isTheirs) to = at + 1;
  }
  return prose.slice(from, to);
}

// ── Whose it is ──────────────────────────────────────────────────────────────────────────────────────

/** How sure a speaker is whom the words above name as speaking or writing, or a name under the words. */
const sureSpeaking = 0.93;
/** How sure one is whom the words above are only about. */
const sureTopic = 0.75;

interface Block {
  readonly above: Paragraph | undefined;
  readonly isAnnounced: boolean;
  readonly lines: readonly Paragraph[];
  readonly signed: Signature | null;
}

type Signature = Pick<Unmarked, 'speaker' | 'phrase' | 'confidence'>;

function makeStatement(
  { above, isAnnounced, lines, signed }: Block,
  ground: JudgedStory,
  discourse: Discourse,
): Unmarked | null {
  const said = signed === null ? lines : lines.slice(0, -1);
  const [first, ...rest] = said.flatMap(({ index }) => ground.cut({ paragraph: index, start: 0 }));
  if (first === undefined) return null;
  const shared = { pass: isAnnounced ? 'statement' : 'block quote', contents: [first, ...rest] } as const;
  if (signed !== null) return { ...shared, ...signed };
  const introduced = above === undefined ? null : readIntroduction(above, ground, discourse);
  if (introduced === null)
    return isAnnounced ? { ...shared, speaker: null, phrase: null, confidence: 0.5 } : null;
  const leadsIn = isAnnounced || introduced.isSpeaking || /:\s*$/.test(above?.text ?? '');
  return leadsIn ? { ...shared, ...introduced } : null;
}

function readSignature(lines: readonly Paragraph[], nameLabel: (label: string) => Role): Signature | null {
  const line = lines.length > 1 ? lines.at(-1) : undefined;
  const printed = signature.exec(line?.text ?? '')?.[1];
  if (line === undefined || printed === undefined) return null;
  const role = nameLabel(printed);
  const start = line.text.indexOf(printed);
  const phrase: Span = { paragraph: line.index, start, end: start + printed.length };
  return { speaker: role.kind === 'person' ? role.person.name : null, phrase, confidence: sureSpeaking };
}

/** Reads from the line above who speaks: who says so, else whose the statement is, else whom it is about. */
function readIntroduction(above: Paragraph, { scene }: JudgedStory, discourse: Discourse) {
  // "Kay Reyes issued a statement. In full:"
  const sentence =
    above.sentences.findLast((near) => listMentions(scene, above.index, near).length > 0) ??
    above.sentences.at(-1);
  if (sentence === undefined) return null;
  const topic = chooseTopic(above, sentence, scene);
  const document = listMentions(scene, above.index, sentence).findLast(({ isDocument }) => isDocument);
  const mention = topic !== null && topic.manner !== null ? topic.mention : (document ?? topic?.mention);
  if (mention === undefined) return null;
  // "Kay said that Lou had issued a statement", "Lou was told by Kay": either could be whose words follow.
  const named = listMentions(scene, above.index, sentence).map(
    ({ index }) => scene.people.personOf[index] ?? -1,
  );
  const isDisputed =
    new Set(named.filter((person) => (scene.people.people[person]?.personhood ?? 0) > 0)).size > 1;
  const isSpeaking = hasFloor(topic) || mention === document;
  return {
    speaker: isDisputed ? null : nameSpeaker(mention, above, discourse),
    phrase: placeMention(scene, mention),
    confidence: (isSpeaking ? sureSpeaking : sureTopic) * discourse.certainty(mention),
    isSpeaking,
  };
}

function nameSpeaker(mention: Mention, { tokens }: Paragraph, discourse: Discourse): string | null {
  // "The agency's full statement": the owner is no mention of its own, and whoever else is meant is not.
  if (tokens.slice(mention.from, mention.to).some(({ isPossessive }) => isPossessive)) return null;
  const entity = discourse.resolveJoint(mention) ?? discourse.resolve(mention);
  return (entity?.isDocument ? entity.author?.name : entity?.name) ?? null;
}
