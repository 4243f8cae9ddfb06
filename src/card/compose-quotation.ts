import type { CardBlock, Inline, KeptQuotation, Span, StoryHead } from '../domain.ts';
import { boldMatches } from './bold-matches.ts';
import { bold, day, italic, joinInlines, plain } from './inline.ts';
import { linkToQuotation } from './link-to-quotation.ts';

/** Which facts the surroundings tell already, so that the byline need not. */
export interface BylineOptions {
  readonly withStory: boolean;
}

/** Composes the block that shows a quotation: its words, its byline and the button that opens the story there. */
export function composeQuotation(
  kept: KeptQuotation,
  matches: readonly Span[] = [],
  options: BylineOptions = { withStory: true },
): CardBlock {
  const url = linkToQuotation(kept.story, kept);
  return {
    kind: 'quotation',
    runs: joinUnbroken(kept, boldMatches(kept, matches)),
    byline: composeByline(kept, options),
    source: url === null ? null : { label: options.withStory ? 'Open story' : 'Open here', url },
  };
}

/** Names the speaker; never more than the story gives: words as printed where it gives no name we are sure of. */
function composeByline(kept: KeptQuotation, { withStory }: BylineOptions): readonly Inline[] {
  const story = withStory ? composeStoryLine(kept.story) : [];
  return [plain('— '), ...nameSpeaker(kept), ...(story.length === 0 ? [] : [plain('\n'), ...story])];
}

function nameSpeaker({ quotation }: KeptQuotation): readonly Inline[] {
  if (quotation.speaker !== null) return [bold(quotation.speaker)];
  if (quotation.speakerAs !== null) return [plain(`“${quotation.speakerAs}”, as printed; not named`)];
  return [italic('speaker not named')];
}

/** Composes where and when a story stood: outlet, day, headline; and why there is no link, when there is none. */
function composeStoryLine(story: StoryHead): readonly Inline[] {
  return joinInlines(
    [
      story.outlet === null ? [] : [plain(story.outlet)],
      story.published === null ? [] : [day(story.published)],
      [plain(story.title)],
      story.url === null ? [plain('no web address known')] : [],
    ],
    ' · ',
  );
}

/**
 * Puts runs together that nothing but marks and white space separates in print, such as the paragraphs of one long
 * quotation: between them nothing was left out. All others stay apart, and the renderers show that.
 */
function joinUnbroken(
  kept: KeptQuotation,
  drawn: readonly (readonly Inline[])[],
): readonly (readonly Inline[])[] {
  const joined: (readonly Inline[])[] = [];
  kept.runs.forEach((run, index) => {
    const pieces = drawn[index] ?? [];
    const previous = kept.runs[index - 1];
    const from = (kept.places[index - 1] ?? 0) + (previous?.text.length ?? 0);
    const to = kept.places[index] ?? 0;
    const paragraphsOn = run.paragraph - (previous?.paragraph ?? Number.NEGATIVE_INFINITY);
    if (paragraphsOn <= 1 && to >= from && !HAS_WORDS.test(kept.passage.slice(from, to))) {
      joined.push([...(joined.pop() ?? []), plain(paragraphsOn === 0 ? ' ' : '\n'), ...pieces]);
    } else {
      joined.push(pieces);
    }
  });
  return joined;
}

const HAS_WORDS = /[\p{L}\p{N}]/u;
