import {
  type AutocompleteInteraction,
  type BaseInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  PermissionFlagsBits,
} from 'discord.js';
import type { CommandRequest } from '../domain.ts';

/** Reads the name of the command that is used or typed; in a group with the subcommand's, such as `feeds add`. */
export function readCommandName({
  commandName,
  options,
}: ChatInputCommandInteraction | AutocompleteInteraction): string {
  const subcommand = options.getSubcommand(false);
  return subcommand === null ? commandName : `${commandName} ${subcommand}`;
}

/** Reads the options that were filled in; those of a subcommand stand within it. */
export function readOptions({ options }: ChatInputCommandInteraction): CommandRequest['options'] {
  const filled = options.data.flatMap((option) => option.options ?? [option]);
  return Object.fromEntries(
    filled.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])),
  );
}

/**
 * Reads what the message says in whose menu a command was chosen, with the previews that stand below it; of one that
 * passes others on, what those say.
 */
export function readMessage({ targetMessage }: MessageContextMenuCommandInteraction): string {
  const messages = [targetMessage, ...targetMessage.messageSnapshots.values()];
  const texts = messages.flatMap(({ content, embeds }) => [
    content,
    ...embeds.flatMap(({ title, description, url }) => [title, description, url]),
  ]);
  return texts.filter(Boolean).join('\n');
}

/**
 * Tells whether whoever acts may change the library: members with Manage Server, and nobody in private chats.
 *
 * @param servers Those whose managers may; null for any.
 */
export function mayManage(interaction: BaseInteraction, servers: readonly string[] | null): boolean {
  const { guildId } = interaction;
  if (servers !== null && (guildId === null || !servers.includes(guildId))) return false;
  // Administrators have every permission.
  return interaction.memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false;
}

/** Tells whether the message whose button was pressed answers the one who pressed it. */
export function isOwnMessage({ message, user }: ButtonInteraction): boolean {
  return message.flags.has(MessageFlags.Ephemeral) || message.interactionMetadata?.user.id === user.id;
}
