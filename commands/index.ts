import { ask } from './ask.ts';
import type { Command } from './command.ts';
import { feedsCommands } from './feeds/index.ts';
import { createHelp } from './help.ts';
import { ingest } from './ingest.ts';
import { latest } from './latest.ts';
import { peopleCommands } from './people/index.ts';
import { person } from './person.ts';
import { quotes } from './quotes.ts';
import { random } from './random.ts';
import { story } from './story.ts';
import { variants } from './variants.ts';
import { whoSaid } from './who-said.ts';

const answering: readonly Command[] = [
  ask,
  whoSaid,
  variants,
  quotes,
  story,
  person,
  latest,
  random,
  ingest,
  ...feedsCommands,
  ...peopleCommands,
];

/** All commands, in the order in which help and menus show them. */
export const commands: readonly Command[] = [...answering, createHelp(answering)];
