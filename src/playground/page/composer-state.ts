import type { CommandOption } from '../../../commands/command.ts';
import type { OfferedCommand, RunRequest } from '../protocol.ts';
import { splitAtNames } from './split-at-names.ts';

/** What stands in the message box: plain words, or a command whose options are being filled in. */
export type ComposerState =
  | { readonly kind: 'plain'; readonly text: string }
  | {
      readonly kind: 'command';
      readonly command: OfferedCommand;
      /** The options that stand in the box, in order, with what is typed in each. */
      readonly fields: readonly Field[];
      /** The name of the option being typed in; null behind the last one, where further options are offered. */
      readonly focused: string | null;
      /** What is typed behind the last option: the beginning of a further one's name. */
      readonly behind: string;
    };

export type CommandState = Extract<ComposerState, { kind: 'command' }>;

export interface Field {
  readonly option: CommandOption;
  readonly typed: string;
  /** The value of the choice that was taken, while `typed` still is that choice's name; null for free words. */
  readonly chosen: string | null;
}

/** A command ready to be sent, with its fields as they stood in the box. */
export interface ComposedRequest {
  readonly kind: 'request';
  readonly request: RunRequest;
  readonly fields: readonly Field[];
}

/** What keeps a command from being sent. */
export interface Fault {
  readonly kind: 'fault';
  /** The option or command that it is about. */
  readonly subject: string;
  readonly message: string;
}

/** The empty message box. */
export const emptyComposer: ComposerState = { kind: 'plain', text: '' };

/** Which command plain words are put to. */
const plainCommand = 'ask';

/**
 * Lists the commands that fit what is typed after `/`: those that begin with it first, then those that contain it. A
 * name may be of two words, of which the first is a group's.
 */
export function matchCommands(commands: readonly OfferedCommand[], text: string): readonly OfferedCommand[] {
  const typed = /^\/(\S*(?:\s\S*)?)$/.exec(text)?.[1]?.toLowerCase();
  if (typed === undefined) return [];
  const starting = commands.filter(({ name }) => name.startsWith(typed));
  const containing = commands.filter(({ name }) => !name.startsWith(typed) && name.includes(typed));
  return [...starting, ...containing];
}

/**
 * Takes plain words as typed or pasted. A whole command name followed by a space opens that command, and what
 * follows fills in its options: `/ask who said so`, `/quotes person: Kay Reyes topic: goat`.
 */
export function typePlain(commands: readonly OfferedCommand[], text: string): ComposerState {
  const typed = text.toLowerCase();
  const command = commands.find(
    ({ name }) => typed.startsWith(`/${name}`) && /\s/.test(typed.charAt(name.length + 1)),
  );
  if (command === undefined) return { kind: 'plain', text };
  return typeInto(openCommand(command), text.slice(command.name.length + 2).trimStart());
}

/** Opens a command with its required options in the box. */
export function openCommand(command: OfferedCommand): CommandState {
  const fields = command.options.filter(({ required }) => required).map(toEmptyField);
  return { kind: 'command', command, fields, focused: fields[0]?.option.name ?? null, behind: '' };
}

/** Opens a command filled in as it was sent before. */
export function reopenCommand(command: OfferedCommand, fields: readonly Field[]): CommandState {
  return { kind: 'command', command, fields, focused: fields.at(-1)?.option.name ?? null, behind: '' };
}

/** Takes words where the box has its focus; `name: value` among them goes into the option of that name. */
export function typeInto(state: CommandState, text: string): CommandState {
  return state.focused === null ? typeBehind(state, text) : typeField(state, state.focused, text);
}

/** Types in an option; the name of a further option and a colon move on to that one, as in Discord. */
export function typeField(state: CommandState, name: string, text: string): CommandState {
  const own = state.fields.filter(({ option }) => option.name === name).map(({ option }) => option);
  const { words, named } = splitAtNames([...own, ...listRemaining(state)], text);
  const isNamed = named.some(({ option }) => option.name === name);
  return fillNamed(isNamed ? state : fillField(state, name, named.length === 0 ? text : words), named);
}

/** Types behind the last option: the beginning of an option's name, else words for the first option of an empty box. */
function typeBehind(state: CommandState, text: string): CommandState {
  const remaining = listRemaining(state);
  const { words, named } = splitAtNames(remaining, text, { spaceEndsFirst: true });
  const filled = fillNamed({ ...state, behind: '' }, named);
  const [first] = listRemaining(filled);
  const isForFirst = state.fields.length === 0 && words !== '' && matchOptions(state, words).length === 0;
  if (first === undefined || !isForFirst) return { ...filled, behind: words };
  const opened = fillField(addField(filled, first), first.name, words);
  return named.length === 0 ? opened : { ...opened, focused: filled.focused };
}

/** Puts words into an option as they are; `chosen` is the value where the words are the name of a choice. */
export function fillField(
  state: CommandState,
  name: string,
  typed: string,
  chosen: string | null = null,
): CommandState {
  const fields = state.fields.map((field) =>
    field.option.name === name ? { ...field, typed, chosen } : field,
  );
  return { ...state, fields };
}

/** Fills in options by their names, bringing in those that are not in the box, and moves to the last. */
function fillNamed(state: CommandState, named: ReturnType<typeof splitAtNames>['named']): CommandState {
  let filled = state;
  for (const { option, typed } of named) {
    const isIn = filled.fields.some((field) => field.option.name === option.name);
    filled = isIn ? { ...filled, focused: option.name } : addField(filled, option);
    filled = fillField(filled, option.name, typed);
  }
  return filled;
}

/** Adds an option to the box and moves there. */
export function addField(state: CommandState, option: CommandOption): CommandState {
  const fields = [...state.fields, toEmptyField(option)];
  return { ...state, fields, focused: option.name, behind: '' };
}

const toEmptyField = (option: CommandOption): Field => ({ option, typed: '', chosen: null });

/** Steps back from an empty option: an optional one leaves the box, and where nothing is left so does the command. */
export function stepBack(state: CommandState, name: string | null): ComposerState {
  const index = state.fields.findIndex(({ option }) => option.name === name);
  const before = state.fields[index - 1];
  const leaving = state.fields[index];
  if (leaving !== undefined && !leaving.option.required) {
    const fields = state.fields.filter((field) => field !== leaving);
    return { ...state, fields, focused: (before ?? fields[0])?.option.name ?? null };
  }
  if (before !== undefined) return { ...state, focused: before.option.name };
  return { kind: 'plain', text: `/${state.command.name}` };
}

/** Gives the option being typed in, with what is typed. */
export function focusedField(state: ComposerState): Field | undefined {
  return state.kind === 'command'
    ? state.fields.find(({ option }) => option.name === state.focused)
    : undefined;
}

/** Lists the options that do not stand in the box yet. */
export function listRemaining(state: CommandState): readonly CommandOption[] {
  return state.command.options.filter(({ name }) => state.fields.every(({ option }) => option.name !== name));
}

/** Lists the options that do not stand in the box yet and whose names begin with what is typed. */
export function matchOptions(state: CommandState, typed: string): readonly CommandOption[] {
  return listRemaining(state).filter(({ name }) => name.startsWith(typed.toLowerCase()));
}

/** Turns what stands in the box into a request, or says what is missing; null when there is nothing to send. */
export function composeRequest(
  state: ComposerState,
  commands: readonly OfferedCommand[],
): ComposedRequest | Fault | null {
  if (state.kind === 'command') return composeCommand(state);
  const text = state.text.trim();
  const [unknown] = /^\/\S*/.exec(text) ?? [];
  if (unknown !== undefined) {
    return { kind: 'fault', subject: unknown, message: 'is no command here. Type / to see them all.' };
  }
  const command = commands.find(({ name }) => name === plainCommand);
  if (text === '' || command === undefined) return null;
  const open = openCommand(command);
  return composeCommand(fillField(open, open.focused ?? '', text));
}

function composeCommand({ command, fields, behind }: CommandState): ComposedRequest | Fault {
  if (behind.trim() !== '') {
    return { kind: 'fault', subject: behind.trim(), message: 'is in no option. Choose one for it first.' };
  }
  const filled = fields.filter(({ typed }) => typed.trim() !== '');
  const missing = command.options.find(
    ({ name, required }) => required && filled.every(({ option }) => option.name !== name),
  );
  if (missing !== undefined) {
    return { kind: 'fault', subject: missing.name, message: 'This option is required. Specify a value.' };
  }
  const options: Record<string, string | number | boolean> = {};
  for (const { option, typed, chosen } of filled) {
    const value = readValue(option, chosen ?? typed.trim());
    if (value === null) return { kind: 'fault', subject: option.name, message: faultOf(option) };
    options[option.name] = value;
  }
  return { kind: 'request', request: { command: command.name, options }, fields: filled };
}

function readValue(option: CommandOption, typed: string): string | number | boolean | null {
  if (option.kind === 'text') return typed;
  if (option.kind === 'number') return Number.isFinite(Number(typed)) ? Number(typed) : null;
  if (/^(true|yes)$/i.test(typed)) return true;
  return /^(false|no)$/i.test(typed) ? false : null;
}

function faultOf(option: CommandOption): string {
  return option.kind === 'number' ? 'This is not a number.' : 'Choose True or False.';
}
