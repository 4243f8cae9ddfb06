import type { Card, CardBlock, CommandRequest, StoryHead } from '../domain.ts';
import { composeCount, composePaging, type Paging } from './compose-paging.ts';
import { composeHeading, composeNothing } from './compose-selection.ts';
import { composeStoryEntry } from './compose-story-entry.ts';

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
  const heading = composeHeading('Latest stories', person && `that name ${person}`, outlet && `in ${outlet}`);
  if (paging.total === 0) return composeNothing(heading, 'There are none in the library.');
  return {
    tone: 'answer',
    blocks: [
      heading,
      { kind: 'note', inlines: composeCount(paging, ['story', 'stories']) },
      ...stories.flatMap((story): readonly CardBlock[] => [
        { kind: 'divider' },
        ...composeStoryEntry(story, requestForStory),
      ]),
      ...composePaging(paging),
    ],
  };
}
