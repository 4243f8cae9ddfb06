import type { Card, CommandRequest } from '../domain.ts';
import { composeButtons, makeButton } from './compose-buttons.ts';
import { code, plain } from './inline.ts';

/** A command as help tells of it. */
export interface HelpEntry {
  readonly name: string;
  readonly description: string;
  readonly options: readonly { readonly name: string; readonly required: boolean }[];
  readonly managersOnly: boolean;
}

/** How much there is to ask about. */
export interface HelpCounts {
  readonly stories: number;
  readonly quotations: number;
  readonly people: number;
}

/** A question to press, so that a newcomer sees an answer at once. */
export interface HelpExample {
  readonly label: string;
  readonly request: CommandRequest;
}

/** Composes the card that says what Soundbite does and how to ask it. */
export function composeHelp(
  entries: readonly HelpEntry[],
  counts: HelpCounts,
  examples: readonly HelpExample[],
): Card {
  return {
    tone: 'notice',
    blocks: [
      { kind: 'heading', inlines: [plain('Who said what in entertainment news')] },
      {
        kind: 'text',
        inlines: [
          plain(
            'Every answer gives the printed words, who said them, and a link that opens the story there.',
          ),
        ],
      },
      {
        kind: 'list',
        items: entries.map((entry) => [
          code(writeUsage(entry)),
          plain(` ${entry.description}${entry.managersOnly ? ' (needs Manage Server)' : ''}`),
        ]),
      },
      ...composeButtons(examples.map(({ label, request }) => makeButton(label, request))),
      {
        kind: 'note',
        inlines: [
          plain(
            `In the library: ${counts.stories} stories, ${counts.quotations} quotations, ${counts.people} people`,
          ),
        ],
      },
    ],
  };
}

/** Options that may be left out are told by Discord itself; one that must be given is worth the space. */
function writeUsage({ name, options }: HelpEntry): string {
  return [`/${name}`, ...options.filter(({ required }) => required).map((option) => option.name)].join(' ');
}
