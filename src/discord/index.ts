export type { Log } from './log.ts';
export { type RunningBot, startBot } from './start-bot.ts';
