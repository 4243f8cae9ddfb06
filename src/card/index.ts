/** The room's door: cards are composed from values, and rendered for Discord and for the terminal. */
export { composeAnswer } from './compose-answer.ts';
export {
  composeFeedAdded,
  composeFeedChanged,
  composeFeedChoices,
  composeFeedList,
  composeFeedTest,
} from './compose-feeds.ts';
export { composeHelp, type HelpEntry } from './compose-help.ts';
export { composeIngest } from './compose-ingest.ts';
export { composeLatest } from './compose-latest.ts';
export {
  composeDecided,
  composeDecisionList,
  composeParts,
  composeSplitChoices,
  composeUndone,
  wordDecision,
} from './compose-people.ts';
export { composePerson } from './compose-person.ts';
export { composeEmptyLibrary, composeProblem } from './compose-problem.ts';
export { composeRandom } from './compose-random.ts';
export { composeStory } from './compose-story.ts';
export { composeUnknownOutlet } from './compose-unknown-outlet.ts';
export { composeVariants } from './compose-variants.ts';
export {
  composeNearPerson,
  composeUnknownPerson,
  composeUnknownStory,
  composeWhichPerson,
} from './compose-who.ts';
export { cutText } from './cut-text.ts';
export { describePerson } from './describe-person.ts';
export type {
  DiscordActionRow,
  DiscordBlock,
  DiscordButton,
  DiscordContainer,
  DiscordMessage,
  DiscordSection,
  DiscordSeparator,
  DiscordThumbnail,
} from './discord-message.ts';
export { escapeDiscord } from './escape-discord.ts';
export { linkToQuotation } from './link-to-quotation.ts';
export { neutraliseControls } from './neutralise-controls.ts';
export { renderDiscord } from './render-discord.ts';
export { renderTerminal } from './render-terminal.ts';
export { identifyRequests, readCustomId, requestsOf, writeCustomId } from './request-id.ts';
export { addBackButton, openWayBack, requestsAway, type Shown } from './way-back.ts';
