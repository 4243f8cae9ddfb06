import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Command, Desk } from '../../commands/command.ts';
import { type RunningBot, startBot } from '../../src/discord/index.ts';
import { type DiscordDouble, startDiscordDouble } from './double/index.ts';
import { tinyCommands } from './tiny-commands.ts';
import { openTinyDesk } from './tiny-desk.ts';

/** Lines that a bot logged, by weight, with what was thrown. */
export interface LoggedLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly line: string;
  readonly cause: unknown;
}

/** A bot that answers at a double. */
export interface Stage {
  readonly double: DiscordDouble;
  readonly bot: RunningBot;
  /** What the bot logged; a test may clear it. */
  readonly lines: LoggedLine[];
}

export interface StageOptions {
  readonly double?: DiscordDouble;
  readonly desk?: Desk;
  readonly commands?: readonly Command[];
  readonly managingServers?: readonly string[];
}

const opened: { readonly double: DiscordDouble; readonly bots: RunningBot[] }[] = [];

/** Opens a double that `closeStages` closes. */
export async function openDouble(serverCount = 1): Promise<DiscordDouble> {
  const double = await startDiscordDouble(undefined, serverCount);
  opened.push({ double, bots: [] });
  return double;
}

/** Starts a bot at a double, by default a new one; `closeStages` ends both. */
export async function openStage(options: StageOptions = {}): Promise<Stage> {
  const double = options.double ?? (await openDouble());
  const lines: LoggedLine[] = [];
  const write = (level: LoggedLine['level']) => (line: string, cause?: unknown) => {
    lines.push({ level, line, cause });
  };
  const bot = await startBot({
    token: double.token,
    apiUrl: double.apiUrl,
    managingServers: options.managingServers ?? null,
    desk: options.desk ?? openTinyDesk(),
    commands: options.commands ?? tinyCommands,
    log: { info: write('info'), warn: write('warn'), error: write('error') },
  });
  opened.find((stage) => stage.double === double)?.bots.push(bot);
  return { double, bot, lines };
}

/** Gives the logged lines of one weight. */
export function linesOf(stage: Stage, level: LoggedLine['level']): readonly string[] {
  return stage.lines.filter((line) => line.level === level).map(({ line }) => line);
}

/** Gives the bodies of the requests that reached a route. */
export function callsTo(double: DiscordDouble, method: string, path: RegExp) {
  return double.calls.filter((call) => call.method === method && path.test(call.path));
}

/** How soon something comes is a busy machine's affair; a test that is about time measures it. A test has five seconds more. */
const PATIENCE_MS = 15_000;

/** Waits for something that nobody announces. */
export async function until(isTrue: () => boolean): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!isTrue()) {
    if (Date.now() > deadline) throw new Error(`It did not come to pass within ${PATIENCE_MS} ms.`);
    await sleep(10);
  }
}

/** Ends every bot and double that was opened; no rule of Discord's may have been broken and nobody pinged. */
export async function closeStages(): Promise<void> {
  for (const { double, bots } of opened.splice(0)) {
    await Promise.all(bots.map((bot) => bot.stop()));
    await double.close();
    expect(double.breaches).toEqual([]);
    expect(double.ledger.pings).toEqual([]);
  }
}
