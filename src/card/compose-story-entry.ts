import type { CardBlock, CommandRequest, Inline, StoryHead } from '../domain.ts';
import { makeButton } from './compose-buttons.ts';
import { bold, day, joinInlines, plain } from './inline.ts';

/** Composes a story's entry in a list of stories: headline, where and when, and the ways into it. */
export function composeStoryEntry(
  story: StoryHead,
  requestForStory: (storyId: string) => CommandRequest,
): readonly CardBlock[] {
  const origin = composeOrigin(story);
  return [
    { kind: 'text', inlines: [bold(story.title)] },
    ...(origin.length === 0 ? [] : [{ kind: 'note', inlines: origin } as const]),
    {
      kind: 'buttons',
      buttons: [
        ...(story.url === null ? [] : [{ kind: 'link', label: 'Open story', url: story.url } as const]),
        makeButton('Who said what', requestForStory(story.id)),
      ],
    },
  ];
}

/** Says where, by whom and when a story was published, as far as it is known. */
export function composeOrigin(story: StoryHead): readonly Inline[] {
  const facts = [
    story.outlet === null ? [] : [plain(story.outlet)],
    story.author === null ? [] : [plain(`by ${story.author}`)],
    story.published === null ? [] : [day(story.published)],
  ];
  return joinInlines(facts, ' · ');
}
