/**
 * The values that flow through Soundbite, left to right: Page → Story → Quotation → Query → Answer → Card.
 * Types only: readonly all the way down, never changed after creation.
 */

export type { Answer, Hit, Keeping, Query, Question, Suggestion } from './domain/answer.ts';
export type {
  Card,
  CardBlock,
  CardButton,
  CommandRequest,
  Inline,
  Picture,
  TimeStyle,
} from './domain/card.ts';
export type { KeptEntry, KeptFeed } from './domain/feed.ts';
export type { Instant } from './domain/instant.ts';
export type { Page, StoryRecord } from './domain/page.ts';
export type { KeptDecision, PeopleDecision, Person, PersonPart, StoryPerson } from './domain/person.ts';
export type { KeptQuotation, Quotation, Reading, Reports, Run } from './domain/quotation.ts';
export type { HeadSource, Layout, Span, Story, StoryDetails, StoryHead } from './domain/story.ts';
