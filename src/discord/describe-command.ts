import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
} from 'discord.js';
import type { Command, CommandOption } from '../../commands/command.ts';

/** A command as Discord's registration takes it. */
export type CommandDefinition = ReturnType<typeof describeCommand>;

/** Describes a command for registration. */
export function describeCommand(command: Command) {
  return {
    type: ApplicationCommandType.ChatInput,
    name: command.name,
    description: command.description,
    // Discord refuses a required option after an optional one.
    options: [...command.options].sort((a, b) => Number(b.required) - Number(a.required)).map(describeOption),
    // A default that servers may change; the router checks again. As a number, as Discord's API description has it.
    default_member_permissions: command.managersOnly ? Number(PermissionFlagsBits.ManageGuild) : null,
    ...(command.managersOnly ? inServers : everywhere),
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
