/** A failure that a user can meet: its message says what failed, on what, and what to do next. */
export class UserError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** An input that cannot be read: missing, empty, binary, malformed. */
export class InputError extends UserError {
  readonly input: string;

  constructor(input: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.input = input;
  }
}

/** A page in which no story was found. */
export class NoStoryError extends InputError {}

/** A page that could not be fetched: unreachable, refused by its server, too slow. */
export class FetchError extends UserError {
  readonly url: string;
  /** The HTTP status that was answered instead of a page; null where none was. */
  readonly status: number | null;
  /** How long the server asks to be left alone; null where it does not say. */
  readonly retryAfterMs: number | null;

  constructor(url: string, message: string, { status, retryAfterMs, ...options }: FetchErrorOptions = {}) {
    super(message, options);
    this.url = url;
    this.status = status ?? null;
    this.retryAfterMs = retryAfterMs ?? null;
  }
}

interface FetchErrorOptions extends ErrorOptions {
  readonly status?: number;
  readonly retryAfterMs?: number | null;
}

/** A page that its server says is still as it was when it was last read. */
export class UnchangedPageError extends UserError {
  /** The address that was asked for. */
  readonly url: string;

  constructor(url: string) {
    super(`${url} has not changed since it was read.`);
    this.url = url;
  }
}

/** An address that Soundbite will not visit: private network, unusual port, not http. */
export class RefusedAddressError extends FetchError {}

/** A library file that cannot be opened or written: damaged, read-only, disk full. */
export class LibraryError extends UserError {
  readonly path: string;

  constructor(path: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.path = path;
  }
}

/** A setting in the environment that does not make sense. */
export class ConfigError extends UserError {}

/** A command used in a way it cannot be: a missing option, a date that is none, no permission. */
export class UsageError extends UserError {}

/** Discord refused the bot or cannot be reached. */
export class DiscordError extends UserError {}

/** A story that was forgotten, or whose outlet was, and is not to be kept again. */
export class RefusedStoryError extends InputError {}
