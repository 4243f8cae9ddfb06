import type { Span } from '../../domain.ts';
import type { Person } from '../people/person.ts';
import type { Scene } from '../scene.ts';
import { labelMax } from '../text/read-label.ts';
import { findInterviewee } from './find-interviewee.ts';
import { endingMax, type Line, listLines } from './list-lines.ts';
import { fold, nameLabels, type Role } from './name-labels.ts';

/** Lines that one says before another has their turn, and who. */
export interface Turn {
  readonly lines: readonly Line[];
  /** Null for one who asks and is not known. */
  readonly person: Person | null;
  readonly asks: boolean;
  /** The name before them; null where there is none. */
  readonly phrase: Span | null;
  readonly confidence: number;
}

/**
 * Reads the turns of an interview or conversation: after labels that alternate, else questions on lines of their own and what
 * follows them. A story that is plainly neither has none.
 */
export function readTurns(scene: Scene): readonly Turn[] {
  const known = turnsOf.get(scene);
  if (known !== undefined) return known;
  const lines = mayBeInterview(scene) ? listLines(scene) : [];
  const turns = readLabels(lines, scene) ?? readQuestions(lines, scene) ?? [];
  const read = turns.some(tellsOfOneself) ? [] : turns;
  turnsOf.set(scene, read);
  return read;
}

/** Both whose words the marks hold and what is said without them go by the turns, which are read once. */
const turnsOf = new WeakMap<Scene, readonly Turn[]>();

/** Whether somebody would speak of himself by name: then it is another who answers, such as a manager. */
function tellsOfOneself({ person, asks, phrase, lines }: Turn): boolean {
  const surname = person?.words.at(-1) ?? '';
  if (person === null || asks || phrase !== null || surname.length < 3) return false;
  return lines.some(({ words }) =>
    fold(words)
      .split(/[^\p{L}\p{N}'-]+/u)
      .some((word) => person.words.includes(word)),
  );
}

/** Whether enough lines may have labels or be questions; a quick look that spares most stories the reading. */
function mayBeInterview({ paragraphs }: Scene): boolean {
  let labels = 0;
  let questions = 0;
  for (const { text, tokens } of paragraphs) {
    if (tokens.length === 0) continue;
    const head = text.slice(0, labelMax);
    if (text.length <= labelMax || /[:：]|^\s*[*_]*[QA]\b/u.test(head)) labels += 1;
    if (text.includes('?', text.length - endingMax)) questions += 1;
  }
  return labels >= labelledMin || questions >= questionsMin;
}

function placeLabel(line: Line | undefined): Span | null {
  if (line?.label == null) return null;
  return { paragraph: line.paragraph, start: line.labelStart, end: line.labelStart + line.label.length };
}

// ── Labels ───────────────────────────────────────────────────────────────────────────────────────────

/** Fewer labelled lines are lists of facts: "Director: …", "Cast: …". */
const labelledMin = 4;
/** How many of the unmarked turns must be asked for, or speak of I or we. */
const turnsMin = 2;

/** How sure a label is: a whole name or the only one who answers, a part of a name or initials. */
const sureness = { whole: 0.97, part: 0.93, guest: 0.88 } as const;

interface Part {
  readonly role: Role;
  readonly lines: readonly Line[];
  readonly asks: boolean;
}

/** Reads turns by the labels before them; null where the labels make no interview. */
function readLabels(lines: readonly Line[], scene: Scene): Turn[] | null {
  if (lines.filter(({ label }) => label !== null).length < labelledMin) return null;
  const parts = listParts(lines, nameLabels(scene));
  if (!isInterview(lines, parts)) return null;
  const first = lines.findIndex((line) => partOf(line, parts) !== undefined);
  const guest = findInterviewee(scene, lines[first]?.paragraph ?? 0);
  return gatherTurns(lines.slice(first), parts).flatMap(({ part, lines: said }): Turn[] => {
    const { role, asks } = part;
    const isGuest = role.kind === 'answers' && guest !== null;
    const person = role.kind === 'person' ? role.person : isGuest ? guest : null;
    if (person === null && !asks) return [];
    const phrase = isGuest || asks ? null : placeLabel(said[0]);
    const isWhole = role.kind === 'person' && role.isWhole;
    const confidence = isGuest ? sureness.guest : isWhole ? sureness.whole : sureness.part;
    return [{ lines: said, person, asks, phrase, confidence }];
  });
}

const partOf = ({ label }: Line, parts: ReadonlyMap<string, Part>) =>
  label === null ? undefined : parts.get(fold(label));

/** Finds the labels that stand for somebody, with the lines under each, and which of them ask. */
function listParts(lines: readonly Line[], nameLabel: (label: string) => Role): Map<string, Part> {
  const parts = new Map<string, Part>();
  for (const [key, said] of gatherUnder(lines)) {
    const role = said.length > 1 ? nameLabel(key) : nameOnce(nameLabel(key));
    const questions = said.filter(({ isQuestion }) => isQuestion).length;
    const asks = role.kind === 'asks' || (questions >= 2 && questions >= 0.6 * said.length);
    if (asks || role.kind !== 'unknown') parts.set(key, { role, lines: said, asks });
  }
  return parts;
}

/** Gathers the lines by the label before them, or on the line above. */
function gatherUnder(lines: readonly Line[]): Map<string, Line[]> {
  const under = new Map<string, Line[]>();
  for (const [at, line] of lines.entries()) {
    const said = line.words === '' ? lines[at + 1] : line;
    if (line.label === null || said === undefined) continue;
    const key = fold(line.label);
    const others = under.get(key);
    if (others === undefined) under.set(key, [said]);
    else others.push(said);
  }
  return under;
}

/** A label that stands once is a person's only where it is a name in full, and plainly a person's. */
function nameOnce(role: Role): Role {
  const isSure = role.kind !== 'person' || (role.person.personhood >= 0.5 && !role.person.isBody);
  return isSure ? role : { kind: 'unknown' };
}

/** Whether labels of people alternate with questions, or with one another in their own words. */
function isInterview(lines: readonly Line[], parts: ReadonlyMap<string, Part>): boolean {
  const answering = [...parts.values()].filter(({ asks }) => !asks);
  const unmarked = answering.flatMap((part) => part.lines).filter(({ isMarked }) => !isMarked);
  if (unmarked.length < turnsMin) return false;
  const asked = lines.filter(({ isQuestion }, at) => {
    const next = lines[at + 1];
    return isQuestion && next !== undefined && partOf(next, parts)?.asks === false;
  });
  const asking = [...parts.values()].filter(({ asks }) => asks).flatMap((part) => part.lines);
  if (Math.max(asked.length, asking.length) >= turnsMin) return true;
  const said: readonly Said[] = [...parts.values()].flatMap(({ role, lines: own }) =>
    role.kind === 'person' ? own.map((line) => ({ line, role })) : [],
  );
  if (countSpeakers(said) < 2 || unmarked.length < labelledMin) return false;
  const ownWords = unmarked.filter(({ isFirstPerson }) => isFirstPerson);
  const shouted = said.filter(({ line }) => isShouted(line));
  return ownWords.length * 2 >= unmarked.length || shouted.length * 2 > said.length;
}

/** How often a part of a name must come to be somebody's label. */
const partMin = 3;

interface Said {
  readonly line: Line;
  readonly role: Extract<Role, { readonly kind: 'person' }>;
}

/** Counts those who talk: of more than one line under their name or in capitals, of several under a part of it. */
function countSpeakers(said: readonly Said[]): number {
  const counts = new Map<Person, number>();
  for (const { line, role } of said) {
    const weight = role.isWhole || isShouted(line) ? partMin / 2 : 1;
    counts.set(role.person, (counts.get(role.person) ?? 0) + weight);
  }
  return [...counts.values()].filter((count) => count >= partMin).length;
}

/** "KAY REYES: …", as transcripts set their labels. */
const isShouted = ({ label }: Line) => label !== null && /^\P{Ll}*\p{Lu}{2}\P{Ll}*$/u.test(label);

/** Gathers lines into the turns of those who answer, with the lines without a label that go on with them. */
function gatherTurns(lines: readonly Line[], parts: ReadonlyMap<string, Part>) {
  const turns: { readonly part: Part; readonly lines: Line[] }[] = [];
  const areQuestionsLabelled = [...parts.values()].some(({ asks }) => asks);
  const last = lines.findLastIndex((line) => partOf(line, parts) !== undefined);
  let current: { readonly part: Part; readonly lines: Line[] } | null = null;
  for (const [at, line] of lines.entries()) {
    const part = partOf(line, parts);
    if (part !== undefined) {
      current = { part, lines: [line] };
      turns.push(current);
    } else if (current !== null) {
      const isHeading = current.lines[0]?.words === '' && current.lines.length === 1;
      const isWithin = areQuestionsLabelled && at < last && isSentence(line);
      if (isHeading || (goesOn(line) && (isWithin || line.isFirstPerson))) current.lines.push(line);
      else current = null;
    }
  }
  return turns;
}

const isSentence = ({ words }: Line) => /[.!?…][”"’'»)\]*]*\s*$/u.test(words.slice(-8));

/** Whether a line without a label may go on with what somebody says. */
const goesOn = (line: Line) => line.label === null && !line.isMarked && !line.isBold && !line.isQuestion;

// ── Questions ────────────────────────────────────────────────────────────────────────────────────────

/** Fewer questions on lines of their own are a writer's. */
const questionsMin = 3;
/** Longer lines that end with a question are answers. */
const questionLengthMax = 500;

const address = /(?<!\p{L})(?:you|your|yours|you['’](?:re|ve|d|ll))(?!\p{L})/iu;

/** Reads turns by the questions between them; null where they make no interview. */
function readQuestions(lines: readonly Line[], scene: Scene): Turn[] | null {
  const asks = chooseQuestions(lines);
  const answered = lines.flatMap((line, at) => {
    const answer = lines[at + 1];
    return asks(line) && answer !== undefined && !asks(answer) ? [{ line, answer, at }] : [];
  });
  const unmarked = answered.filter(({ answer }) => !answer.isMarked);
  const addressing = answered.filter(({ line }) => address.test(line.words));
  const ownWords = unmarked.filter(({ answer }) => answer.isFirstPerson);
  const isTwoPeople =
    unmarked.length >= questionsMin &&
    unmarked.length * 2 >= answered.length &&
    addressing.length >= 2 &&
    ownWords.length * 2 >= unmarked.length;
  const [first] = answered;
  if (!isTwoPeople || first === undefined || !isCalledInterview(lines.slice(0, first.at), scene)) return null;
  const person = findInterviewee(scene, first.line.paragraph);
  if (person === null) return null;
  const shared = { phrase: null, confidence: sureness.guest };
  return unmarked.flatMap(({ line, answer, at }) => [
    { ...shared, lines: [line], person: null, asks: true },
    { ...shared, lines: [answer, ...takeRest(lines, at + 2, asks)], person, asks: false },
  ]);
}

/** Says which lines ask: those in bold where questions are set so, else those that end with a question. */
function chooseQuestions(lines: readonly Line[]): (line: Line) => boolean {
  const isAsked = ({ isQuestion, isMarked, words }: Line) =>
    isQuestion && !isMarked && words.length <= questionLengthMax;
  const questions = lines.filter(isAsked);
  const isSetInBold = questions.filter(({ isBold }) => isBold).length * 3 > questions.length * 2;
  return isSetInBold ? ({ isBold }) => isBold : isAsked;
}

/** Takes the further lines of an answer, as long as they are plainly the same one's. */
function takeRest(lines: readonly Line[], from: number, asks: (line: Line) => boolean): Line[] {
  const rest = lines.slice(from);
  const end = rest.findIndex(
    (line) => asks(line) || !goesOn(line) || !line.isFirstPerson || !isSentence(line),
  );
  return rest.slice(0, end < 0 ? rest.length : end);
}

/** Whether the story says before the first question that it is an interview. */
function isCalledInterview(lines: readonly Line[], scene: Scene): boolean {
  const opening = [scene.story.title, ...lines.map(({ words }) => words)].join(' ');
  const words = ` ${opening.toLowerCase().replace(/[^\p{L}\p{N}&]+/gu, ' ')} `;
  return [...scene.lexicons.interviewSigns].some((sign) => words.includes(` ${sign} `));
}
