import type { Card, CardBlock, CommandRequest, Inline, StoryHead } from '../domain.ts';
import { composeCount, composePaging, type Paging } from './compose-paging.ts';
import { composeStoryEntry } from './compose-story-entry.ts';
import { joinInlines, plain } from './inline.ts';

/** One page of stories, newest first. */
export interface LatestPage {
  readonly stories: readonly StoryHead[];
  readonly paging: Paging;
  /** Whose and where, when only some stories were asked for. */
  readonly person: string | null;
  readonly outlet: string | null;
  readonly requestForStory: (storyId: string) => CommandRequest;
}

/** Composes the card of the latest stories. */
export function composeLatest({ stories, paging, person, outlet, requestForStory }: LatestPage): Card {
  const bounds: Inline[][] = [
    person === null ? [] : [plain(`that name ${person}`)],
    outlet === null ? [] : [plain(`in ${outlet}`)],
  ];
  const heading = joinInlines([[plain('Latest stories')], ...bounds], ' ');
  if (paging.total === 0) {
    return {
      tone: 'notice',
      blocks: [
        { kind: 'heading', inlines: heading },
        { kind: 'text', inlines: [plain('There are none in the library.')] },
      ],
    };
  }
  return {
    tone: 'answer',
    blocks: [
      { kind: 'heading', inlines: heading },
      { kind: 'note', inlines: composeCount(paging, ['story', 'stories']) },
      ...stories.flatMap((story): readonly CardBlock[] => [
        { kind: 'divider' },
        ...composeStoryEntry(story, requestForStory),
      ]),
      ...composePaging(paging),
    ],
  };
}
