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
        throw new RefusedError(400, 50035, 'Invalid Form Body', { errors: { _faults: faults } });
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
  const options = Array.isArray(definition['options']) ? definition['options'].filter(isJson) : [];
  return {
    id: makeId(),
    application_id: applicationId,
    version: makeId(),
    type: 1,
    nsfw: false,
    dm_permission: true,
    name_localizations: null,
    description_localizations: null,
    ...definition,
    default_member_permissions: permissions === null ? null : String(permissions),
    contexts: reversed(definition['contexts']),
    integration_types: reversed(definition['integration_types']),
    // Discord leaves out what is false or empty.
    ...(options.length > 0 ? { options: options.map(dropFalse) } : { options: undefined }),
  };
}

function dropFalse(option: Json): Json {
  return Object.fromEntries(Object.entries(option).filter(([, value]) => value !== false));
}

function reversed(set: unknown): unknown {
  return Array.isArray(set) ? [...set].reverse() : set;
}

/** The rules for commands that Discord's OpenAPI document does not say. */
function findCommandFaults(commands: readonly Json[]): readonly string[] {
  const faults: string[] = [];
  const names = commands.map((command) => String(command['name']));
  if (new Set(names).size < names.length) faults.push('two commands of one name');
  for (const command of commands) {
    const options = Array.isArray(command['options']) ? command['options'].filter(isJson) : [];
    const say = (fault: string) => faults.push(`/${command['name']}: ${fault}`);
    for (const { name, description } of [command, ...options]) {
      if (!/^[-_'\p{L}\p{N}]{1,32}$/u.test(String(name)) || name !== String(name).toLowerCase()) {
        say(`name "${name}"`);
      }
      const length = String(description).length;
      if (length < 1 || length > 100) say(`description of ${name} has ${length} characters`);
    }
    if (options.length > 25) say('more than 25 options');
    const firstOptional = options.findIndex((option) => option['required'] !== true);
    if (firstOptional !== -1 && options.slice(firstOptional).some((option) => option['required'] === true)) {
      say('a required option after an optional one');
    }
    if (new Set(options.map((option) => option['name'])).size < options.length)
      say('two options of one name');
    const words = [command, ...options].map(({ name, description }) => `${name}${description}`).join('');
    if (words.length > 8_000) say('more than 8,000 characters in all');
  }
  return faults;
}
