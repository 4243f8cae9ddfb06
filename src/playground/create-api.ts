import { z } from 'zod';
import type { Command, Desk, Request } from '../../commands/command.ts';
import { drawAnswer, drawPressed, type Easel } from '../../commands/draw-answer.ts';
import { composeProblem, type DiscordMessage, renderDiscord } from '../card/index.ts';
import type { Story } from '../domain.ts';
import { UsageError, UserError } from '../errors.ts';
import { checkOptions } from './check-options.ts';
import { findLocalPages } from './find-local-pages.ts';
import { listExamples } from './list-examples.ts';
import type { Greeting, Reply, Suggestions } from './protocol.ts';
import { isSample } from './reader-page.ts';
import { Refused } from './refused.ts';

/** What the page can ask of the server. What comes from outside is `unknown` and checked here. */
export interface Api {
  greet(): Promise<Greeting>;
  suggest(body: unknown): Promise<Suggestions>;
  run(body: unknown, asker: Asker): Promise<Reply>;
  press(body: unknown, asker: Asker): Promise<Reply>;
  /** Looks up an invented story. */
  story(storyId: string): Promise<Story>;
}

/** Whether who asks may change the library. */
type Asker = Request['asker'];

interface ApiOptions {
  readonly desk: Desk;
  readonly commands: readonly Command[];
  readonly log: (line: string) => void;
}

const suggestRequest = z.object({ command: z.string(), option: z.string(), typed: z.string() });
const runRequest = z.object({
  command: z.string(),
  options: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
const pressRequest = z.object({ customId: z.string() });

/** Puts the commands behind plain functions from JSON to JSON, with one boundary for everything that goes wrong. */
export function createApi({ desk, commands, log }: ApiOptions): Api {
  function findCommand(name: string): Command {
    const command = commands.find((candidate) => candidate.name === name);
    if (command === undefined) throw new UsageError(`There is no command /${name}. Type / to see them all.`);
    return command;
  }

  const easel: Easel = {
    desk,
    onButtonLost: (_request, error) => log(`An answer goes without a button: ${error.message}`),
  };

  async function reply(message: DiscordMessage, how: Pick<Reply, 'private' | 'place'>): Promise<Reply> {
    return { message, ...how, localPages: await findLocalPages(message, desk.library) };
  }

  /** Makes a reply, whatever happens: a `UserError` is told as a card, anything else as an apology and a log line. */
  async function replySafely(make: () => Promise<Reply>): Promise<Reply> {
    try {
      return await make();
    } catch (error) {
      if (!(error instanceof UserError)) log(`A command failed: ${describe(error)}`);
      const told = error instanceof UserError ? error.message : apology;
      // Nothing on it can be pressed.
      const message = renderDiscord(composeProblem(told), () => null);
      return reply(message, { private: true, place: 'new' });
    }
  }

  return {
    async greet() {
      const offered = commands.map(({ name, description, options }) => ({ name, description, options }));
      return { commands: offered, examples: await listExamples(desk.library) };
    },

    async suggest(body) {
      const { command, option, typed } = parse(suggestRequest, body);
      const choices = await findCommand(command).suggest(option, typed, desk);
      return { choices };
    },

    run(body, asker) {
      const { command, options } = parse(runRequest, body);
      return replySafely(async () => {
        const found = findCommand(command);
        checkOptions(found, options);
        const message = await drawAnswer(found, { command, options, page: 0, asker }, easel);
        return reply(message, { private: (options['private'] ?? found.private) === true, place: 'new' });
      });
    },

    press(body, asker) {
      const { customId } = parse(pressRequest, body);
      return replySafely(async () => {
        const message = await drawPressed(customId, asker, { ...easel, findCommand });
        return reply(message, { private: false, place: 'same' });
      });
    },

    async story(storyId) {
      const story = await desk.library.story(storyId);
      if (story === null || !isSample(story)) throw new Refused(404, 'There is no such invented story here.');
      return story;
    },
  };
}

const apology = 'Something went wrong on my side, and it is written down in the terminal. Please try again.';

function parse<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new Refused(400, 'The request does not have the shape that the page sends.');
  return parsed.data;
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
