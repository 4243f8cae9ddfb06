import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
} from 'discord.js';
import { type Command, type CommandGroup, type CommandOption, nameInGroup } from '../../commands/command.ts';

/** A command as Discord's registration takes it. */
export type CommandDefinition = ReturnType<typeof describeCommand> | ReturnType<typeof describeGroup>;

/** An entry in the menu of a message, as Discord's registration takes it. */
export type MenuDefinition = ReturnType<typeof describeMenuEntry>;

/** Describes commands for registration, those of a group together as one with subcommands. */
export function describeCommands(commands: readonly Command[]): readonly CommandDefinition[] {
  return commands.flatMap((command, index): CommandDefinition[] => {
    const { group } = command;
    if (group === undefined) return [describeCommand(command)];
    const members = commands.filter((other) => other.group?.name === group.name);
    return members[0] === commands[index] ? [describeGroup(group, members)] : [];
  });
}

/** Describes what stands in the menu of a message. */
export function describeMenu(commands: readonly Command[]): readonly MenuDefinition[] {
  return commands.flatMap(({ onMessage }) => (onMessage ? [describeMenuEntry(onMessage)] : []));
}

/** Describes a command that stands alone. */
export function describeCommand(command: Command) {
  return {
    type: ApplicationCommandType.ChatInput,
    name: command.name,
    description: command.description,
    options: describeOptions(command),
    ...describeUsers(command.managersOnly),
  };
}

function describeGroup(group: CommandGroup, members: readonly Command[]) {
  return {
    type: ApplicationCommandType.ChatInput,
    name: group.name,
    description: group.description,
    options: members.map((command) => ({
      type: ApplicationCommandOptionType.Subcommand,
      name: nameInGroup(command),
      description: command.description,
      options: describeOptions(command),
    })),
    // Discord knows permissions for the whole group only; the router checks each command.
    ...describeUsers(members.every(({ managersOnly }) => managersOnly)),
  };
}

function describeMenuEntry({ label }: NonNullable<Command['onMessage']>) {
  return { type: ApplicationCommandType.Message, name: label, ...describeUsers(false) };
}

function describeUsers(managersOnly: boolean) {
  return {
    // A default that servers may change; the router checks again. As a number, as Discord's API description has it.
    default_member_permissions: managersOnly ? Number(PermissionFlagsBits.ManageGuild) : null,
    ...(managersOnly ? inServers : everywhere),
  };
}

/** In servers and private chats, also where single users take the bot along. */
const everywhere = {
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
};

/** Only where a server took the bot in: elsewhere nobody may manage anything. */
const inServers = {
  integration_types: [ApplicationIntegrationType.GuildInstall],
  contexts: [InteractionContextType.Guild],
};

const optionTypes = {
  text: ApplicationCommandOptionType.String,
  number: ApplicationCommandOptionType.Number,
  flag: ApplicationCommandOptionType.Boolean,
} as const;

/** Discord refuses a required option after an optional one. */
function describeOptions({ options }: Command) {
  return [...options].sort((a, b) => Number(b.required) - Number(a.required)).map(describeOption);
}

function describeOption(option: CommandOption) {
  return {
    type: optionTypes[option.kind],
    name: option.name,
    description: option.description,
    required: option.required,
    ...(option.suggests ? { autocomplete: true } : {}),
    ...(option.maxLength === undefined ? {} : { max_length: option.maxLength }),
  };
}
