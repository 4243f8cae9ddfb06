import { composeIngest } from '../src/card/index.ts';
import { addressOption, readAddress } from './address.ts';
import type { Command } from './command.ts';
import { requireText } from './options.ts';
import { requestForStory } from './request-for.ts';
import { requireManager } from './require-manager.ts';
import { suggestNothing } from './suggest.ts';

const address = addressOption('The story’s web address');

/** `/ingest`: reads a story from the web into the library. */
export const ingest: Command = {
  name: 'ingest',
  description: 'Add a story to the library by its web address',
  options: [address],
  managersOnly: true,
  private: true,
  reply: 'deferred',
  async run(request, desk) {
    requireManager(request, 'add stories');
    const url = readAddress(requireText(request, address, 'https://…'));
    const outcome = await desk.ingest(url);
    const show = outcome.storyId === null ? null : requestForStory(outcome.storyId, request);
    return composeIngest(outcome, show);
  },
  suggest: suggestNothing,
};
