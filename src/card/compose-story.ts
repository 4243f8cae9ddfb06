import type { Card, CardBlock, CardButton, CommandRequest, KeptQuotation, StoryHead } from '../domain.ts';
import { choosePicture } from './choose-picture.ts';
import { composeButtons, makeButton } from './compose-buttons.ts';
import { composeCount, composePaging, type Paging } from './compose-paging.ts';
import { composeQuotation } from './compose-quotation.ts';
import { composeOrigin } from './compose-story-entry.ts';
import { joinInlines, plain } from './inline.ts';

/** A story to show, with one page of its quotations in page order. */
export interface StoryPage {
  readonly story: StoryHead;
  /** The address of the picture that its page gives; null for none. */
  readonly image: string | null;
  readonly quotations: readonly KeptQuotation[];
  readonly paging: Paging;
  /** Other stories that may have been meant, with the requests that show them. */
  readonly others: readonly { readonly story: StoryHead; readonly request: CommandRequest }[];
}

/** Composes the card of a story: its headline, where it stood, and who said what in it. */
export function composeStory({ story, image, quotations, paging, others }: StoryPage): Card {
  const count =
    paging.total === 0
      ? [plain('nobody is quoted in it')]
      : composeCount(paging, ['quotation', 'quotations']);
  const picture = choosePicture(image, story.title);
  return {
    tone: 'answer',
    blocks: [
      { kind: 'heading', inlines: [plain(story.title)], ...(picture && { picture }) },
      { kind: 'note', inlines: joinInlines([composeOrigin(story), count], ' · ') },
      ...quotations.flatMap((kept): readonly CardBlock[] => [
        { kind: 'divider' },
        composeQuotation(kept, [], { withStory: false }),
      ]),
      ...composeOthers(others),
      ...composePaging(paging, composeLink(story)),
    ],
  };
}

function composeOthers(others: StoryPage['others']): readonly CardBlock[] {
  if (others.length === 0) return [];
  return [
    { kind: 'divider' },
    { kind: 'note', inlines: [plain('Another story?')] },
    ...composeButtons(others.map(({ story, request }) => makeButton(story.title, request))),
  ];
}

function composeLink({ url }: StoryHead): readonly CardButton[] {
  return url === null ? [] : [{ kind: 'link', label: 'Open story', url }];
}
