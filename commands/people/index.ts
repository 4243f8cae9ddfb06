import type { Command } from '../command.ts';
import { peopleList, peopleUndo } from './list.ts';
import { peopleMerge } from './merge.ts';
import { peopleRename } from './rename.ts';
import { peopleSplit } from './split.ts';

/** The commands of `/people`, in the order in which menus show them. */
export const peopleCommands: readonly Command[] = [
  peopleList,
  peopleMerge,
  peopleSplit,
  peopleRename,
  peopleUndo,
];
