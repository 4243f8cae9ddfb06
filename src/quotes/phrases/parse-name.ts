import type { Lexicons, WordGender } from '../lexicons/lexicons.ts';
import type { Token } from '../text/story-text.ts';
import { agree, type Ground, makePhrase, type Phrase, startsSentence } from './phrase.ts';

/** Reads a proper name: titles, then capitals with particles, initials, "of the …" after bodies, a nickname in marks. */
export function parseName(ground: Ground, first: number): Phrase | null {
  const { tokens, lexicons } = ground;
  let from = first;
  let gender: WordGender = '-';
  let title: string | null = null;
  while (isTitle(ground, from)) {
    title = tokens[from]?.lower ?? '';
    gender = agree(gender, lexicons.titles.get(title));
    from += 1;
  }
  const isTold = title !== null && stepOverParticles(ground, from) > 0;
  if (tokens[from]?.kind !== 'word' || !(isTold || canStartName(ground, from))) return null;
  const to = ground.known === null ? findNameEnd(ground, from) : from + knownLength(ground, from);
  if (to === from) return null;
  const credit = ground.known === null ? findCredit(ground, from, to) : null;
  const nameFrom = credit?.to ?? from;
  const words = tokens.slice(nameFrom, findLettersStart(ground, nameFrom, to));
  const name = makeName(words, { from: first, to }, lexicons);
  const told = credit?.noun ?? title;
  if (credit?.noun != null)
    gender = agree(
      gender,
      lexicons.personNouns.get(credit.noun) ??
        lexicons.titles.get(credit.noun) ??
        lexicons.royalTitles.get(credit.noun),
    );
  return {
    ...name,
    heads: told === null ? [] : [told],
    gender: agree(name.gender, gender),
    title: from === first ? null : joinName(tokens.slice(first, from)),
  };
}

/** What of a row of capitals stands before the name itself, up to `to`; the noun it ends with, where it is one. */
interface Credit {
  readonly to: number;
  readonly noun: string | null;
}

/** "Google CEO Kay Reyes", "Harrow-born Kay Reyes", "Copper County Recorder Kay Reyes", all in capitals. */
function findCredit(ground: Ground, from: number, to: number): Credit | null {
  if (joinedCredit.test(ground.tokens[from]?.lower ?? '') && to > from + 1)
    return { to: from + 1, noun: null };
  return findRoyal(ground, from, to) ?? findRole(ground, from, to) ?? findFirstName(ground, from, to);
}

/** "Baron Kay Reyes" is Kay Reyes, and Princess Kay has no other name; "DJ" stays before any. */
function findRoyal({ tokens, lexicons }: Ground, from: number, to: number): Credit | null {
  const { royalTitles, particles } = lexicons;
  const noun = tokens[from]?.lower ?? '';
  const rest = tokens
    .slice(from + 1, to)
    .filter(({ kind, lower }) => kind === 'word' && !particles.has(lower));
  if (!royalTitles.has(noun) || stageTitles.test(noun) || rest.length < 2) return null;
  const isLonger = royalTitles.has(rest[0]?.lower ?? '') || rest.some(({ isCapital }) => !isCapital);
  return isLonger || isBodyName(rest, lexicons) ? null : { to: from + 1, noun };
}

const stageTitles = /^(?:dj|mc|kid|lil|baby)$/;

/** Finds the last noun for a person before the name. */
function findRole({ tokens, lexicons }: Ground, from: number, to: number): Credit | null {
  const { personNouns, titles, firstNames } = lexicons;
  for (let at = to - 2; at >= from; at -= 1) {
    const lower = tokens[at]?.lower ?? '';
    const noun = lower.includes('-') ? (lower.split('-').at(-1) ?? '') : lower;
    const isRole =
      (personNouns.has(noun) || titles.has(noun)) && !noun.endsWith('s') && !lexicons.royalTitles.has(noun);
    if (!isRole || !tokens[at + 1]?.isCapital) continue;
    if (at === from && (firstNames.has(lower) || !firstNames.has(tokens[at + 1]?.lower ?? ''))) continue;
    return isBodyName(tokens.slice(at + 1, to), lexicons) ? null : { to: at + 1, noun };
  }
  return null;
}

/** Finds the first name in a row of capitals that no noun leads up to. */
function findFirstName(ground: Ground, from: number, to: number): Credit | null {
  const { tokens, lexicons } = ground;
  const { firstNames } = lexicons;
  // Where many capitals stand in a row, those before a first name tell what somebody is.
  const leadMin = firstNames.has(tokens[from]?.lower ?? '') ? to : isLead(ground, from) ? from + 1 : from + 2;
  for (let at = from + 1; at < to - 1; at += 1) {
    if (!firstNames.has(tokens[at]?.lower ?? '') || isBodyName(tokens.slice(at, to), lexicons)) continue;
    const before = tokens[at - 1];
    if (joinedCredit.test(before?.lower ?? '')) return { to: at, noun: null };
    if (at >= leadMin && /^\p{Lu}(?:\p{Ll}+|\p{Lu}{2,})$/u.test(before?.text ?? ''))
      return { to: at, noun: null };
  }
  return null;
}

/** Whether one word before a first name tells what somebody is: "MPP Kay Reyes", "Dane Kay Reyes", "Londoner Kay Reyes". */
function isLead(ground: Ground, at: number): boolean {
  const { text = '', lower = '' } = ground.tokens[at] ?? {};
  if (/^\p{Lu}{3,}$/u.test(text) || ground.lexicons.demonyms.has(lower)) return true;
  // The story has it nowhere else but at the start of a sentence.
  return tells.test(lower) && startsSentence(ground, at) && !ground.within.has(lower);
}

/** Endings of words that tell what somebody is. */
const tells = /[a-z]{2}(?:er|or|ist|ian|ish|ese|ed|al|ant|ent|ary|ive|ful|ous|man)$/;

/** "Harrow-born", "Emmy-winning", "Oscar-winner". */
const joinedCredit = /-(?:born|based|winning|nominated|winner|nominee|trained|raised|educated)$/;

const isBodyName = (words: readonly Token[], { nameBodies, nameThings }: Lexicons) =>
  words.some(({ lower }) => nameBodies.has(lower)) || nameThings.has(words.at(-1)?.lower ?? '');

/** Makes a name of its words; where the phrase stands is told apart, as it may take in more. */
export function makeName(
  words: readonly Token[],
  { from, to }: { from: number; to: number },
  { nameBodies, firstNames, royalTitles }: Lexicons,
): Phrase {
  const opening = words[0]?.lower ?? '';
  const isNumbered = numbered.test(opening) && /^\d/.test(words[1]?.text ?? '');
  const isBody = isNumbered || words.some(({ text, lower }) => text === '&' || nameBodies.has(lower));
  const given = firstNames.get(opening) ?? royalTitles.get(opening) ?? '-';
  return makePhrase({
    from,
    to,
    kind: 'name',
    name: joinName(words),
    gender: isBody ? '-' : given,
    isBody,
    isPossessive: words.at(-1)?.isPossessive ?? false,
  });
}

function joinName(words: readonly Token[]): string {
  return words
    .filter(({ kind }) => kind !== 'run')
    .map(({ text, ending }, index, all) => (index === all.length - 1 ? text : `${text}${ending}`))
    .join(' ')
    .replaceAll(' ,', ',');
}

/** "Kay Reyes KC": the letters after a name are no part of it. */
function findLettersStart({ tokens, lexicons }: Ground, from: number, to: number): number {
  let end = to;
  while (end > from + 1 && lexicons.lettersAfter.has(tokens[end - 1]?.text ?? '')) end -= 1;
  return end;
}

function isTitle({ tokens, lexicons }: Ground, at: number): boolean {
  const token = tokens[at];
  if (!token?.isCapital || token.isPossessive || !lexicons.titles.has(token.lower)) return false;
  return isCapitalWord(tokens[at + 1]) || stepOverParticles({ tokens, lexicons }, at + 1) > 0;
}

const isCapitalWord = (token: Token | undefined) => token?.kind === 'word' && token.isCapital;
const isHandle = (token: Token | undefined) => token?.text.startsWith('@') === true;

/** Whether a name may start here; at the start of a sentence a capital alone tells nothing. */
function canStartName(ground: Ground, at: number): boolean {
  const { tokens, lexicons } = ground;
  const token = tokens[at];
  if (token === undefined || !token.isCapital) return false;
  if (isHandle(token)) return true;
  if (lexicons.calendar.has(token.lower) || lexicons.functionWords.has(token.lower))
    return isOddFirstName(ground, at);
  if (token.lower.endsWith('-year-old')) return false;
  return !startsSentence(ground, at) || canStartSentence(ground, token, at);
}

/** "April Stone", "Will Day", "Seven Marlowe", "One Nation": a month, a small word or a number that begins a name. */
function isOddFirstName(ground: Ground, at: number): boolean {
  const { tokens, lexicons, oddNames } = ground;
  const { lower = '', isPossessive = false } = tokens[at] ?? {};
  const next = tokens[at + 1];
  if (isLoneMonth(ground, at)) return true;
  if (isPossessive || next?.kind !== 'word' || !next.isCapital) return false;
  if (lexicons.functionWords.has(next.lower)) return false;
  // "June December"
  if (lexicons.calendar.has(next.lower) && !lexicons.firstNames.has(lower)) return false;
  if (oddNames.has(`${lower} ${next.lower}`)) return true;
  const before = tokens[at - 1];
  const isDated =
    before !== undefined &&
    ((lexicons.prepositions.has(before.lower) && !withPeople.test(before.lower)) || /\d/.test(before.text));
  if (lexicons.calendar.has(lower) && isDated) return false;
  if (startsSentence(ground, at)) return lexicons.firstNames.has(lower) && !asks(tokens, at);
  if (lexicons.firstNames.has(lower) || numbers.test(lower)) return true;
  // "drummer Wednesday Adler"
  if (lexicons.calendar.has(lower)) return lexicons.personNouns.has(before?.lower ?? '');
  return before?.kind === 'word' && !before.isCapital && !opensNoName.test(lower);
}

/** Small words that a capital makes no name of, though one follows. */
const opensNoName = /^(?:the|an?|and|or|but|of|in|on|at|to|for|from|by|with|as|via|mr|mrs|ms|is|are|was)$/;

/** Whether a name begins with a word that elsewhere stands for a description: "Our Harrow", "One Nation". */
export function opensOddName(ground: Ground, at: number): boolean {
  const { isCapital = false, lower = '' } = ground.tokens[at] ?? {};
  return isCapital && ground.lexicons.functionWords.has(lower) && isOddFirstName(ground, at);
}

/** Prepositions that stand before people and seldom before dates: "by April Stone", "with May Day". */
const withPeople = /^(?:by|with|alongside|against|than)$/;

/** What makes a month of a word that is also somebody's first name. */
const dates =
  /^(?:in|since|until|till|through|during|by|before|after|last|next|this|each|every|early|late|mid|of|from|to|between|\d.*)$/;

/** "June laughed", where the story has the word before a surname too, and nothing beside it makes it a date. */
function isLoneMonth({ tokens, months }: Ground, at: number): boolean {
  if (!months.has(tokens[at]?.lower ?? '')) return false;
  return !dates.test(tokens[at - 1]?.lower ?? '') && !/^\d/.test(tokens[at + 1]?.text ?? '');
}

const numbers = /^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)$/;

/** Whether a sentence that starts here is a question: "Will Apple buy it?" */
function asks(tokens: readonly Token[], from: number): boolean {
  const end = tokens.slice(from, from + 60).find(({ text }) => /^[.!?]/.test(text));
  return end?.text.startsWith('?') ?? false;
}

/** What may bring somebody on: no part of the name, though the capitals stand in a row. */
const stageDirection =
  /^(?:read|enter|exit|exeunt|meet|cue|see|watch|hear|take|remember|introducing|starring|featuring|presenting|welcome|thank|thanks|poor|dear|congratulations|goodbye|farewell|hello)$/;

/** "Enter Kay Reyes". */
function isStageDirection({ tokens, lexicons }: Pick<Ground, 'tokens' | 'lexicons'>, at: number): boolean {
  const first = tokens[at + 1];
  if (first?.isCapital !== true || !stageDirection.test(tokens[at]?.lower ?? '')) return false;
  return first.lower === 'the' || lexicons.firstNames.has(first.lower);
}

function canStartSentence(ground: Ground, token: Token, at: number): boolean {
  const { tokens, lexicons, capitals } = ground;
  const next = tokens[at + 1]?.kind === 'run' && isNickname(ground, at + 1) ? tokens[at + 2] : tokens[at + 1];
  if (lexicons.personNouns.has(token.lower) && !next?.isCapital) return false;
  if (isStageDirection({ tokens, lexicons }, at)) return false;
  // "Stated Reyes: …"
  const cue = lexicons.cueForms.get(token.lower);
  if (cue?.form === 'finite' && !cue.isGesture && /(?:ed|s)$/.test(token.lower) && next?.isCapital === true)
    return lexicons.firstNames.has(token.lower);
  // "Using Kay Reyes as an example": only what is done to her stands first.
  if (/.ing$/.test(token.lower) && isDone(ground, at)) return false;
  if (isSetBefore(tokens, at)) return true;
  if (stepOverParticles(ground, at + 1) > 0) return true;
  if (next?.isCapital || token.isPossessive || lexicons.firstNames.has(token.lower)) return true;
  if (capitals.has(token.lower) || isNameByForm(ground, at)) return true;
  return lexicons.cueForms.get(next?.lower ?? '')?.form === 'finite' && !/(?:ly|ing)$/.test(token.lower);
}

/** "Reyes: “…”", and "Reyes (2006) goes further". */
function isSetBefore(tokens: readonly Token[], at: number): boolean {
  const [next, year] = tokens.slice(at + 1, at + 3);
  if (next?.text === ':') return at <= 1;
  return next?.text === '(' && /^(?:1[5-9]|20)\d\d/.test(year?.text ?? '');
}

/** "Orbis+", "Channel 7", "YeastOfEden", "Farrow & the Floods", "Skyform, the company that ran it": a name whatever else the story tells. */
function isNameByForm(ground: Ground, at: number): boolean {
  const { tokens } = ground;
  return (
    /^\p{Lu}.*[\p{L}\d]\+$/u.test(tokens[at]?.text ?? '') ||
    tokens[at + 1]?.text === '&' ||
    stepOverNumber(ground, at + 1) > 0 ||
    /\p{Ll}\p{Lu}/u.test(tokens[at]?.text ?? '') ||
    isExplained(ground, at)
  );
}

/** "Skyform, the company that ran it, …", "Kestrel, the drummer, said": what a noun explains is a name. */
function isExplained({ tokens, lexicons }: Pick<Ground, 'tokens' | 'lexicons'>, at: number): boolean {
  if (tokens[at + 1]?.text !== ',' || !/^(?:the|a|an|its)$/.test(tokens[at + 2]?.lower ?? '')) return false;
  if (/(?:ly|ing|ed|side|stage|while|time)$/.test(tokens[at]?.lower ?? '')) return false;
  for (let noun = at + 3; noun < at + 8; noun += 1) {
    const { kind, isCapital = true, isPossessive, lower = '' } = tokens[noun] ?? {};
    if (kind !== 'word' || isCapital || isPossessive) return false;
    if (
      lexicons.personNouns.has(lower) &&
      tokens[noun + 1]?.text === ',' &&
      isVerb(tokens[noun + 2], lexicons)
    )
      return true;
    if (lexicons.bodyNouns.has(lower))
      return /^(?:that|which|behind|,|of)$/.test(tokens[noun + 1]?.text ?? '');
  }
  return false;
}

/** Whether the word at a sentence's start is what is done to whoever follows: "Using Kay Reyes as an example, …". */
function isDone(ground: Ground, at: number): boolean {
  const { tokens, lexicons } = ground;
  const [doing, first, last] = tokens.slice(at, at + 3);
  if (doing === undefined || first?.isCapital !== true || lexicons.firstNames.has(doing.lower)) return false;
  if (last?.isCapital === true && lexicons.firstNames.has(first.lower)) return true;
  if (first.isPossessive) return false;
  const after = tokens[findNameEnd(ground, at)];
  // "Running Bear said"
  return !isVerb(after, lexicons) && after?.text !== ',';
}

/** Cuts a row of capitals in a headline down to a name known from the prose; 0 when it starts with none. */
function knownLength({ tokens, known }: Ground, from: number): number {
  for (let length = 4; length > 0; length -= 1) {
    const words = tokens.slice(from, from + length).map(({ lower }) => lower);
    if (words.length === length && known?.has(words.join(' '))) return length;
  }
  return 0;
}

/** How many tokens a name may have: what goes on longer is a list of capitals, and would be read over and over. */
const nameMax = 24;

function findNameEnd(ground: Ground, from: number): number {
  const { tokens } = ground;
  const end = Math.min(tokens.length, from + nameMax);
  let to = from + 1;
  while (to < end && (!tokens[to - 1]?.isPossessive || isOfMany(ground, from, to))) {
    const step = measureStep(ground, from, to);
    if (step === 0) break;
    to += step;
  }
  return to;
}

/** Gives how many tokens further the name goes at `to`; 0 where it ends. */
function measureStep(ground: Ground, from: number, to: number): number {
  const { tokens, lexicons } = ground;
  const token = tokens[to];
  if (token === undefined || isHandle(tokens[from])) return 0;
  if (isHandle(token)) return 0;
  if (lexicons.calendar.has(token.lower)) return isSurnameLikeMonth(ground, from, to) ? 1 : 0;
  if (isCapitalWord(token) || (token.kind === 'word' && smallOpening.test(token.text))) return 1;
  if (token.kind === 'run') return isNickname(ground, to) ? 1 : 0;
  if (token.text === ',') return stepOverComma(ground, from, to);
  return stepOverNumber(ground, to) || stepOverParticles(ground, to) || stepOverLink(ground, from, to);
}

/** What bears a number for a name: "Channel 7", "Radio 4". */
const numbered = /^(?:channel|radio|studio|network|area|formula|system)$/;

function stepOverNumber(
  { tokens, lexicons, oddNames }: Pick<Ground, 'tokens' | 'lexicons' | 'oddNames'>,
  to: number,
): number {
  const [before, number, after] = tokens.slice(to - 1, to + 2);
  if (before === undefined || !/^\d{1,2}$/.test(number?.text ?? '')) return 0;
  if (numbered.test(before.lower) || oddNames.has(`${before.lower} ${number?.text}`)) return 1;
  // "Mira 9 said"
  const isMonth = lexicons.calendar.has(before.lower);
  return !isMonth && isVerb(after, lexicons) ? 1 : 0;
}

const isVerb = (token: Token | undefined, { cueForms, irregularPasts, auxiliaries }: Lexicons) =>
  token?.kind === 'word' &&
  (cueForms.get(token.lower)?.form === 'finite' ||
    irregularPasts.has(token.lower) ||
    auxiliaries.has(token.lower));

/** "Kay Reyes, Jr.", "Reyes, Finch & Bell". */
function stepOverComma({ tokens, lexicons }: Ground, from: number, to: number): number {
  const next = tokens[to + 1];
  if (/^(?:jr|sr)\.?$/.test(next?.lower ?? '')) return 2;
  const isFirm = to === from + 1 && isCapitalWord(next) && tokens[to + 2]?.text === '&';
  return isFirm && ![tokens[from], next].some((word) => lexicons.firstNames.has(word?.lower ?? '')) ? 2 : 0;
}

/** "Kay al-Reyes", "Kay d’Reyes": a name within a name that opens small. */
const smallOpening = /^\p{Ll}{1,3}[-’']\p{Lu}/u;

/** "Theresa May", "June April", "Yin Myint May", and not "Kay Monday" or "Kay May 4". */
function isSurnameLikeMonth({ tokens, lexicons }: Ground, from: number, at: number): boolean {
  const isMonth =
    tokens[at]?.isCapital === true && /^(?:april|may|june|august)$/.test(tokens[at]?.lower ?? '');
  const first = tokens[from]?.lower ?? '';
  if (at === from + 1 && lexicons.calendar.has(first) && lexicons.firstNames.has(first)) return true;
  const isNamed = lexicons.firstNames.has(first) || at > from + 1;
  return isMonth && isNamed && !/^\d/.test(tokens[at + 1]?.text ?? '');
}

/** 'Kay "Sticks" Reyes'. */
function isNickname(ground: Ground, at: number): boolean {
  const { tokens } = ground;
  const run = tokens[at];
  // "Kay called Lou “a haystack.” He sighed."
  if (startsSentence(ground, at + 1)) return false;
  const isShort = run !== undefined && run.end - run.start < 25;
  return isShort && tokens[at + 1]?.isCapital === true && tokens[at - 1]?.isCapital === true;
}

/** "Kay de Reyes", "Kay van der Reyes". */
function stepOverParticles(
  { tokens, lexicons: { particles } }: Pick<Ground, 'tokens' | 'lexicons'>,
  to: number,
): number {
  if (!particles.has(tokens[to]?.lower ?? '')) return 0;
  if (isCapitalWord(tokens[to + 1])) return 2;
  return particles.has(tokens[to + 1]?.lower ?? '') && tokens[to + 2]?.isCapital ? 3 : 0;
}

/** "the Floods" in "Farrow & the Floods". */
const opensTheName = (tokens: readonly Token[], at: number) =>
  tokens[at]?.lower === 'the' && isCapitalWord(tokens[at + 1]);

/** "Reyes & Finch", "Kay + the Floods"; of bodies also "Guild of Drummers", "Guild of the North", "Guild of Men's Drummers". */
function stepOverLink({ tokens, lexicons }: Ground, from: number, to: number): number {
  const next = tokens[to + 1];
  const hasNext = isCapitalWord(next);
  const link = tokens[to]?.lower ?? '';
  if (link === '&' || link === '+') return hasNext ? 2 : opensTheName(tokens, to + 1) ? 3 : 0;
  if (serves.test(link)) return stepOverPurpose({ tokens, lexicons }, from, to);
  if (link !== 'of') return 0;
  const words = tokens.slice(from, to);
  if (!words.some(({ lower }) => lexicons.nameBodies.has(lower))) return 0;
  // "Senate Whip Kay Reyes of Harrow".
  if (words.length > 2 && lexicons.firstNames.has(words.at(-2)?.lower ?? '')) return 0;
  if (!hasNext) return opensTheName(tokens, to + 1) ? 3 : 0;
  return next?.isPossessive && tokens[to + 2]?.isCapital ? 3 : 2;
}

const serves = /^(?:for|on|against)$/;

/** Bodies that are named for what they serve: "Society for the Protection of Drummers", "Committee on Drums". */
const serving =
  /^(?:society|committee|commission|council|campaign|department|institute|centre|center|foundation|fund|association|alliance|coalition|office|league|trust|ministry|union|academy|court|people|citizens)$/;

function stepOverPurpose(
  { tokens, lexicons }: Pick<Ground, 'tokens' | 'lexicons'>,
  from: number,
  to: number,
): number {
  if (
    !serving.test(tokens[to - 1]?.lower ?? '') &&
    !tokens.slice(from, to).some(({ lower }) => lower === 'court')
  )
    return 0;
  const skipped = tokens[to + 1]?.lower === 'the' ? 1 : 0;
  const purpose = tokens[to + 1 + skipped];
  if (!isCapitalWord(purpose) || purpose === undefined || purpose.isPossessive) return 0;
  const isOther = lexicons.firstNames.has(purpose.lower) || lexicons.calendar.has(purpose.lower);
  return isOther ? 0 : 2 + skipped;
}

/** "Directors' Alliance", "Children's Hospital", "St. Kay's Choir", "King's College": the possessive is part of the body's name. */
function isOfMany({ tokens, lexicons }: Ground, from: number, to: number): boolean {
  const owner = tokens[to - 1];
  const isMany =
    ofMany.test(owner?.lower ?? '') ||
    /^[’']$/.test(owner?.ending ?? '') ||
    (to === from + 2 && /^(?:st|st\.|saint)$/.test(tokens[from]?.lower ?? ''));
  return isMany && tokens[to]?.isCapital === true && lexicons.nameBodies.has(tokens[to]?.lower ?? '');
}

/** Who owns a body for good, so that it bears their name. */
const ofMany = /^(?:children|women|men|people|king|queen|prince|princess|bishop)$/;
