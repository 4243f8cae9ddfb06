import { commands } from '../../commands/index.ts';

/** A command as it is typed in Discord: `/feeds add address:https://…`. Longer names first: `/people list`. */
const typedCommand = new RegExp(
  `(?<![\\p{L}\\p{N}/.:])/(${commands
    .map(({ name }) => name)
    .sort((a, b) => b.length - a.length)
    .join('|')})(?![\\p{L}\\p{N}/])((?: [a-z]+:\\S+)*)`,
  'gu',
);

/** Says what is said of the bot's commands as the terminal has them: `soundbite feeds add https://…`. */
export function sayInTerminal(words: string): string {
  return words.replace(
    typedCommand,
    (_, name: string, options: string) => `soundbite ${name}${writeOptions(name, options)}`,
  );
}

/** The first option of a command may stand there without its name. */
function writeOptions(name: string, options: string): string {
  const main = commands.find((command) => command.name === name)?.options[0]?.name;
  return options.replace(/ ([a-z]+):/g, (_, option: string) => (option === main ? ' ' : ` --${option} `));
}
