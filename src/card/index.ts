/** The room's door: cards are composed from values, and rendered for Discord and for the terminal. */
export type { AnswerContext } from './answer-context.ts';
export { composeAnswer } from './compose-answer.ts';
export { composeHelp, type HelpCounts, type HelpEntry, type HelpExample } from './compose-help.ts';
export { composeIngest, type IngestReport } from './compose-ingest.ts';
export { composeLatest, type LatestPage } from './compose-latest.ts';
export { composeNotFound } from './compose-not-found.ts';
export type { Paging } from './compose-paging.ts';
export { composePerson, type PersonPage } from './compose-person.ts';
export { composeEmptyLibrary, composeProblem } from './compose-problem.ts';
export { composeStory, type StoryPage } from './compose-story.ts';
export { composeUnknownPerson, composeUnknownStory, composeWhichPerson } from './compose-who.ts';
export { cutText } from './cut-text.ts';
export type {
  DiscordActionRow,
  DiscordBlock,
  DiscordButton,
  DiscordContainer,
  DiscordMessage,
  DiscordSection,
  DiscordSeparator,
  DiscordTextDisplay,
} from './discord-message.ts';
export { escapeDiscord } from './escape-discord.ts';
export { linkToQuotation } from './link-to-quotation.ts';
export { renderDiscord } from './render-discord.ts';
export { renderTerminal, type TerminalOptions } from './render-terminal.ts';
export {
  type ButtonPress,
  identifyRequests,
  type RequestIds,
  readCustomId,
  requestsOf,
  writeCustomId,
} from './request-id.ts';
