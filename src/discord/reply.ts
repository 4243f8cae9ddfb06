import { type ButtonInteraction, MessageFlags, type RepliableInteraction } from 'discord.js';
import type { DiscordMessage } from '../card/index.ts';

/** The one reply that an interaction gets, at once or after a moment. */
export interface Reply {
  /** Acknowledges, so that there is time to compose; does nothing the second time. */
  hold(): Promise<void>;
  /** Shows the answer. */
  show(message: DiscordMessage): Promise<void>;
  /** Tells the asker that there is no answer, privately where that is still possible. */
  excuse(message: DiscordMessage): Promise<void>;
}

/**
 * Opens the reply that becomes a message of its own. The first word to Discord fixes whether it is private;
 * Components V2 cannot stand on a defer, so the edit brings it.
 */
export function openOwnReply(interaction: RepliableInteraction, isPrivate: boolean): Reply {
  const { hold, isHeld } = openHold(() =>
    interaction.deferReply(isPrivate ? { flags: MessageFlags.Ephemeral } : {}),
  );
  const send = async (message: DiscordMessage, ephemeral: boolean) => {
    if (await isHeld()) await interaction.editReply(toOptions(message));
    else await interaction.reply(ephemeral ? toPrivateOptions(message) : toOptions(message));
  };
  return {
    hold,
    show: (message) => send(message, isPrivate),
    excuse: (message) => send(message, true),
  };
}

/** Opens the reply that turns the page of the message whose button was pressed; an excuse leaves that page standing. */
export function openPageReply(interaction: ButtonInteraction): Reply {
  const { hold, isHeld } = openHold(() => interaction.deferUpdate());
  return {
    hold,
    async show(message) {
      if (await isHeld()) await interaction.editReply(toOptions(message));
      else await interaction.update(toOptions(message));
    },
    async excuse(message) {
      if (await isHeld()) await interaction.followUp(toPrivateOptions(message));
      else await interaction.reply(toPrivateOptions(message));
    },
  };
}

/** Sends a defer at most once; `isHeld` waits for one that is on its way, so that no reply overtakes it. */
function openHold(defer: () => Promise<unknown>) {
  let sent: Promise<unknown> | null = null;
  return {
    async hold(): Promise<void> {
      sent ??= defer();
      await sent;
    },
    async isHeld(): Promise<boolean> {
      await sent;
      return sent !== null;
    },
  };
}

/** discord.js types as changeable what it never changes. */
type Changeable<T> = { -readonly [Key in keyof T]: Changeable<T[Key]> };

function toOptions(message: DiscordMessage) {
  const { flags, components } = message;
  return {
    flags,
    components: components as Changeable<typeof components>,
    allowedMentions: { parse: [] },
  };
}

function toPrivateOptions(message: DiscordMessage) {
  return { ...toOptions(message), flags: message.flags | MessageFlags.Ephemeral };
}
