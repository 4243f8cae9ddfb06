import type { Query } from '../domain.ts';
import type { Asked } from './asked.ts';
import { greetingWords, openBy } from './greetings.ts';
import type { Vocabulary } from './vocabulary.ts';

// "link me …", "link to …", "source on …", "… link me", "… link pls"
const linking =
  /^(?:\w+ ){0,6}?(?:link|links|url|source|sauce)\b(?! (?:say|said|says|tell|told|think|thought|mean|claim|reveal|claims|claimed|close))|\b(?:link|url|source|sauce)(?: (?:me|us|please|pls|to it|for that|for it|it))*$/;
// "who reported on …", "who covered …"
const reporting =
  /\bwho (?:else )?(?:reported|covered|covers|wrote about|wrote up|broke(?! up\b)|published|ran|carried|has a|had a|has the|had the|did a|did the|printed|reviewed)\b/;
// "where did i see …", "where can i read …"
const placing =
  /\bwhere (?:did|can|could|do|was|would|have) (?:i|we|you|one|it)?\s?(?:see|read|hear|find|seen|saw|come across|published|reported|printed)\b/;
// "what happened at …", "what is going on with …"
const happening = new RegExp(
  `^${openBy()}(?:what(?:s| the hell| the heck| on earth)?)(?: is| was| all| exactly| just| really| even)* (?:happened|happens|happening|went down|went on|went wrong|going on|going down)\\b`,
);
// "who broke up with whom", "who is dating who": an event, which stories tell.
const pairing = /^who (?!else )(?:\w+ ){1,4}?whom?(?: \w+)?$/;
// The asker wants somebody's words, not a page.
const wantsWords =
  /\b(?:quotes?|quotations?|exact words|word for word|verbatim|what was said|what (?:did|does|has|have|do) (?:\w+ ){1,6}?(?:say|said|tell|told|think|thought|write|call|post|mean|reply|answer))\b|\b(?:say|said|says) (?:about|on|that|to|in)\b/;

/** Tells whether a question asks for a story rather than for somebody's words. */
export function readSeeking(asked: Asked, vocabulary: Vocabulary): Query['seeking'] {
  const { line } = asked;
  if (linking.test(line) && !/\b(?:quote|quotes|quotation)\b/.test(line)) return 'stories';
  const [, verb] = asked.words;
  const isPairing = pairing.test(line) && !vocabulary.speechWords.has(verb?.form ?? '');
  if ((isPairing || happening.test(line)) && !wantsWords.test(line)) return 'stories';
  if (reporting.test(line) || placing.test(line) || asksForOutlet(asked, vocabulary)) return 'stories';
  const isStory = asksForStory(asked, vocabulary) || closesOnStory(asked, vocabulary);
  return isStory && !wantsWords.test(line) ? 'stories' : 'quotations';
}

const auxiliaries = new Set(['did', 'does', 'do', 'has', 'have', 'who']);
const courtesies = new Set([...greetingWords, 'thanks', 'thx', 'anyone', 'somewhere', 'again']);

// What somebody speaks on; but "closing down after sixty years" says when.
const speakingMarks = new Set(['about', 'on', 'over', 're', 'regarding', 'concerning', 'discussing']);

/** "dance hall closing down article pls": what is wanted stands last, and nobody speaks. */
function closesOnStory({ words }: Asked, vocabulary: Vocabulary): boolean {
  const last = words.findLast(({ form }) => !courtesies.has(form));
  const isSaid = words.some(
    ({ form }) => vocabulary.speechWords.has(form) || speakingMarks.has(form) || auxiliaries.has(form),
  );
  return last !== undefined && vocabulary.storyWords.has(last.form) && !isSaid && words.length > 2;
}

const newsWords = new Set('new news latest recent recently lately newest headlines'.split(' '));

/** Tells whether a question asks for what is new, and whether somebody's words or whole stories. */
export function readNews({ words, line }: Asked): Query['seeking'] | null {
  if (!words.some(({ form }) => newsWords.has(form))) return null;
  return wantsWords.test(line) ? 'quotations' : 'stories';
}

/** "which outlet had …", "what sites covered …" */
function asksForOutlet({ words }: Asked, vocabulary: Vocabulary): boolean {
  return words.some(({ form }, at) => {
    const next = words[at + 1]?.form ?? '';
    return (form === 'which' || form === 'what') && vocabulary.outletWords.has(next);
  });
}

const pointers = new Set(
  'the that this a an any find show send gimme give me some good full whole long'.split(' '),
);
// How far into a question the noun for what is wanted stands.
const openingWords = 9;

/** "the story about …", "obit for …", "whats that interview with …" */
function asksForStory({ words }: Asked, vocabulary: Vocabulary): boolean {
  return words.slice(0, openingWords).some(({ form }, at) => {
    if (!vocabulary.storyWords.has(form)) return false;
    const next = words[at + 1]?.form ?? '';
    const before = words[at - 1]?.form ?? '';
    const leads =
      /^(?:about|on|of|for|with|where|that|when|which|from|by|covering|regarding|re|saying|in)$/.test(next);
    // "the new zealand film story where …": words before the noun say which.
    const isPointedAt = pointers.has(words[0]?.form ?? '') && /^(?:where|about|with|in)$/.test(next);
    const isAsked = pointers.has(before) || vocabulary.frameWords.has(before);
    return leads && (at <= 2 || isPointedAt || isAsked);
  });
}
