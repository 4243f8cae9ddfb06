import type { CommandRequest } from '../src/domain.ts';
import { UsageError } from '../src/errors.ts';
import type { Desk } from './command.ts';
import { QUESTION_LENGTH_MAX } from './options.ts';
import { anyBounds, requestForAddress, requestForQuestion, requestForStory } from './request-for.ts';

/**
 * Makes the request that says who said what a message holds: the words that it quotes, the story that it links to, or
 * else all that it says. It is for the eyes of whoever asks: the message is somebody else's.
 *
 * @throws UsageError when there is nothing to go by.
 */
export async function askOfMessage(text: string, { library }: Desk): Promise<CommandRequest> {
  const before = { command: 'ask', options: { private: true }, page: 0 };
  const quoted = findQuoted(text);
  if (quoted !== null) return requestForQuestion({ ...anyPhrase, text: quoted }, before);
  const addresses = findAddresses(text);
  const stories = await Promise.all(addresses.map((address) => library.storyByUrl(address)));
  const story = stories.find((known) => known !== null);
  if (story) return requestForStory(story.id, before);
  const words = dropMarkup(text);
  if (/[\p{L}\p{N}]/u.test(words)) return requestForQuestion({ ...anyPhrase, text: words }, before);
  const [address] = addresses;
  if (address !== undefined) return requestForAddress(address, before);
  throw new UsageError(
    'That message has no words to look for. Choose one that quotes somebody or links to a story.',
  );
}

const anyPhrase = { reading: 'phrase', ...anyBounds } as const;

/** Fewer words in marks are mostly a title or a joke. */
const QUOTED_WORDS_MIN = 3;

/** Finds the longest words that stand in marks or are quoted by `>` or `>>>`, if they are more than a few. */
function findQuoted(text: string): string | null {
  const inMarks = [...text.matchAll(/“([^“”]+)”|"([^"]+)"/g)].map(
    ([, curly, straight]) => curly ?? straight ?? '',
  );
  const inBlocks = [...text.matchAll(/(?:^|\n)((?:> [^\n]*(?:\n|$))+|>>> .*)/gs)].map(
    ([, block = '']) => block,
  );
  const [longest = ''] = [...inMarks, ...inBlocks].map(dropMarkup).sort((a, b) => b.length - a.length);
  return longest.split(' ').length < QUOTED_WORDS_MIN ? null : longest;
}

/** As many as somebody would put into one message. */
const ADDRESS_COUNT_MAX = 3;

function findAddresses(text: string): readonly string[] {
  const found = [...text.matchAll(/https?:\/\/[^\s<>]+/gi)].map(([address]) =>
    address.replace(/[).,;:!?*_|]+$/, ''),
  );
  return found.filter(isAddress).slice(0, ADDRESS_COUNT_MAX);
}

const isAddress = (address: string) => address.length <= QUESTION_LENGTH_MAX && URL.canParse(address);

/** Leaves the words of Discord’s Markdown: no addresses, mentions, emoji of servers, or signs that set print. */
function dropMarkup(text: string): string {
  return text
    .replace(/<(?:[@#][!&]?\d+|a?:\w+:\d+|t:-?\d+(?::\w)?|\/[^>]+:\d+)>/g, ' ')
    .replace(/<?https?:\/\/[^\s<>]+>?/gi, ' ')
    .replace(/^(?:>>> |> |#{1,3} |-# |[-*] )+/gm, '')
    .replace(/[*_~`|]{1,3}/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
