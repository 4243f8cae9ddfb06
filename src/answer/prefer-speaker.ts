import type { QuotationReading } from './quotation-reading.ts';
import { isRoleNoun } from './read-role.ts';
import { likeness, type Term } from './terms.ts';
import type { Token, TokenText } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { Asking } from './weigh-question.ts';

// Who asks what the coach said wants the coach's words; but print may call a coach something else.
const notOfTheRole = 0.75;

/** Gives a factor for whether a quotation's speaker has the role that is asked after. */
export const preferSpeaker = (asking: Asking, reading: QuotationReading): number =>
  isOfRole(asking, reading) ? 1 : notOfTheRole;

// Words between a name and what its bearer is: "the coach, Torvald Eziashi", "Eziashi, who has been coach".
const besideName = 5;
// Words after an owner that say what somebody else is: "Donnelly's mother", "Kay's late father-in-law".
const owned = 3;

/** Whether the words printed for the speaker, or beside their name in the story, are the role asked after. */
export function isOfRole(
  { role, read, vocabulary }: Pick<Asking, 'role' | 'read' | 'vocabulary'>,
  { kept, passage, context }: QuotationReading,
): boolean {
  if (role === null) return true;
  const { speaker, speakerAs } = kept.quotation;
  const means = (token: Token, at: number, tokens: readonly Token[]) =>
    likeness(role, token) > 0 &&
    isNounFor(role, token, vocabulary) &&
    !isPlayed(tokens.slice(Math.max(0, at - beforePart), at));
  if (read(speakerAs ?? '').tokens.some(means)) return true;
  const names = new Set(
    read(speaker ?? '').tokens.flatMap(({ form, stem }) => (vocabulary.stopWords.has(form) ? [] : [stem])),
  );
  return [passage, ...(context ? [context.body] : [])].some(({ tokens }) =>
    tokens.some(({ stem, possessive }, at) => {
      if (!names.has(stem)) return false;
      const after = tokens.slice(at + (possessive ? owned : 0) + 1, at + besideName + 1);
      return [...tokens.slice(Math.max(0, at - besideName), at), ...after].some(means);
    }),
  );
}

/** Tells how well the best noun for somebody in a text stands for the role. */
export const bestNoun = (role: Term, { tokens }: TokenText, vocabulary: Vocabulary): number =>
  tokens.reduce(
    (best, token) => (isNounFor(role, token, vocabulary) ? Math.max(best, likeness(role, token)) : best),
    0,
  );

/** Whether a word like the role is one for somebody as well: a "unionized" crew is no union. */
const isNounFor = (role: Term, { form }: Token, vocabulary: Vocabulary) =>
  form === role.form || isRoleNoun(form, vocabulary);

// Words between "plays" and the part: "plays the dead king’s widow".
const beforePart = 4;
const isPlayed = (before: readonly Token[]) =>
  before.some(({ form }) => /^(?:play|portray)(?:s|ed|ing)?$/.test(form));
