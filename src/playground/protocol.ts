import type { Choice, CommandOption } from '../../commands/command.ts';
import type { DiscordMessage } from '../card/index.ts';

/** A command as the page offers it: its definition without its functions. */
export interface OfferedCommand {
  readonly name: string;
  readonly description: string;
  readonly options: readonly CommandOption[];
}

/** What an option is set to: text, number or flag. */
export type OptionValues = Readonly<Record<string, string | number | boolean>>;

/** What the page is told first: `GET /api/greeting`. */
export interface Greeting {
  readonly commands: readonly OfferedCommand[];
  /** Questions that the library at hand can answer, for a newcomer to click. */
  readonly examples: readonly string[];
}

/** `POST /api/suggest`, answered with {@link Suggestions}. */
export interface SuggestRequest {
  readonly command: string;
  readonly option: string;
  readonly typed: string;
}

export interface Suggestions {
  readonly choices: readonly Choice[];
}

/** `POST /api/run`, answered with a {@link Reply}. */
export interface RunRequest {
  readonly command: string;
  readonly options: OptionValues;
}

/** `POST /api/press`, answered with a {@link Reply}. */
export interface PressRequest {
  readonly customId: string;
}

export interface Reply {
  /** Exactly what Discord is sent. */
  readonly message: DiscordMessage;
  /** Whether it is for the asker's eyes only. */
  readonly private: boolean;
  /** Whether it comes in place of the message whose button was pressed, or as a message of its own. */
  readonly place: 'same' | 'new';
  /** Addresses of invented stories in `message`, without fragment, each with the local page that shows the story. */
  readonly localPages: Readonly<Record<string, string>>;
}

/** What a failed request answers instead; its status says what kind of failure it was. */
export interface Refusal {
  readonly error: string;
}
