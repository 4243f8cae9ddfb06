import { isJson, type Json, RefusedError } from './payload.ts';

/** The application's commands as Discord keeps them, with the fields that Discord adds. */
export interface CommandRegistry {
  readonly commands: readonly Json[];
  /** How often all commands were replaced. */
  readonly replacedTimes: number;
  replace(definitions: unknown): readonly Json[];
}

/** Opens an empty registry. */
export function openCommandRegistry(applicationId: string, makeId: () => string): CommandRegistry {
  let commands: readonly Json[] = [];
  let replacedTimes = 0;
  return {
    get commands() {
      return commands;
    },
    get replacedTimes() {
      return replacedTimes;
    },
    replace(definitions) {
      const wanted = Array.isArray(definitions) ? definitions.filter(isJson) : [];
      const faults = findCommandFaults(wanted);
      if (faults.length > 0) {
        throw new RefusedError(400, 50035, 'Invalid Form Body', faults);
      }
      commands = wanted.map((definition) => complete(definition, applicationId, makeId));
      replacedTimes += 1;
      return commands;
    },
  };
}

/** Gives a definition back as Discord does: defaults filled in, ids added, permissions as words, order of sets its own. */
function complete(definition: Json, applicationId: string, makeId: () => string): Json {
  const permissions = definition['default_member_permissions'] ?? null;
  const options = optionsOf(definition);
  return {
    id: makeId(),
    application_id: applicationId,
    version: makeId(),
    type: 1,
    nsfw: false,
    dm_permission: true,
    name_localizations: null,
    description_localizations: null,
    // Discord gives an empty one where there can be none.
    description: '',
    ...definition,
    default_member_permissions: permissions === null ? null : String(permissions),
    contexts: reversed(definition['contexts']),
    integration_types: reversed(definition['integration_types']),
    // Discord leaves out what is false or empty.
    ...(options.length > 0 ? { options: options.map(dropFalse) } : { options: undefined }),
  };
}

function dropFalse(option: Json): Json {
  const kept = Object.entries(option).filter(
    ([, value]) => value !== false && !(Array.isArray(value) && value.length === 0),
  );
  const inner = optionsOf(option).map(dropFalse);
  return { ...Object.fromEntries(kept), ...(inner.length > 0 ? { options: inner } : {}) };
}

function reversed(set: unknown): unknown {
  return Array.isArray(set) ? [...set].reverse() : set;
}

const MESSAGE_MENU = 3;

/** The rules for commands that Discord's OpenAPI document does not say. */
function findCommandFaults(commands: readonly Json[]): readonly string[] {
  return [
    ...findRepeatedNames(commands),
    ...commands.flatMap((command) =>
      findDefinitionFaults(command).map((fault) => `/${command['name']}: ${fault}`),
    ),
  ];
}

/** Whether an option is a subcommand, which has options of its own. */
export function isSubcommand(option: Json): boolean {
  return option['type'] === 1;
}

/** Gives the options of a command or a subcommand. */
export function optionsOf(command: Json): readonly Json[] {
  return Array.isArray(command['options']) ? command['options'].filter(isJson) : [];
}

function findDefinitionFaults(command: Json): readonly string[] {
  const options = optionsOf(command);
  const subcommands = options.filter(isSubcommand);
  const faults = [
    ...(command['type'] === MESSAGE_MENU ? findLabelFaults(command) : findWordingFaults(command)),
    ...options.filter((option) => !isSubcommand(option)).flatMap(findWordingFaults),
    ...subcommands.flatMap(findDefinitionFaults),
  ];
  if (subcommands.length > 0 && subcommands.length < options.length) {
    faults.push('subcommands and other options beside each other');
  }
  faults.push(...findRepeatedNames(options));
  if (options.length > 25) faults.push(`${options.length} options, 25 at most`);
  const firstOptional = options.findIndex((option) => option['required'] !== true);
  if (firstOptional !== -1 && options.slice(firstOptional).some((option) => option['required'] === true)) {
    faults.push('a required option after an optional one');
  }
  const words = [command, ...options, ...subcommands.flatMap(optionsOf)]
    .map(({ name, description }) => `${name}${description}`)
    .join('');
  if (words.length > 8_000) faults.push(`${words.length} characters in all, 8,000 at most`);
  return faults;
}

/** What stands in the menu of a message has a label instead of a name, and no description. */
function findLabelFaults({ name, description }: Json): readonly string[] {
  const length = String(name).length;
  return [
    ...(length >= 1 && length <= 32 ? [] : [`the label ${name} has ${length} characters`]),
    ...(description === undefined || description === '' ? [] : [`${name} has a description`]),
  ];
}

function findWordingFaults({ name, description }: Json): readonly string[] {
  const isName = /^[-_'\p{L}\p{N}]{1,32}$/u.test(String(name)) && name === String(name).toLowerCase();
  const length = String(description).length;
  return [
    ...(isName ? [] : [`"${name}" is no name`]),
    ...(length >= 1 && length <= 100 ? [] : [`the description of ${name} has ${length} characters`]),
  ];
}

function findRepeatedNames(named: readonly Json[]): readonly string[] {
  const names = named.map(({ name }) => String(name));
  return names.filter((name, index) => names.indexOf(name) !== index).map((name) => `"${name}" twice`);
}
