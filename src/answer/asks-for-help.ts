import type { Asked } from './asked.ts';
import { openBy } from './greetings.ts';

const bot = '(?:you|ya|it|this|that|this bot|the bot|this thing|this app|soundbite)';
const opening = openBy('just', 'tell me', 'show me', 'explain');
const closing = '(?: (?:please|pls|plz|thanks|thx|here|exactly|lol|again|for me|for us|now|then))*';

// "what can you do", "how do i use this", "what is this bot", "help me", "show me the commands"
const askings = [
  `wh?at(?: all| else| things| stuff)? (?:can|could|do|does) ${bot} (?:do|know|help(?: me)?(?: with)?)`,
  `wh?at ${bot} (?:can|could) do`,
  `how (?:does|do|to|can|could|should)(?: i| we| one)? (?:use|work|talk to|search|ask)(?: ${bot}| (?:a |my )?questions?| something| stuff| things| for something)*`,
  `how (?:does|do) ${bot} work`,
  `how ${bot} works`,
  `wh?at(?: sort of| kind of| kinds of)?(?: questions?| things| stuff| else)? (?:can|could|should|do|may) (?:i|we) (?:ask|do|search|look up)(?: ${bot}| for| about| with| here)*`,
  `(?:who|wh?at|whats|whos)(?: is| are| r)? ${bot}(?: bot)?`,
  '(?:wh?at (?:are|is) )?(?:the |your |all |available |possible |list of |list )*commands?(?: do you have| are there| list)?',
  '(?:i |we |do you |give me |get )?(?:need |want )?(?:some |any )?help(?: me| us)?(?: with this| page| menu| out)?',
].map((asking) => new RegExp(`^${opening}${asking}${closing}$`));

/** Whether a question asks of the bot itself, and so nothing of the library: how it is used, what it can do. */
export function asksForHelp({ line, text }: Asked): boolean {
  // Who puts marks around it asks for those words.
  return !/["“”«»]/.test(text) && askings.some((asking) => asking.test(line));
}
