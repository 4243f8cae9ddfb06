import { isDeepStrictEqual } from 'node:util';
import type { CommandDefinition, MenuDefinition } from './describe-command.ts';

/**
 * Tells whether what Discord has registered says the same as our definitions. Discord gives commands back in an order
 * of its own, with ids and defaults added, empty and false fields left out, and permissions as words.
 */
export function haveSameDefinitions(
  registered: unknown,
  definitions: readonly (CommandDefinition | MenuDefinition)[],
): boolean {
  if (!Array.isArray(registered)) return false;
  return isDeepStrictEqual(normaliseAll(registered), normaliseAll(definitions));
}

function normaliseAll(commands: readonly unknown[]): readonly unknown[] {
  return commands
    .map((command) => normaliseCommand(isRecord(command) ? command : {}))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function normaliseCommand(command: Readonly<Record<string, unknown>>) {
  const permissions = command['default_member_permissions'] ?? null;
  return {
    type: command['type'] ?? 1,
    name: String(command['name']),
    // An entry in the menu of a message has none.
    description: command['description'] ?? '',
    // The order of options is seen by users, so it counts.
    options: listOf(command['options']).map((option) => normaliseOption(isRecord(option) ? option : {})),
    permissions: permissions === null ? null : String(permissions),
    integrationTypes: listOf(command['integration_types']).map(Number).sort(),
    contexts: listOf(command['contexts']).map(Number).sort(),
  };
}

/** A subcommand is an option that has options of its own. */
function normaliseOption(option: Readonly<Record<string, unknown>>): object {
  return {
    type: option['type'],
    name: option['name'],
    description: option['description'],
    required: option['required'] ?? false,
    autocomplete: option['autocomplete'] ?? false,
    maxLength: option['max_length'] ?? null,
    options: listOf(option['options']).map((inner) => normaliseOption(isRecord(inner) ? inner : {})),
  };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
