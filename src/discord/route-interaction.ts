import type {
  ButtonInteraction,
  ChatInputCommandInteraction,
  Interaction,
  MessageContextMenuCommandInteraction,
  RepliableInteraction,
} from 'discord.js';
import type { Command, Desk } from '../../commands/command.ts';
import { drawAnswer, drawPressed, type Easel } from '../../commands/draw-answer.ts';
import { UsageError } from '../errors.ts';
import type { Answering } from './answering.ts';
import { type AnswerPlan, giveAnswer } from './give-answer.ts';
import type { Log } from './log.ts';
import { isOwnMessage, mayManage, readCommandName, readMessage, readOptions } from './read-interaction.ts';
import { openOwnReply, openPageReply } from './reply.ts';
import { suggestChoices } from './suggest-choices.ts';

/** What every interaction may reach. */
export interface Counter {
  readonly desk: Desk;
  readonly commands: ReadonlyMap<string, Command>;
  /** Servers whose managers may change the library; null for any. */
  readonly managingServers: readonly string[] | null;
  readonly log: Log;
  readonly answering: Answering;
}

/** Leads an interaction to its command and the answer back; never throws. */
export function routeInteraction(interaction: Interaction, counter: Counter): void {
  const { desk, commands, log, answering } = counter;
  if (interaction.isAutocomplete()) {
    answering.begin(() => suggestChoices(interaction, commands.get(readCommandName(interaction)), desk, log));
  } else {
    answering.begin(async (interruption) => giveAnswer(planAnswer(interaction, counter), interruption, log));
  }
}

function planAnswer(interaction: RepliableInteraction, counter: Counter): AnswerPlan {
  if (interaction.isChatInputCommand()) return planCommand(interaction, counter);
  if (interaction.isMessageContextMenuCommand()) return planMenu(interaction, counter);
  if (interaction.isButton()) return planPress(interaction, counter);
  return planRefusal(interaction, 'This part of the message');
}

function planCommand(interaction: ChatInputCommandInteraction, counter: Counter): AnswerPlan {
  const name = readCommandName(interaction);
  const command = counter.commands.get(name);
  if (command === undefined) return planRefusal(interaction, `The command /${name}`);
  const options = readOptions(interaction);
  const isPrivate = options['private'] ?? command.private;
  const asker = { mayManage: mayManage(interaction, counter.managingServers) };
  return {
    subject: `/${command.name}`,
    reply: openOwnReply(interaction, isPrivate === true),
    isSlow: command.reply === 'deferred',
    compose: () =>
      drawAnswer(command, { command: command.name, options, page: 0, asker }, openEasel(counter)),
  };
}

/** Plans what is chosen in the menu of a message; the answer is private, for the message is somebody else's. */
function planMenu(interaction: MessageContextMenuCommandInteraction, counter: Counter): AnswerPlan {
  const { desk, commands } = counter;
  const entry = [...commands.values()].find(({ onMessage }) => onMessage?.label === interaction.commandName);
  if (entry?.onMessage === undefined) return planRefusal(interaction, `“${interaction.commandName}”`);
  const { ask } = entry.onMessage;
  const asker = { mayManage: mayManage(interaction, counter.managingServers) };
  return {
    subject: `“${interaction.commandName}”`,
    reply: openOwnReply(interaction, true),
    isSlow: false,
    async compose() {
      const request = await ask(readMessage(interaction), desk);
      const command = commands.get(request.command) ?? entry;
      return drawAnswer(command, { ...request, asker }, openEasel(counter));
    },
  };
}

/**
 * Plans what a pressed button does. Who asked turns the page in place; anybody else gets the page privately, so that
 * nobody's answer changes under their eyes.
 */
function planPress(interaction: ButtonInteraction, counter: Counter): AnswerPlan {
  const asker = { mayManage: mayManage(interaction, counter.managingServers) };
  return {
    subject: 'A button',
    reply: isOwnMessage(interaction) ? openPageReply(interaction) : openOwnReply(interaction, true),
    // Which command it leads to is known only from the library; the safety net serves the slow ones.
    isSlow: false,
    compose: () =>
      drawPressed(interaction.customId, asker, {
        ...openEasel(counter),
        findCommand: (name) => counter.commands.get(name),
      }),
  };
}

/** Asking goes on with a library that cannot be written; its operator is told which buttons are missing. */
const openEasel = ({ desk, log }: Counter): Easel => ({
  desk,
  onButtonLost: ({ command }, error) =>
    log.error(`An answer to /${command} goes without a button: ${error.message}`, error),
});

/** Plans the private notice for what Discord still shows but this version has no more. */
function planRefusal(interaction: RepliableInteraction, what: string): AnswerPlan {
  return {
    subject: what,
    reply: openOwnReply(interaction, true),
    isSlow: false,
    compose: () =>
      Promise.reject(
        new UsageError(`${what} belongs to another version of Soundbite. See /help for what there is now.`),
      ),
  };
}
