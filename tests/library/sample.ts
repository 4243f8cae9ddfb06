import type { Layout, Quotation, Reading, Span, Story, StoryPerson } from '../../src/domain.ts';
import type { Filters, Search } from '../../src/library/index.ts';

/** A story in short: every «…» in its paragraphs is said by `by`, or by nobody named. */
export interface Sketch {
  readonly id: string;
  readonly url?: string | null;
  readonly title?: string;
  readonly outlet?: string | null;
  readonly published?: string | null;
  readonly paragraphs: readonly string[];
  readonly noise?: readonly number[];
  readonly layout?: Layout;
  readonly by?: string | null;
  readonly people?: readonly StoryPerson[];
}

export interface Sample {
  readonly story: Story;
  readonly reading: Reading;
}

/** Makes a story and its reading of a sketch; runs in one paragraph are one quotation when `|` stands between them. */
export function makeSample(sketch: Sketch): Sample {
  const quotations: Quotation[] = [];
  const paragraphs = sketch.paragraphs.map((marked, paragraph) => {
    let text = '';
    let isJoined = false;
    for (const piece of marked.split(/(«[^»]*»\|?)/)) {
      const said = /^«([^»]*)»(\|?)$/.exec(piece);
      if (said === null) {
        text += piece;
        continue;
      }
      const [, words = '', joint] = said;
      const span: Span = { paragraph, start: text.length, end: text.length + words.length };
      text += words;
      const last = quotations.at(-1);
      if (isJoined && last !== undefined) {
        quotations[quotations.length - 1] = { ...last, contents: [...last.contents, span] };
      } else quotations.push(makeQuotation(sketch, quotations.length, span));
      isJoined = joint === '|';
    }
    return text;
  });
  const { id, url = null, title = `Story ${id}`, outlet = null, published = null } = sketch;
  const layout = sketch.layout === undefined ? {} : { layout: sketch.layout };
  const head = { id, url, title, outlet, author: null, published };
  return {
    story: { ...head, paragraphs, noise: sketch.noise ?? [], ...layout },
    reading: { quotations, people: sketch.people ?? [] },
  };
}

function makeQuotation({ id, by = null }: Sketch, number: number, span: Span): Quotation {
  return {
    id: `${id}-q${number}`,
    storyId: id,
    contents: [span],
    speaker: by,
    speakerAs: null,
    cue: 'said',
    kind: 'quotation',
    confidence: 0.9,
  };
}

export const everything: Filters = { personIds: [], outlet: null, since: null, until: null };

/** Makes a search over everything, ten hits, of the fields given. */
export function makeSearch(fields: Partial<Search>): Search {
  return { text: '', scope: 'context', filters: everything, limit: 10, offset: 0, ...fields };
}
