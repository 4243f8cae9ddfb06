export type { Log } from './log.ts';
export { type BotOptions, type RunningBot, startBot } from './start-bot.ts';
