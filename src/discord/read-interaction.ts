import {
  type BaseInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  MessageFlags,
  PermissionFlagsBits,
} from 'discord.js';
import type { CommandRequest } from '../domain.ts';

/** Reads the options that were filled in. */
export function readOptions(interaction: ChatInputCommandInteraction): CommandRequest['options'] {
  return Object.fromEntries(
    interaction.options.data.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])),
  );
}

/** Tells whether whoever acts may change the library: members with Manage Server, and nobody in private chats. */
export function mayManage(interaction: BaseInteraction): boolean {
  // Administrators have every permission.
  return interaction.memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false;
}

/** Tells whether the message whose button was pressed answers the one who pressed it. */
export function isOwnMessage({ message, user }: ButtonInteraction): boolean {
  return message.flags.has(MessageFlags.Ephemeral) || message.interactionMetadata?.user.id === user.id;
}
