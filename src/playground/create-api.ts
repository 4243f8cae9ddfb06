import { z } from 'zod';
import type { Command, Desk, Request } from '../../commands/command.ts';
import { composeProblem, identifyRequests, readCustomId, renderDiscord } from '../card/index.ts';
import type { Card, CommandRequest, Story } from '../domain.ts';
import { LibraryError, UsageError, UserError } from '../errors.ts';
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

  /** Asking needs no library that can be written: gives null when it cannot, and the button is left out. */
  async function keepRequest(request: CommandRequest): Promise<string | null> {
    try {
      return await desk.library.keepRequest(request);
    } catch (error) {
      if (!(error instanceof LibraryError)) throw error;
      log(`An answer goes without a button: ${error.message}`);
      return null;
    }
  }

  async function draw(card: Card, how: Pick<Reply, 'private' | 'place'>): Promise<Reply> {
    const requestIds = await identifyRequests(card, keepRequest);
    const message = renderDiscord(card, requestIds);
    return { message, ...how, localPages: await findLocalPages(message, desk.library) };
  }

  /** Makes a reply, whatever happens: a `UserError` is told as a card, anything else as an apology and a log line. */
  async function replySafely(make: () => Promise<Reply>): Promise<Reply> {
    try {
      return await make();
    } catch (error) {
      if (!(error instanceof UserError)) log(`A command failed: ${describe(error)}`);
      const told = error instanceof UserError ? error.message : apology;
      return draw(composeProblem(told), { private: true, place: 'new' });
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
        const card = await found.run({ command, options, page: 0, asker }, desk);
        return draw(card, { private: (options['private'] ?? found.private) === true, place: 'new' });
      });
    },

    press(body, asker) {
      const { customId } = parse(pressRequest, body);
      return replySafely(async () => {
        const press = readCustomId(customId);
        const kept = press === null ? null : await desk.library.request(press.requestId);
        if (press === null || kept === null) {
          throw new UsageError(
            'This button belongs to a library that was replaced. Ask again for a fresh answer.',
          );
        }
        const card = await findCommand(kept.command).run({ ...kept, page: press.page, asker }, desk);
        return draw(card, { private: false, place: 'same' });
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
