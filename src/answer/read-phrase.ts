import { type Asked, type WordRange, wordsBetween, wordsIn } from './asked.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Words that the asker remembers of the quotation itself. */
export interface RememberedPhrase {
  readonly range: WordRange;
  /** The words that introduce it ("who was it that said"), which belong to neither phrase nor topic. */
  readonly frame: WordRange | null;
  /** Why it is taken for one: printed in marks, introduced ("who said …"), or a bare sentence. */
  readonly evidence: 'quoted' | 'introduced' | 'bare';
}

/** Finds the words that the asker marks as remembered: printed in marks, or introduced by "who said …". */
export function readPhrase(asked: Asked): RememberedPhrase | null {
  return readQuoted(asked) ?? readIntroduced(asked);
}

/** Takes a sentence that asks nothing for remembered words: "no one owns a sigh". */
export function readBarePhrase(asked: Asked, vocabulary: Vocabulary): RememberedPhrase | null {
  const { words, line } = asked;
  if (words.length < 4 || opensAsking.test(line) || asksInside.test(line)) return null;
  if (asksWho(asked, vocabulary) || asksForRole(asked, vocabulary)) return null;
  const small = words.filter(({ form }) => vocabulary.stopWords.has(form)).length;
  const isSentence = small >= 2 || (small >= 1 && words.length <= 6);
  return isSentence ? { range: { from: 0, to: words.length }, frame: null, evidence: 'bare' } : null;
}

/** Whether words open as a question does: then they are remembered only where a quotation asks the same. */
export const opensAsQuestion = ({ line }: Asked): boolean =>
  /^(?:who|whom|whose|which|what|where|when|why|how)s?\b/.test(line);

/** Whether a sentence asks who somebody is or who spoke so: "who is Kay Reyes", "who denied the split". */
function asksWho({ words: [first, second] }: Asked, vocabulary: Vocabulary): boolean {
  if (first?.form !== 'who' || second === undefined) return false;
  return /^(?:is|are|was|were)$/.test(second.form) || vocabulary.speechWords.has(second.form);
}

const topicLeads = new Set(['on', 'about', 're', 'regarding']);
// Words before the noun: "the", "that poor".
const beforeRole = 3;

/** Whether a question names a speaker without a name and then a topic: "the widow on the will". */
const asksForRole = ({ words }: Asked, { roleNouns }: Vocabulary): boolean =>
  words
    .slice(0, beforeRole)
    .some(({ form }, at) => roleNouns.has(form) && topicLeads.has(words[at + 1]?.form ?? ''));

const quotedPart =
  /["“”„«]([^"“”„«»]{5,})["“”»]|(?<![\p{L}\p{N}])['‘]([^'‘’]{8,}?(?:['’]\p{L}[^'‘’]*?)*)['’](?![\p{L}\p{N}])/u;

// Words that a title follows: what Kay said about "The Boiler Room".
const titleLeads = new Set('about on in of re regarding from for called titled at to'.split(' '));

function readQuoted(asked: Asked): RememberedPhrase | null {
  const match = quotedPart.exec(asked.text);
  if (!match) return null;
  const range = wordsBetween(asked, match.index, match.index + match[0].length);
  // Two words in marks are mostly a title.
  const isTitle = range.to - range.from < 3 || titleLeads.has(asked.words[range.from - 1]?.form ?? '');
  return isTitle ? null : { range, frame: null, evidence: 'quoted' };
}

const speech =
  'said|says|say|saying|called|calls|described|claimed|claims|joked|jokes|wrote|tweeted|posted|quipped|goes|went|' +
  'told|thinks|thought|compared|compares|insisted|admitted|promised|asked|argued|reckons|reckoned|declared|sang|yelled|shouted|bragged';

// "who said …", "who was it that said …", "who called someone …"
const opening = new RegExp(
  `\\bwho (?:(?:was it|is it|was the one|the hell|the heck|even|tf|on earth|exactly) )*(?:(?:that|who) )?(?:once |first |just |even |ever )?(?:${speech})\\b(?: (?:that|something like|something about|sth like|smth like|this))?(?: (?:line|quote) (?:about)?)?`,
);
// "what did Kay tell the fan who called it dull": who is spoken to.
const relative =
  /^(?:\w+ ){0,3}?(?:what|how|did|does|has|why|when) .*\b(?:tell|told|to|of|about|with|for|from) (?:\w+ ){1,4}?who\b/;
// "what was that thing …", "what was that line about …"
const sought =
  /\b(?:what (?:was|is)|whats|what) (?:that|the|this) (?:\w+ )?(?:thing|line|quote|bit|words?|saying|one)(?: (?:again|someone said|somebody said|they said|he said|she said))?(?: (?:about|where|that|when|with|like))?\b/;
// "someone said …", "they said …", "something like …"
const relayed =
  /\b(?:someone|somebody|they|he|she|guy|man|woman|lady|dude|actor|actress|singer) (?:said|says|goes|went|was like|were like|saying|wrote|posted|joked)\b(?: (?:that|something like|something about|sth like|smth like|like))?/;
// "remember when someone said …"
const relayedFirst =
  /^(?:\w+ ){0,3}?(?:someone|somebody) (?:said|says|goes|went|was like|wrote|posted|joked)\b(?: (?:that|something like|sth like|smth like|like))?/;
// "… the first thing Kay said about the tour", "… the best quote by Kay": words of hers, not words that are remembered.
const saidOf = new RegExp(
  `^(?:\\S+ ){1,5}?(?:${speech})(?: (?:about|on|re|of|to|when|after|before|at|during)\\b|$)|^(?:by|from) `,
);
const saidNouns = new Set(['thing', 'line', 'quote', 'bit', 'words', 'one']);
const likeness = /\bsomething (?:like|along the lines of)\b/;
// "… who said that again", "… where was this", "… what was the quote"
const closing = new RegExp(
  `\\b(?:lol |lmao |again |so |and |wait |now )*(?:who (?:(?:was it|even|tf|the hell) )*(?:that )?(?:(?:${speech})(?! what\\b)|came up with|clapped back with|clapped back|came out with|was it|is that)(?: (?:that|this|it|those|with))*\\b.*|where (?:was|is|did) (?:this|that|it|i)\\b.*|what was (?:the|that) (?:quote|line)\\b.*|(?:whose|which) (?:quote|line|words)\\b.*|who was (?:that|this|it)\\b.*)$`,
);
// A closing tail longer than this is the question itself.
const tailWordsMax = 8;

function readIntroduced(asked: Asked): RememberedPhrase | null {
  const last = asked.words.length;
  const isRelative = relative.test(asked.line);
  const tail = isRelative ? null : closingAt(asked);
  const head = isRelative ? null : find(asked, opening);
  // "who said that about it" closes the remembered words where enough of them stand before.
  const isTail = head !== null && tail !== null && tail < head.to && tail >= 3;
  if (head && !isTail) return introduced(head, tail !== null && tail > head.to + 1 ? tail : last);
  if (tail !== null && tail >= 3) {
    const before = [relayed, likeness, sought]
      .map((pattern) => find(asked, pattern))
      .find((range) => range && range.to < tail);
    return introduced(before ?? { from: 0, to: 0 }, tail);
  }
  const frame = find(asked, sought) ?? find(asked, relayedFirst) ?? find(asked, likeness);
  return frame === null || isSaidOf(asked, frame) ? null : introduced(frame, last);
}

/** Whether somebody's words on something are sought rather than words that are remembered. */
const isSaidOf = ({ line, words, offsets }: Asked, frame: WordRange) =>
  saidNouns.has(words[frame.to - 1]?.form ?? '') && saidOf.test(line.slice(offsets[frame.to]));

function introduced(frame: WordRange, end: number): RememberedPhrase | null {
  return end - frame.to >= 2 ? { range: { from: frame.to, to: end }, frame, evidence: 'introduced' } : null;
}

function find(asked: Asked, pattern: RegExp): WordRange | null {
  const match = pattern.exec(asked.line);
  return match && wordsIn(asked, match.index, match.index + match[0].length);
}

function closingAt(asked: Asked): number | null {
  const match = closing.exec(asked.line);
  if (!match) return null;
  const { from } = wordsIn(asked, match.index, match.index + match[0].length);
  return asked.words.length - from <= tailWordsMax ? from : null;
}

// How questions about a topic open, after greetings and excuses; a sentence that opens otherwise is remembered words.
const opensAsking =
  /^(?:(?:ok|okay|yo|hey|hi|hello|so|um|uh|bro|please|sorry|wait|lol|omg|and|but|again|quick|question|can|could|someone|somebody|you|help|me|out|i need|i want|im looking for|do you know|guys|any idea|the) )*(?:what(?:s| is| was) (?:that|the|this) (?:\w+ )?(?:thing|line|quote)|what (?:the latest|the news|do|does|did|has|have|had|are|is|was|were|people|fans|everyone)|how (?:do|does|did|has|have|are|is|was|were)|why (?:is|did|does|didnt|was|were|has|have|do|are|doesnt|isnt|wasnt)|when (?:did|was|is)|did|does|has|have|is|are|was|were|any|anyone|anything|anybody|comments?|reactions?|responses?|tributes?|quotes?|thoughts|statements?|opinions?|views|remarks|response|reaction|latest|fans?|link|source|article|story|show|find|give|tell|who said what)\b/;
const asksInside =
  /\b(?:what was said|what (?:\w+ ){1,4}?(?:said|says|told|thought|thinks)|does any(?:one|body)|do any(?:one|body)|any(?:one|body) (?:know|say|said|comment|commented|hint|react)|who said what|what did|did (?:he|she|they) (?:ever )?(?:say|talk|comment))\b/;
