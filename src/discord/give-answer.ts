import { randomUUID } from 'node:crypto';
import { DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';
import { composeProblem, type DiscordMessage, renderDiscord } from '../card/index.ts';
import { LibraryError, UserError } from '../errors.ts';
import type { Interruption } from './answering.ts';
import type { Log } from './log.ts';
import type { Reply } from './reply.ts';

/** How one interaction is to be answered. */
export interface AnswerPlan {
  /** What is answered, for the log: a command's name, never a question's words. */
  readonly subject: string;
  readonly reply: Reply;
  /** Whether the answer is known to take its time, so that it is acknowledged first. */
  readonly isSlow: boolean;
  compose(): Promise<DiscordMessage>;
}

// Half of the three seconds that Discord gives for the first reply; the rest is for the way there.
const HOLD_AFTER_MS = 1_500;

/**
 * Answers one interaction within Discord's deadlines, whatever happens: the one place where what goes wrong becomes
 * words for the asker and a line for the operator. Never rejects.
 */
export async function giveAnswer(plan: AnswerPlan, interruption: Interruption, log: Log): Promise<void> {
  try {
    const message = await composeInTime(plan, interruption);
    await plan.reply.show(message);
  } catch (error) {
    if (isTooLate(error))
      log.warn(`${plan.subject}: the answer came too late for Discord (${wordError(error)}).`);
    else await excuse(plan, error, log);
  }
}

async function composeInTime(plan: AnswerPlan, interruption: Interruption): Promise<DiscordMessage> {
  // A bot that is stopping begins nothing new.
  await Promise.race([interruption, null]);
  if (plan.isSlow) await plan.reply.hold();
  // A hold that fails shows when the answer is sent.
  const hold = () => plan.reply.hold().catch(() => {});
  const safetyNet = setTimeout(hold, HOLD_AFTER_MS);
  try {
    return await Promise.race([interruption, plan.compose()]);
  } finally {
    // The answer and a late hold must not meet at Discord.
    clearTimeout(safetyNet);
  }
}

async function excuse(plan: AnswerPlan, error: unknown, log: Log): Promise<void> {
  try {
    await plan.reply.excuse(drawProblem(isForAsker(error) ? error : apologise(plan, error, log)));
  } catch (failure) {
    log.error(`${plan.subject}: not even the excuse reached Discord (${wordError(failure)}).`, failure);
  }
}

/** Tells a failure that the asker can mend. A broken library file is its operator's, and its path nobody else's. */
function isForAsker(error: unknown): error is UserError {
  return error instanceof UserError && !(error instanceof LibraryError);
}

/** Logs what went wrong under a short id and makes of it what the asker may know. */
function apologise(plan: AnswerPlan, error: unknown, log: Log): UserError {
  const id = randomUUID().slice(0, 8);
  log.error(`${plan.subject} failed [${id}]: ${wordError(error)}`, error);
  return new UserError(
    'Something went wrong inside Soundbite; your question was fine. Ask again, and if it happens again, ' +
      `tell whoever runs this bot the number ${id}.`,
  );
}

function drawProblem(error: UserError): DiscordMessage {
  return renderDiscord(composeProblem(error.message), () => '');
}

const tooLate: ReadonlySet<number | string> = new Set([
  RESTJSONErrorCodes.UnknownInteraction,
  RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged,
  RESTJSONErrorCodes.UnknownWebhook,
  RESTJSONErrorCodes.InvalidWebhookToken,
  RESTJSONErrorCodes.UnknownMessage,
]);

/** Tells whether Discord no longer takes a reply: the interaction is unknown, answered, expired, or its message gone. */
function isTooLate(error: unknown): boolean {
  return error instanceof DiscordAPIError && tooLate.has(error.code);
}

function wordError(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
