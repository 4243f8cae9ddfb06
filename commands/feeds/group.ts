import type { Command, CommandGroup } from '../command.ts';

/** `/feeds`: what is read around the clock. */
const group: CommandGroup = {
  name: 'feeds',
  description: 'Keep the library full: feeds that are read around the clock',
};

/** What all commands of the group have in common. */
export const feedsTraits = { group, managersOnly: true, private: true } satisfies Partial<Command>;

/** What only managers may do. */
export const deed = 'change which feeds are read';
