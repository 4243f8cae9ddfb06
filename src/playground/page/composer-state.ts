import type { CommandOption } from '../../../commands/command.ts';
import type { OfferedCommand, RunRequest } from '../protocol.ts';

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

/** Lists the commands that fit what is typed after `/`: those that begin with it first, then those that contain it. */
export function matchCommands(commands: readonly OfferedCommand[], text: string): readonly OfferedCommand[] {
  const typed = /^\/(\S*)$/.exec(text)?.[1]?.toLowerCase();
  if (typed === undefined) return [];
  const starting = commands.filter(({ name }) => name.startsWith(typed));
  const containing = commands.filter(({ name }) => !name.startsWith(typed) && name.includes(typed));
  return [...starting, ...containing];
}

/**
 * Takes plain words as typed or pasted. A whole command name followed by a space opens that command, and what
 * follows goes into its first option: `/ask who said so` fills in `question`.
 */
export function typePlain(commands: readonly OfferedCommand[], text: string): ComposerState {
  const [, name, rest = ''] = /^\/(\S+)\s([\s\S]*)$/.exec(text) ?? [];
  const command = commands.find((candidate) => candidate.name === name?.toLowerCase());
  return command === undefined ? { kind: 'plain', text } : openCommand(command, rest.trimStart());
}

/** Opens a command with its required options in the box; its first option when none is required and there are words for it. */
export function openCommand(command: OfferedCommand, words = ''): CommandState {
  const required = command.options.filter((option) => option.required);
  const [first] = command.options;
  const shown = required.length === 0 && words !== '' && first !== undefined ? [first] : required;
  const fields = shown.map((option, index) => ({ option, typed: index === 0 ? words : '', chosen: null }));
  return { kind: 'command', command, fields, focused: fields[0]?.option.name ?? null };
}

/** Opens a command filled in as it was sent before. */
export function reopenCommand(command: OfferedCommand, fields: readonly Field[]): CommandState {
  return { kind: 'command', command, fields, focused: fields.at(-1)?.option.name ?? null };
}

/** Puts words into an option; `chosen` is the value where the words are the name of a choice. */
export function typeField(
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

/** Adds an option to the box and moves there. */
export function addField(state: CommandState, option: CommandOption): CommandState {
  return { ...state, fields: [...state.fields, { option, typed: '', chosen: null }], focused: option.name };
}

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
  return text === '' || command === undefined ? null : composeCommand(openCommand(command, text));
}

function composeCommand({ command, fields }: CommandState): ComposedRequest | Fault {
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
