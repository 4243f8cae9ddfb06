import type { Card, CardBlock, CommandRequest, Inline, Instant, KeptFeed } from '../domain.ts';
import { composeButtons, makeButton } from './compose-buttons.ts';
import { composeCount, composePaging, type Paging } from './compose-paging.ts';
import { describeHealth, describeInterval, nameFeed } from './describe-feed.ts';
import { code, plain } from './inline.ts';

/** A feed as it was found, and what is in it now. */
interface FoundFeed {
  readonly url: string;
  readonly title: string | null;
  readonly entries: readonly {
    readonly title: string | null;
    readonly link: string | null;
    readonly published: Instant | null;
    readonly isFull: boolean;
  }[];
  readonly entryCount: number;
  readonly intervalMs: number;
  readonly isCutShort: boolean;
}

const heading = (text: string): CardBlock => ({ kind: 'heading', inlines: [plain(text)] });
const note = (...inlines: readonly Inline[]): CardBlock => ({ kind: 'note', inlines });

/** One page of the feeds that are kept. */
export interface FeedList {
  readonly feeds: readonly KeptFeed[];
  readonly disabledCount: number;
  readonly paging: Paging;
  /** Whether this program reads them. */
  readonly isRead: boolean;
}

/** Composes the card that tells of every feed how it fares. */
export function composeFeedList({ feeds, disabledCount, paging, isRead }: FeedList): Card {
  if (paging.total === 0) {
    return {
      tone: 'notice',
      blocks: [
        heading('Feeds'),
        {
          kind: 'text',
          inlines: [
            plain('There are none yet. Add an outlet’s feed, or just its site: '),
            code('/feeds add address:https://…'),
          ],
        },
      ],
    };
  }
  return {
    tone: 'answer',
    blocks: [
      heading('Feeds'),
      note(...composeCount(paging, ['feed', 'feeds'])),
      ...(disabledCount === 0
        ? []
        : [
            note(
              plain(`${disabledCount} no longer read after days of failure; resume with `),
              code('/feeds resume'),
            ),
          ]),
      ...(isRead ? [] : [note(plain(notReadWords))]),
      // A block each, so that a message that cannot hold all of them holds some.
      ...feeds.map(
        (feed): CardBlock => ({
          kind: 'list',
          items: [[nameFeed(feed), plain(' · '), ...describeHealth(feed)]],
        }),
      ),
      ...composePaging(paging),
    ],
  };
}

const notReadWords =
  'This program does not read them; the bot that is started with npm start does, unless SOUNDBITE_FEEDS is off.';

/** A feed that was to be added. */
export interface AddedFeed {
  readonly feed: KeptFeed;
  readonly found: FoundFeed;
  readonly isNew: boolean;
  readonly isRead: boolean;
  /** The request that shows how all feeds fare. */
  readonly list: CommandRequest;
}

/** Composes the card of a feed that was added, or was there already. */
export function composeFeedAdded({ feed, found, isNew, isRead, list }: AddedFeed): Card {
  return {
    tone: isNew ? 'answer' : 'notice',
    blocks: [
      heading(isNew ? 'Feed added' : 'Feed known already'),
      { kind: 'text', inlines: [nameFeed({ ...feed, title: feed.title ?? found.title })] },
      note(...(isNew ? [plain(describeEntries(found))] : describeHealth(feed))),
      ...(isNew
        ? [
            note(
              plain(
                isRead ? 'All that is in it now is read at once, and what comes from now on.' : notReadWords,
              ),
            ),
          ]
        : []),
      ...composeButtons([makeButton('All feeds', list)]),
    ],
  };
}

/** Composes the card that tells what would be read of a feed. */
export function composeFeedTest(found: FoundFeed, add: CommandRequest | null): Card {
  const full = found.entries.filter(({ isFull }) => isFull).length;
  return {
    tone: found.entryCount === 0 ? 'notice' : 'answer',
    blocks: [
      heading('What would be read'),
      { kind: 'text', inlines: [nameFeed(found)] },
      note(plain(`${describeEntries(found)}, asked about every ${describeInterval(found.intervalMs)}`)),
      ...(found.isCutShort
        ? [note(plain('It breaks off in the middle; this is what stands whole before that.'))]
        : []),
      {
        kind: 'list',
        items: found.entries.map(({ title, link, published, isFull }): readonly Inline[] => [
          link === null
            ? plain(title ?? 'without a headline')
            : { kind: 'link', text: title ?? link, url: link },
          ...(published === null
            ? []
            : [plain(' · '), { kind: 'time', instant: published, style: 'datetime' } as const]),
          plain(
            isFull
              ? ' · read from the feed'
              : link === null
                ? ' · neither link nor story'
                : ' · read from its page',
          ),
        ]),
      },
      note(
        plain(full === found.entries.length ? 'It holds its stories in full. ' : ''),
        plain('Nothing was kept.'),
      ),
      ...composeButtons(add === null ? [] : [makeButton('Add this feed', add)]),
    ],
  };
}

/** One row of buttons; the others are told by their addresses. */
const CHOICE_BUTTONS_MAX = 5;

/** Composes the card that asks which of a page's feeds is meant. */
export function composeFeedChoices(
  address: string,
  { links }: { readonly links: readonly { readonly url: string; readonly title: string | null }[] },
  requestFor: (url: string) => CommandRequest,
): Card {
  const buttons = links
    .slice(0, CHOICE_BUTTONS_MAX)
    .map(({ url, title }) => makeButton(title ?? url, requestFor(url)));
  return {
    tone: 'notice',
    blocks: [
      heading(`Which of the ${links.length} feeds?`),
      { kind: 'text', inlines: [plain(`${address} names several. Choose one, or give its address:`)] },
      {
        kind: 'list',
        items: links.map(({ url, title }) => [...(title === null ? [] : [plain(`${title}: `)]), code(url)]),
      },
      ...composeButtons(buttons),
    ],
  };
}

const changes = {
  removed: ['Feed removed', 'It is read no more. Its stories stay in the library.'],
  paused: ['Feed paused', 'It is left alone until it is resumed.'],
  resumed: ['Feed resumed', 'It is read again, beginning now.'],
} as const;

/** Composes the card of what was done to a feed. */
export function composeFeedChanged(change: keyof typeof changes, feed: KeptFeed): Card {
  const [title, words] = changes[change];
  return {
    tone: 'answer',
    blocks: [heading(title), { kind: 'text', inlines: [nameFeed(feed)] }, note(plain(words))],
  };
}

function describeEntries({ entryCount }: FoundFeed): string {
  if (entryCount === 0) return 'No stories in it at the moment';
  return `${entryCount} ${entryCount === 1 ? 'story' : 'stories'} in it at the moment`;
}
