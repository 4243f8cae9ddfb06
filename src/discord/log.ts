/** Where the bot tells its operator what happens. `console` is one. */
export interface Log {
  info(line: string): void;
  warn(line: string): void;
  /** `cause` is what was thrown; it never reaches a channel. */
  error(line: string, cause?: unknown): void;
}
