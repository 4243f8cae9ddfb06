import { composeIngest } from '../src/card/index.ts';
import { UsageError } from '../src/errors.ts';
import type { Command } from './command.ts';
import { requireText, textOption } from './options.ts';
import { requestForStory } from './request-for.ts';
import { suggestNothing } from './suggest.ts';

/** Browsers and servers agree on about this much for an address. */
const ADDRESS_LENGTH_MAX = 2000;

const address = textOption('address', 'The story’s web address', {
  required: true,
  maxLength: ADDRESS_LENGTH_MAX,
});

/** `/ingest`: reads a story from the web into the library. */
export const ingest: Command = {
  name: 'ingest',
  description: 'Add a story to the library by its web address',
  options: [address],
  managersOnly: true,
  private: true,
  reply: 'deferred',
  async run(request, desk) {
    if (!request.asker.mayManage) {
      throw new UsageError('Only members who may manage the server can add stories. Ask one of them to.');
    }
    const url = readAddress(requireText(request, address, 'https://…'));
    const outcome = await desk.ingest(url);
    const show = outcome.storyId === null ? null : requestForStory(outcome.storyId, request);
    return composeIngest(outcome, show);
  },
  suggest: suggestNothing,
};

/** Takes the angle brackets off that people put around an address to keep Discord from previewing it. */
function readAddress(typed: string): string {
  const url = typed.replace(/^<(.*)>$/, '$1');
  if (!URL.canParse(url) || !/^https?:\/\//i.test(url)) {
    throw new UsageError(
      `“${typed}” is no web address. Give the whole of it, such as https://example.com/story`,
    );
  }
  return url;
}
