import { composeEmptyLibrary, composeStory, composeUnknownStory, cutText } from '../src/card/index.ts';
import type { StoryHead } from '../src/domain.ts';
import { UsageError } from '../src/errors.ts';
import { isEmpty } from './answer-question.ts';
import type { Choice, Command, Desk } from './command.ts';
import { privateOption, QUESTION_LENGTH_MAX, requireText, textOption } from './options.ts';
import { readPage } from './page.ts';
import { readReference, writeReference } from './reference.ts';
import { requestForLatest, requestForStory, requestToIngest } from './request-for.ts';
import { CHOICE_COUNT_MAX, CHOICE_LENGTH_MAX } from './suggest.ts';

const headline = textOption('headline', 'Its headline, its web address, or words from the story', {
  required: true,
  suggests: true,
  maxLength: QUESTION_LENGTH_MAX,
});

/** `/story`: shows a story and who said what in it. */
export const story: Command = {
  name: 'story',
  description: 'Show who said what in a story',
  options: [headline, privateOption],
  managersOnly: false,
  private: false,
  reply: 'at-once',
  async run(request, desk) {
    const { limit, offset } = readPage(request);
    const words = requireText(request, headline, 'words of its headline');
    const [found, ...others] = await findStories(words, desk);
    if (found === undefined) {
      return (await isEmpty(desk))
        ? composeEmptyLibrary()
        : composeUnknownStory(words, {
            latest: requestForLatest(request),
            add: isAddress(words) && request.asker.mayManage ? requestToIngest(words) : null,
          });
    }
    const whole = await desk.library.story(found.id);
    const quotations = await desk.library.quotationsOf(found.id);
    return composeStory({
      story: found,
      image: whole?.details?.image ?? null,
      quotations: quotations.slice(offset, offset + limit),
      // Its pages are the story's own, whatever the same words find later.
      paging: {
        request: { ...requestForStory(found.id, request), page: request.page },
        limit,
        total: quotations.length,
      },
      others: others.map((other) => ({ story: other, request: requestForStory(other.id, request) })),
    });
  },
  async suggest(option, typed, desk) {
    return option === headline.name ? suggestStories(typed, desk) : [];
  },
};

const isAddress = (words: string) => /^https?:\/\/\S+$/i.test(words) && URL.canParse(words);

/** The story that is meant and two that might be. */
const FOUND_COUNT_MAX = 3;

/**
 * Finds the story that a headline, an address or words of a story mean, and others that they might.
 *
 * @throws UsageError when a choice was taken that is no longer in the library.
 */
export async function findStories(words: string, desk: Desk): Promise<readonly StoryHead[]> {
  const id = readReference(words);
  if (id !== null) {
    const chosen = await desk.library.story(id);
    if (chosen === null)
      throw new UsageError('That story is no longer in the library. /latest lists those that are.');
    return [chosen];
  }
  if (isAddress(words)) {
    const there = await desk.library.storyByUrl(words);
    return there === null ? [] : [there];
  }
  const filters = { personIds: [], outlet: null, since: null, until: null };
  const { hits } = await desk.library.searchStories({
    text: words,
    scope: 'context',
    filters,
    limit: FOUND_COUNT_MAX,
    offset: 0,
  });
  return hits.map((hit) => hit.story);
}

/** Offers the stories whose headlines have words that begin so. */
export async function suggestStories(typed: string, desk: Desk): Promise<readonly Choice[]> {
  const stories = await desk.library.completeStory(typed.trim(), CHOICE_COUNT_MAX);
  return stories.map(({ id, title }) => {
    const name = cutText(title, CHOICE_LENGTH_MAX);
    const value = writeReference(id);
    return { name, value: value.length > CHOICE_LENGTH_MAX ? name : value };
  });
}
