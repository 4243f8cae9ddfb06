import type { Command } from '../command.ts';
import { feedsAdd } from './add.ts';
import { feedsPause, feedsRemove, feedsResume } from './change.ts';
import { feedsList } from './list.ts';
import { feedsTest } from './test.ts';

/** The commands of `/feeds`, in the order in which menus show them. */
export const feedsCommands: readonly Command[] = [
  feedsAdd,
  feedsList,
  feedsRemove,
  feedsPause,
  feedsResume,
  feedsTest,
];
