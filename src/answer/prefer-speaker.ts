import type { QuotationReading } from './quotation-reading.ts';
import { likeness } from './terms.ts';
import type { Token } from './tokens.ts';
import type { Asking } from './weigh-question.ts';

// Who asks what the coach said wants the coach's words; but print may call a coach something else.
const notOfTheRole = 0.75;

/** Gives a factor for whether a quotation's speaker has the role that is asked after. */
export const preferSpeaker = (asking: Asking, reading: QuotationReading): number =>
  isOfRole(asking, reading) ? 1 : notOfTheRole;

// Words between a name and what its bearer is: "the coach, Torvald Eziashi", "Eziashi, who has been coach".
const besideName = 5;

/** Whether the words printed for the speaker, or beside their name in the story, are the role asked after. */
export function isOfRole(
  { role, read }: Pick<Asking, 'role' | 'read'>,
  { kept, passage, context }: QuotationReading,
): boolean {
  if (role === null) return true;
  const { speaker, speakerAs } = kept.quotation;
  const means = (token: Token, at: number, tokens: readonly Token[]) =>
    likeness(role, token) > 0 && !isPlayed(tokens.slice(Math.max(0, at - beforePart), at));
  if (read(speakerAs ?? '').tokens.some(means)) return true;
  const surname = read(speaker ?? '').tokens.at(-1)?.stem;
  return [passage, ...(context ? [context.body] : [])].some(({ tokens }) =>
    tokens.some(
      ({ stem }, at) =>
        stem === surname && tokens.slice(Math.max(0, at - besideName), at + besideName + 1).some(means),
    ),
  );
}

// Words between "plays" and the part: "plays the dead king’s widow".
const beforePart = 4;
const isPlayed = (before: readonly Token[]) =>
  before.some(({ form }) => /^(?:play|portray)(?:s|ed|ing)?$/.test(form));
