import type { Lexicons, WordGender } from './lexicons.ts';
import type { Mention } from './mention.ts';
import type { Paragraph, Token } from './story-text.ts';

const pronouns: ReadonlyMap<string, { gender: WordGender; isPlural: boolean }> = new Map([
  ['he', { gender: 'm', isPlural: false }],
  ['she', { gender: 'f', isPlural: false }],
  ['they', { gender: '-', isPlural: true }],
  ['it', { gender: '-', isPlural: false }],
  ['i', { gender: '-', isPlural: false }],
  ['we', { gender: '-', isPlural: true }],
]);
const objects: typeof pronouns = new Map([
  ['him', { gender: 'm', isPlural: false }],
  ['her', { gender: 'f', isPlural: false }],
  ['them', { gender: '-', isPlural: true }],
]);
const owners: typeof pronouns = new Map([
  ['his', { gender: 'm', isPlural: false }],
  ['her', { gender: 'f', isPlural: false }],
]);
const determiners = new Set(
  'the a an one another this that his her their its my our your some several many two three four five six each every no both other'.split(
    ' ',
  ),
);
const indefinite = new Set(
  'a an one another some several many two three four five six each every no other'.split(' '),
);
const possessors = new Set('his her their its my our your'.split(' '));
const calendar = new Set(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december christmas easter'.split(
    ' ',
  ),
);

/** What a parse of one phrase yields. */
type Phrase = Omit<Mention, 'index' | 'reach' | 'paragraph' | 'sentence' | 'role' | 'appositiveOf' | 'owner'>;

/** Finds the phrases in the story's own words that stand for people and bodies; what is quoted is left out. */
export function findMentions(paragraphs: readonly Paragraph[], title: string, lexicons: Lexicons): Mention[] {
  const capitals = collectCapitals(paragraphs);
  const first = paragraphs.find(({ tokens }) => tokens.length > 0);
  const isTitle = first?.text.trim() === title.trim();
  const headlines = new Set(first !== undefined && (isTitle || isHeadline(first)) ? [first] : []);
  if (headlines.size === 0) return readMentions(paragraphs, { lexicons, capitals, known: null }, headlines);
  const prose = paragraphs.filter((paragraph) => !headlines.has(paragraph));
  const names = readMentions(prose, { lexicons, capitals, known: null }, headlines);
  const known = new Set(
    names.flatMap(({ name }) =>
      name === null ? [] : [name.toLowerCase(), name.toLowerCase().split(' ').at(-1) ?? ''],
    ),
  );
  return readMentions(paragraphs, { lexicons, capitals, known }, headlines);
}

/** Whether a line is set as headlines are, with capitals throughout, so that capitals tell no names. */
function isHeadline({ text }: Paragraph): boolean {
  if (text.length > 250) return false;
  const words = text.match(/[\p{L}][\p{L}’'-]{2,}/gu) ?? [];
  return words.length >= 3 && words.filter((word) => /^\p{Lu}/u.test(word)).length >= 0.85 * words.length;
}

/** Collects the words that stand with a capital within a sentence, where it means something. */
function collectCapitals(paragraphs: readonly Paragraph[]): Set<string> {
  const capitals = new Set<string>();
  for (const { text, tokens } of paragraphs) {
    if (tokens.length === 0) continue;
    for (const [word] of text.matchAll(/(?<=[\p{Ll}\p{N},:;(—–-] ?)(?<=[\s(])\p{Lu}[\p{L}\p{M}’'-]*/gu)) {
      capitals.add(word.replace(/[’']s$/, '').toLowerCase());
    }
    for (const [word] of text.matchAll(/\p{Lu}[\p{L}\p{M}’'-]+(?= \p{Lu}\p{Ll})/gu))
      capitals.add(word.toLowerCase());
  }
  return capitals;
}

interface Words {
  readonly lexicons: Lexicons;
  readonly capitals: ReadonlySet<string>;
  /** The names known from the prose, lower case, for reading headlines; null where there are none. */
  readonly known: ReadonlySet<string> | null;
}

function readMentions(
  paragraphs: readonly Paragraph[],
  words: Words,
  headlines: ReadonlySet<Paragraph>,
): Mention[] {
  const mentions: Mention[] = [];
  let sentencesBefore = 0;
  for (const paragraph of paragraphs) {
    const starts = new Set(paragraph.sentences.map(({ from }) => from));
    const known = headlines.has(paragraph) ? words.known : null;
    const ground: Ground = { ...words, tokens: paragraph.tokens, starts, known };
    let at = 0;
    let owner: number | null = null;
    let sentence = 0;
    while (at < paragraph.tokens.length) {
      const phrase = parsePhrase(ground, at, owner !== null);
      if (phrase === null) {
        owner = null;
        at += 1;
        continue;
      }
      while (phrase.from >= (paragraph.sentences[sentence]?.to ?? Number.POSITIVE_INFINITY)) sentence += 1;
      const index = mentions.length;
      const role =
        owner === null
          ? readRole(paragraph.tokens, phrase.from, paragraph.sentences[sentence]?.from ?? 0)
          : (mentions[owner]?.role ?? 'object');
      const appositiveOf = findAnchor(paragraph.tokens, mentions, paragraph.index, phrase);
      const told = tellGender(paragraph.tokens, phrase);
      const place = { index, paragraph: paragraph.index, sentence: sentencesBefore + sentence, role };
      const reach = phrase.kind === 'description' ? findReach(ground, phrase.to) : phrase.to;
      mentions.push({ ...phrase, ...place, reach, gender: told, owner, appositiveOf });
      owner = phrase.isPossessive ? index : null;
      at = phrase.to;
    }
    sentencesBefore += paragraph.sentences.length;
  }
  return mentions;
}

const prepositions = new Set(
  'of for at from in on with by to about after before behind near against under over than between into through during beside per via inside outside around across toward towards upon like alongside opposite'.split(
    ' ',
  ),
);
const clauseOpeners = new Set(
  'and but or that when while if as because after before since where who which though although so then until whether what how why asked'.split(
    ' ',
  ),
);

/** Guesses what a phrase does in its clause from the word before it. */
function readRole(tokens: readonly Token[], from: number, sentenceFrom: number): Mention['role'] {
  const before = tokens[from - 1];
  if (from === sentenceFrom || before === undefined || before.kind !== 'word') return 'subject';
  if (
    /^(?:and|but|so|then|when|as|if|after|while|though|although|because|once|asked)$/.test(before.lower) &&
    from <= sentenceFrom + 1
  )
    return 'subject';
  if (clauseOpeners.has(before.lower)) return 'embedded';
  return prepositions.has(before.lower) ? 'oblique' : 'object';
}

/** "For her part, the singer …" tells that the singer is a woman. */
function tellGender(tokens: readonly Token[], { from, gender }: Phrase): WordGender {
  if (gender !== '-' || tokens[from - 1]?.text !== ',' || tokens[from - 2]?.lower !== 'part') return gender;
  const owner = tokens[from - 3]?.lower;
  if (owner === 'his') return 'm';
  return owner === 'her' ? 'f' : '-';
}

interface Ground {
  readonly tokens: readonly Token[];
  /** Token indexes at which sentences start. */
  readonly starts: ReadonlySet<number>;
  readonly lexicons: Lexicons;
  /** Words that stand with a capital within a sentence somewhere in the story. */
  readonly capitals: ReadonlySet<string>;
  /** In a headline: the only names that can stand there. */
  readonly known: ReadonlySet<string> | null;
}

function parsePhrase(ground: Ground, at: number, isOwned: boolean): Phrase | null {
  const token = ground.tokens[at];
  if (token?.kind !== 'word') return null;
  const pronoun =
    pronouns.get(token.lower) ?? (isAccordingTo(ground.tokens, at) ? objects.get(token.lower) : undefined);
  if (pronoun !== undefined && !token.isPossessive) return makePronoun(token, at, pronoun);
  if (isOwned) return parseDescription(ground, at, at, false);
  if (determiners.has(token.lower)) {
    const description = parseDescription(ground, at, at + 1, indefinite.has(token.lower));
    const owner = description === null ? owners.get(token.lower) : undefined;
    return owner === undefined ? description : { ...makePronoun(token, at, owner), isPossessive: true };
  }
  if (isBareNoun(ground, at) && isRole(ground, at + 1)) {
    const bearer = parsePhrase(ground, at + 1, false);
    return bearer?.kind === 'name' ? { ...bearer, from: at } : null;
  }
  if (isRole(ground, at)) {
    const name = parseName(ground, at + 1);
    const credit = name === null ? null : parseCredit(ground, at, name);
    if (credit !== null) return credit;
    if (name !== null)
      return {
        ...name,
        from: at,
        heads: [token.lower, ...name.heads],
        gender: agree(name.gender, ground.lexicons.personNouns.get(token.lower)),
      };
  }
  const name = parseName(ground, at);
  return name === null ? null : (parseCredit(ground, at, name) ?? name);
}

/** Whether a plain word may stand before a role: "studio head Kay Reyes". */
function isBareNoun({ tokens, lexicons }: Ground, at: number): boolean {
  const token = tokens[at];
  if (token?.kind !== 'word' || token.isCapital || token.isPossessive) return false;
  if (lexicons.functionWords.has(token.lower) || lexicons.cueForms.has(token.lower)) return false;
  return !lexicons.irregularPasts.has(token.lower) && !/(?:ed|ing|ly|s)$/.test(token.lower);
}

const openers =
  /^(?:close|familiar|near|briefed|connected|linked|loyal|opposed|working|speaking|acquainted)$/;
const links = /^(?:of|for|at|from|in|on|to|with|behind|near|inside|by)$/;

/**
 * Finds where a description ends with what hangs on it: "a source close to the couple", "a rep for Kay Reyes", "a
 * caller from Leeds". At most two such links.
 */
function findReach(ground: Ground, to: number): number {
  let reach = to;
  for (let hangers = 0; hangers < 2; hangers += 1) {
    const link = openers.test(ground.tokens[reach]?.lower ?? '') ? reach + 1 : reach;
    if (!links.test(ground.tokens[link]?.lower ?? '')) return reach;
    const end = findLinkedEnd(ground, link + 1);
    if (end === link + 1) return reach;
    reach = end;
  }
  return reach;
}

function findLinkedEnd(ground: Ground, from: number): number {
  const { tokens, lexicons } = ground;
  const phrase = parsePhrase(ground, from, false);
  if (phrase !== null && phrase.from === from) return phrase.to;
  let at = determiners.has(tokens[from]?.lower ?? '') ? from + 1 : from;
  for (let words = 0; words < 3; words += 1, at += 1) {
    const token = tokens[at];
    if (
      token?.kind !== 'word' ||
      lexicons.functionWords.has(token.lower) ||
      lexicons.irregularPasts.has(token.lower)
    )
      break;
    if (words > 0 && lexicons.cueForms.get(token.lower)?.form === 'finite') break;
  }
  return at;
}

/** Finds the role in "Google CEO Kay Reyes" and "House Speaker Kay Reyes", read as one row of capitals; 0 for none. */
function findCapitalRole({ tokens, lexicons, known }: Ground, from: number, to: number): number {
  if (known !== null) return 0;
  for (let at = to - 2; at > from; at -= 1) {
    const lower = tokens[at]?.lower ?? '';
    const isRole = lexicons.personNouns.has(lower) || lexicons.titles.has(lower);
    if (!isRole || lower.endsWith('s') || !tokens[at + 1]?.isCapital) continue;
    const isBody = tokens.slice(at + 1, to).some((token) => lexicons.nameBodies.has(token.lower));
    return isBody ? 0 : at;
  }
  return 0;
}

/** Reads "Copper Finch president Kay Reyes" and "Veteran Nollywood actress" on from the leading name. */
function parseCredit(ground: Ground, from: number, name: Phrase): Phrase | null {
  const { tokens, lexicons } = ground;
  if (name.isPossessive) return null;
  const role = findCapitalRole(ground, from, name.to);
  if (role > 0) {
    const bearer = parseName(ground, role + 1);
    const noun = tokens[role]?.lower ?? '';
    const gender = lexicons.personNouns.get(noun) ?? lexicons.titles.get(noun);
    if (bearer !== null)
      return { ...bearer, from, heads: [noun, ...bearer.heads], gender: agree(bearer.gender, gender) };
  }
  for (let at = name.to; at < name.to + 3; at += 1) {
    const token = tokens[at];
    if (token?.kind !== 'word' || token.isCapital || lexicons.functionWords.has(token.lower)) return null;
    if (
      lexicons.cueForms.has(token.lower) ||
      lexicons.irregularPasts.has(token.lower) ||
      /(?:ed|ly)$/.test(token.lower)
    )
      return null;
    if (!lexicons.personNouns.has(token.lower)) continue;
    const bearer = tokens[at + 1]?.isCapital ? parseName(ground, at + 1) : null;
    const qualifiers = tokens.slice(from, at).flatMap(({ isCapital, lower }) => (isCapital ? [lower] : []));
    const gender = lexicons.personNouns.get(token.lower) ?? '-';
    if (bearer !== null)
      return { ...bearer, from, heads: [token.lower, ...bearer.heads], gender: agree(bearer.gender, gender) };
    return {
      ...name,
      kind: 'description',
      name: null,
      from,
      to: at + 1,
      heads: [token.lower],
      qualifiers,
      gender,
      isBody: false,
    };
  }
  return null;
}

function isAccordingTo(tokens: readonly Token[], at: number): boolean {
  return tokens[at - 1]?.lower === 'to' && tokens[at - 2]?.lower === 'according';
}

const subjectForms: Readonly<Record<string, string>> = { him: 'he', his: 'he', her: 'she', them: 'they' };

function makePronoun(
  token: Token,
  at: number,
  { gender, isPlural }: { gender: WordGender; isPlural: boolean },
): Phrase {
  return {
    from: at,
    to: at + 1,
    kind: 'pronoun',
    name: null,
    heads: [subjectForms[token.lower] ?? token.lower],
    age: null,
    gender,
    isPlural,
    isBody: false,
    isDocument: false,
    isIndefinite: false,
    isPossessive: false,
    possessor: null,
    qualifiers: [],
  };
}

function isRole({ tokens, lexicons }: Ground, at: number): boolean {
  const token = tokens[at];
  const next = tokens[at + 1];
  if (lexicons.royalTitles.has(token?.lower ?? '') && !tokens[at + 2]?.isCapital) return false;
  if (token === undefined || next === undefined || token.isPossessive) return false;
  return lexicons.personNouns.has(token.lower) && next.isCapital && !lexicons.titles.has(token.lower);
}

/**
 * Reads "the dad of two", "an insider", "his co-star Nandita Rao" from a determiner on: modifiers up to the
 * last noun for a person or body, then perhaps a name.
 */
function parseDescription(ground: Ground, from: number, first: number, isIndefinite: boolean): Phrase | null {
  const { tokens, lexicons } = ground;
  const lead = tokens[from];
  if (lead === undefined) return null;
  let head = -1;
  let at = first;
  for (; at < Math.min(first + 9, tokens.length); at += 1) {
    const token = tokens[at];
    if (token === undefined || !canModify(ground, at)) break;
    const isBodyPart = token.lower === 'head' && tokens[at + 1]?.lower !== 'of' && !tokens[at + 1]?.isCapital;
    if (isPersonWord(token, lexicons) && !token.isPossessive && !isBodyPart) head = at;
  }
  if (head >= 0 && head === at - 2 && isCompoundHead(tokens[at - 1], lexicons)) head = -1;
  const gender = (word: string) => lexicons.personNouns.get(word.replace(/-(?:of|turned)-.*$/, '')) ?? '-';
  if (head >= 0) {
    const noun = tokens[head];
    if (noun === undefined) return null;
    const lower = noun.lower;
    const possessor = possessors.has(lead.lower) ? lead.lower : null;
    const second = findSecondHead(ground, head + 1);
    if (second !== null) {
      const partner = second.name;
      if (partner !== null)
        return {
          ...partner,
          from,
          possessor,
          heads: [lower, second.head, ...partner.heads],
          gender: agree(partner.gender, gender(lower)),
        };
    }
    const name = tokens[head + 1]?.isCapital ? parseName(ground, head + 1) : null;
    const isPlural = /[^s]s$|^(?:men|women|people|children)$/.test(lower) && !/(?:boss|actress)$/.test(lower);
    const isBody = lexicons.bodyNouns.has(lower) && !lexicons.personNouns.has(lower);
    if (name !== null)
      return {
        ...name,
        from,
        possessor,
        heads: [lower, ...name.heads],
        gender: agree(name.gender, gender(lower)),
      };
    const capitalHead =
      noun.isCapital &&
      isBody &&
      (tokens[head - 1]?.isCapital === true ||
        (tokens[head + 1]?.lower === 'of' && tokens[head + 2]?.isCapital === true));
    const isNamedBody =
      isBody &&
      lead.lower === 'the' &&
      head > first &&
      tokens[head - 1]?.isCapital === true &&
      tokens[head - 1]?.isPossessive === false;
    if (isNamedBody && !capitalHead) {
      const start = tokens.slice(first, head).findIndex(({ isCapital }) => isCapital) + first;
      return {
        ...makeName(tokens.slice(start, head + 1), from, head + 1, lexicons),
        isBody: true,
        gender: '-',
      };
    }
    if (!capitalHead) {
      return {
        from,
        to: head + 1,
        kind: 'description',
        name: null,
        heads: [lower],
        age: lower.endsWith('-year-old') ? (/^\d+/.exec(lower)?.[0] ?? null) : null,
        gender: gender(lower),
        isPlural:
          isPlural ||
          lower === 'couple' ||
          lower === 'trio' ||
          lower === 'duo' ||
          lower === 'pair' ||
          lower === 'twins',
        isBody,
        isDocument: lexicons.documentNouns.has(lower) && !lexicons.personNouns.has(lower),
        isIndefinite,
        isPossessive: noun.isPossessive,
        possessor,
        qualifiers: tokens
          .slice(first, head)
          .flatMap(({ isCapital, lower: word }) => (isCapital ? [word] : [])),
      };
    }
  }
  const name =
    tokens[first]?.isCapital && !calendar.has(tokens[first]?.lower ?? '') ? parseName(ground, first) : null;
  if (name !== null && (lead.lower === 'the' || lead === tokens[first]))
    return { ...name, from: lead === tokens[first] ? first : from };
  if (lead.lower === 'another' || lead.lower === 'one') return loneQuantifier(tokens, from);
  if (lead.lower === 'a' && tokens[first]?.lower === 'third')
    return { ...loneQuantifier(tokens, from), to: first + 1 };
  return null;
}

/** Reads on in "his guest and former roommate, Lachlan Reyes": one person with two roles. */
function findSecondHead(ground: Ground, from: number): { head: string; name: Phrase | null } | null {
  const { tokens, lexicons } = ground;
  if (tokens[from]?.lower !== 'and') return null;
  for (let at = from + 1; at < from + 4; at += 1) {
    const token = tokens[at];
    if (token?.kind !== 'word' || determiners.has(token.lower)) return null;
    if (!isPersonWord(token, lexicons)) continue;
    const start = at + 2;
    return tokens[at + 1]?.text === ',' && tokens[start]?.isCapital
      ? { head: token.lower, name: parseName(ground, start) }
      : null;
  }
  return null;
}

/** Whether the word after "guest" makes it a compound ("her guest performance") and not a verb ("the guest said"). */
function isCompoundHead(token: Token | undefined, { irregularPasts, cueForms }: Lexicons): boolean {
  if (token?.kind !== 'word' || token.isCapital || token.isPossessive || openers.test(token.lower))
    return false;
  const { lower } = token;
  return (
    !/(?:s|ed|ing|ly|-.*)$/.test(lower) &&
    !irregularPasts.has(lower) &&
    !cueForms.has(lower) &&
    /^[a-z]+$/.test(lower)
  );
}

function loneQuantifier(tokens: readonly Token[], from: number): Phrase {
  return {
    from,
    to: from + 1,
    kind: 'description',
    name: null,
    heads: [tokens[from]?.lower ?? ''],
    age: null,
    gender: '-',
    isPlural: false,
    isBody: false,
    isDocument: false,
    isIndefinite: true,
    isPossessive: false,
    possessor: null,
    qualifiers: [],
  };
}

function isPersonWord({ lower }: Token, lexicons: Lexicons): boolean {
  return (
    lexicons.personNouns.has(lower) ||
    lexicons.bodyNouns.has(lower) ||
    lexicons.documentNouns.has(lower) ||
    lexicons.unnamedNouns.has(lower) ||
    groups.has(lower) ||
    (lower.includes('-') && personCompound.test(lower))
  );
}

const groups = new Set(['couple', 'pair', 'twins']);
/** "46-year-old", "dad-of-two", "soprano-turned-judge". */
const personCompound = /-year-olds?$|^(?:dad|mom|mum|mother|father)-of-|^\p{L}+-turned-/u;

const ordinals = new Set(
  'new old last first second third other late next one two three four five six best most early'.split(' '),
);

/** Whether a token may stand between a determiner and the noun. */
function canModify({ tokens, lexicons }: Ground, at: number): boolean {
  const token = tokens[at];
  if (token === undefined) return false;
  if (token.kind === 'run') return token.end - token.start < 40 && tokens[at + 1]?.kind === 'word';
  if (token.kind !== 'word') return false;
  if (lexicons.cueForms.get(token.lower)?.form === 'finite' && !lexicons.personNouns.has(token.lower))
    return false;
  return !lexicons.functionWords.has(token.lower) || ordinals.has(token.lower);
}

/** Reads a proper name: capitals with particles, initials, "of the …" after bodies, a nickname in marks. */
function parseName(ground: Ground, first: number): Phrase | null {
  const { tokens, lexicons } = ground;
  let from = first;
  let gender: WordGender = '-';
  let title = '';
  while (isTitle(ground, from)) {
    title = tokens[from]?.lower ?? '';
    gender = agree(gender, lexicons.titles.get(title));
    from += 1;
  }
  const start = tokens[from];
  if (start?.kind !== 'word' || !canStartName(ground, from)) return null;
  const isHeadline = ground.known !== null;
  let to = from + (isHeadline ? knownLength(ground, from) : 1);
  if (to === from) return null;
  while (!isHeadline && to < tokens.length && (!tokens[to - 1]?.isPossessive || isOfMany(ground, to))) {
    const length = nameStep(ground, from, to);
    if (length === 0) break;
    to += length;
  }
  const words = tokens.slice(from, to);
  const name = makeName(words, first, to, lexicons);
  return { ...name, heads: title === '' ? [] : [title], gender: agree(gender, name.gender) };
}

function makeName(words: readonly Token[], first: number, to: number, lexicons: Lexicons): Phrase {
  const text = joinName(words);
  const isBody =
    words.some(({ text: word }) => word === '&') || words.some(({ lower }) => lexicons.nameBodies.has(lower));
  const opening = words[0]?.lower ?? '';
  const given = lexicons.firstNames.get(opening) ?? lexicons.royalTitles.get(opening);
  return {
    from: first,
    to,
    kind: 'name',
    name: text,
    heads: [],
    age: null,
    gender: isBody ? '-' : (given ?? '-'),
    isPlural: false,
    isBody,
    isDocument: false,
    isIndefinite: false,
    isPossessive: words.at(-1)?.isPossessive ?? false,
    possessor: null,
    qualifiers: [],
  };
}

function isTitle({ tokens, lexicons }: Ground, at: number): boolean {
  const token = tokens[at];
  const next = tokens[at + 1];
  if (!token?.isCapital || next?.kind !== 'word' || !next.isCapital || token.isPossessive) return false;
  return lexicons.titles.has(token.lower);
}

function canStartName({ tokens, starts, lexicons, capitals }: Ground, at: number): boolean {
  const token = tokens[at];
  if (token === undefined || !token.isCapital) return false;
  if (token.text.startsWith('@')) return true;
  if (calendar.has(token.lower)) return false;
  if (lexicons.functionWords.has(token.lower)) return false;
  if (!starts.has(at)) return true;
  if (lexicons.personNouns.has(token.lower) && !tokens[at + 1]?.isCapital) return false;
  const next = tokens[at + 1];
  if (next?.text === ':' && at <= 1) return true;
  if (lexicons.particles.has(next?.lower ?? '') && tokens[at + 2]?.isCapital) return true;
  if (next?.isCapital || token.isPossessive || lexicons.firstNames.has(token.lower)) return true;
  return (
    capitals.has(token.lower) ||
    (lexicons.cueForms.get(next?.lower ?? '')?.form === 'finite' && !/(?:ly|ing)$/.test(token.lower))
  );
}

/** Cuts a run of capitals in a headline down to a name known from the prose; 0 when it starts with none. */
function knownLength({ tokens, known }: Ground, from: number): number {
  for (let length = 4; length > 0; length -= 1) {
    const words = tokens.slice(from, from + length).map(({ lower }) => lower);
    if (words.length === length && known?.has(words.join(' '))) return length;
  }
  return 0;
}

/** Gives how many tokens further the name goes at `to`; 0 where it ends. */
function nameStep({ tokens, lexicons }: Ground, from: number, to: number): number {
  const token = tokens[to];
  const next = tokens[to + 1];
  if (token === undefined || tokens[from]?.text.startsWith('@')) return 0;
  if (token.kind === 'word' && token.isCapital)
    return calendar.has(token.lower) || token.text.startsWith('@') ? 0 : 1;
  if (token.kind === 'run')
    return token.end - token.start < 25 && next?.isCapital && tokens[to - 1]?.isCapital ? 1 : 0;
  const hasNext = next?.kind === 'word' && next.isCapital;
  if (lexicons.particles.has(token.lower) && hasNext) return 2;
  if (
    lexicons.particles.has(token.lower) &&
    next !== undefined &&
    lexicons.particles.has(next.lower) &&
    tokens[to + 2]?.isCapital
  )
    return 3;
  const isBody = tokens.slice(from, to).some(({ lower }) => lexicons.nameBodies.has(lower));
  if (isBody && token.lower === 'of' && next?.isPossessive && next.isCapital && tokens[to + 2]?.isCapital)
    return 3;
  if ((token.text === '&' || (isBody && token.lower === 'of')) && hasNext) return 2;
  if (isBody && token.lower === 'of' && next?.lower === 'the' && tokens[to + 2]?.isCapital) return 3;
  return 0;
}

/** "Directors' Alliance", "Children's Hospital": the possessive is part of the body's name. */
function isOfMany({ tokens, lexicons }: Ground, to: number): boolean {
  const owner = tokens[to - 1];
  const isMany =
    /^(?:children|women|men|people)$/.test(owner?.lower ?? '') || /^[’']$/.test(owner?.ending ?? '');
  return isMany && tokens[to]?.isCapital === true && lexicons.nameBodies.has(tokens[to]?.lower ?? '');
}

function joinName(words: readonly Token[]): string {
  return words
    .filter(({ kind }) => kind !== 'run')
    .map(({ text, ending }, index, all) => (index === all.length - 1 ? text : `${text}${ending}`))
    .join(' ');
}

function agree(known: WordGender, told: WordGender | undefined): WordGender {
  return known === '-' ? (told ?? '-') : known;
}

/** Finds the mention that a phrase after a comma explains: "her attorney, Kay Reyes", "Kay Reyes, the singer". */
function findAnchor(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  paragraph: number,
  phrase: Phrase,
): number | null {
  const previous = mentions.at(-1);
  if (previous?.paragraph !== paragraph || previous.isPossessive || phrase.isPossessive) return null;
  if (previous.kind === 'pronoun' || phrase.kind === 'pronoun' || previous.isPlural !== phrase.isPlural)
    return null;
  if (tokens[previous.to]?.text !== ',' || phrase.from !== previous.to + 1) return null;
  const after = tokens[phrase.to];
  if (
    after?.kind === 'word' &&
    !prepositions.has(after.lower) &&
    !/^(?:who|whose|which|that)$/.test(after.lower)
  )
    return null;
  if (previous.kind === 'name' && phrase.kind === 'name' && phrase.heads.length === 0) return null;
  if (previous.kind === 'description' && previous.isIndefinite && phrase.kind === 'description') return null;
  return previous.appositiveOf ?? previous.index;
}
