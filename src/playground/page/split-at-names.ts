import type { CommandOption } from '../../../commands/command.ts';

/** What is typed for a command, parted at the names of its options. */
export interface SplitWords {
  /** What stands before the first name. */
  readonly words: string;
  /** The options named, in order, each with what follows its name. */
  readonly named: readonly { readonly option: CommandOption; readonly typed: string }[];
}

interface SplitOptions {
  /** Whether a space ends an option's name too where it is the first word. */
  readonly spaceEndsFirst?: boolean;
}

/** Parts words at the names of options with a colon, as Discord copies a command: `Imani topic: goat`. */
export function splitAtNames(
  options: readonly CommandOption[],
  text: string,
  { spaceEndsFirst = false }: SplitOptions = {},
): SplitWords {
  const marks: { option: CommandOption; start: number; end: number }[] = [];
  for (const match of text.matchAll(/(?<!\S)([\p{L}\p{N}_-]+)(:|\s)/gu)) {
    const [whole, name, end] = match;
    const option = options.find((candidate) => candidate.name === name);
    const ends = end === ':' || (spaceEndsFirst && text.slice(0, match.index).trim() === '');
    // An option is given once; its name again is a word of some value.
    if (option === undefined || !ends || marks.some((mark) => mark.option === option)) continue;
    marks.push({ option, start: match.index, end: match.index + whole.length });
  }
  const [first] = marks;
  return {
    words: first === undefined ? text : text.slice(0, first.start).trim(),
    named: marks.map(({ option, end }, index) => ({
      option,
      typed: trimBetween(text.slice(end, marks[index + 1]?.start), index + 1 < marks.length),
    })),
  };
}

/** White space around a value is nobody's, but what is still being typed keeps its end. */
const trimBetween = (typed: string, isDone: boolean) => (isDone ? typed.trim() : typed.trimStart());
