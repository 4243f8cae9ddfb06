export { type DiscordDouble, startDiscordDouble } from './discord-double.ts';
export {
  type Exchange,
  listComponents,
  press,
  readWords,
  startTyping,
  typeInto,
  useCommand,
  useOnMessage,
  useStaleCommand,
} from './exchange.ts';
export { rateLimit } from './faults.ts';
export { ada, bo, mona } from './people.ts';
export { hasSchema } from './schema-check.ts';
