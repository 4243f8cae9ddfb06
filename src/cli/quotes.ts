import { composeStory, renderTerminal } from '../card/index.ts';
import type { KeptQuotation, Quotation, Run, Span, Story } from '../domain.ts';
import { cutPassage } from '../library/index.ts';
import type { ReadPage } from '../reader/index.ts';
import { readStories } from './read-stories.ts';
import type { ExitCode, Terminal } from './terminal.ts';

/** Prints the quotations of every story in the inputs: for people, or one JSON line a story. */
export function printQuotes(
  inputs: readonly string[],
  options: { readonly json: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  let count = 0;
  return readStories(inputs, terminal, (page, input) => {
    if (options.json) terminal.printJson(listRuns(page));
    else {
      // Of several stories each is told by its input; one alone was named by whoever asked.
      const isAlone = inputs.length < 2 && (input === '-' || input === inputs[0]);
      if (count > 0) terminal.print('');
      if (!isAlone) terminal.print(`${input}:`);
      terminal.printRendered(drawStory(page, terminal));
      count += 1;
    }
    return page.reading.quotations.length > 0;
  });
}

/**
 * The stable form: one entry a quoted run, in page order; runs of one utterance share its number, from 1. `quotes` is
 * what stands in marks. Words printed without any, which annotated sets do not count, come beside it as `answers`.
 */
function listRuns({ story, reading }: ReadPage) {
  const entries = reading.quotations.flatMap((quotation, index) =>
    quotation.contents.map(({ paragraph, start, end }) => ({
      text: sliceWords(story, { paragraph, start, end }),
      speaker: quotation.speaker,
      speakerAs: quotation.speakerAs,
      paragraph,
      start,
      end,
      utterance: index + 1,
      kind: quotation.kind,
      cue: quotation.cue,
      confidence: quotation.confidence,
    })),
  );
  const inOrder = entries.toSorted((a, b) => a.paragraph - b.paragraph || a.start - b.start);
  const answers = inOrder.filter(({ kind }) => kind === 'answer');
  const quotes = inOrder.filter(({ kind }) => kind !== 'answer');
  return { id: story.id, quotes, ...(answers.length === 0 ? {} : { answers }) };
}

function drawStory({ story, reading }: ReadPage, { colour, width }: Terminal): string {
  const { quotations } = reading;
  const card = composeStory({
    story,
    image: null,
    quotations: quotations.map((quotation) => withWords(quotation, story)),
    paging: {
      request: { command: 'story', options: {}, page: 0 },
      limit: Math.max(1, quotations.length),
      total: quotations.length,
    },
    others: [],
  });
  return renderTerminal(card, { colour, width });
}

function withWords(quotation: Quotation, story: Story): KeptQuotation {
  const [first, ...rest] = quotation.contents;
  const cut = (span: Span): Run => ({ paragraph: span.paragraph, text: sliceWords(story, span) });
  const passage = cutPassage(quotation.contents, (paragraph) => story.paragraphs[paragraph] ?? '');
  return { quotation, story, personId: null, runs: [cut(first), ...rest.map(cut)], ...passage };
}

function sliceWords(story: Story, { paragraph, start, end }: Span): string {
  return (story.paragraphs[paragraph] ?? '').slice(start, end);
}
