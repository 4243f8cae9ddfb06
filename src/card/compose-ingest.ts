import type { Card, CardBlock, CommandRequest } from '../domain.ts';
import { composeButtons, makeButton } from './compose-buttons.ts';
import { bold, plain } from './inline.ts';

/** What became of an address that was handed over for reading. */
export interface IngestReport {
  readonly input: string;
  readonly result: 'added' | 'changed' | 'unchanged' | 'skipped';
  readonly title: string | null;
  readonly quotationCount: number;
  readonly reason: string | null;
}

const HEADINGS: Readonly<Record<IngestReport['result'], string>> = {
  added: 'Story added',
  changed: 'Story brought up to date',
  unchanged: 'Story known already, unchanged',
  skipped: 'Story not added',
};

/**
 * Composes the card of a story that was just read, or was not and why.
 *
 * @param show The request that shows the story; null when there is none to show.
 */
export function composeIngest(report: IngestReport, show: CommandRequest | null): Card {
  const heading: CardBlock = { kind: 'heading', inlines: [plain(HEADINGS[report.result])] };
  if (report.result === 'skipped') {
    return {
      tone: 'problem',
      blocks: [
        heading,
        { kind: 'text', inlines: [plain(report.reason ?? 'It could not be read.')] },
        { kind: 'note', inlines: [plain(report.input)] },
      ],
    };
  }
  const { quotationCount: count } = report;
  return {
    tone: count === 0 ? 'notice' : 'answer',
    blocks: [
      heading,
      { kind: 'text', inlines: [bold(report.title ?? report.input)] },
      { kind: 'note', inlines: [plain(describeCount(count))] },
      ...(report.reason === null ? [] : [{ kind: 'note', inlines: [plain(report.reason)] } as const]),
      ...composeButtons(show === null ? [] : [makeButton('Who said what', show)]),
    ],
  };
}

function describeCount(count: number): string {
  if (count === 0) return 'Nobody is quoted in it, so no answer will come from it.';
  return `${count} ${count === 1 ? 'quotation' : 'quotations'} in it`;
}
