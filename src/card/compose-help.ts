import type { Card, CardBlock, CommandRequest } from '../domain.ts';
import { composeButtons, makeButton } from './compose-buttons.ts';
import { listWaysToFill } from './compose-problem.ts';
import { bold, code, plain } from './inline.ts';

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

/** What help tells. */
export interface Help {
  readonly entries: readonly HelpEntry[];
  /** What stands in the menu that Discord shows at every message. */
  readonly menuLabels: readonly string[];
  readonly counts: HelpCounts;
  readonly examples: readonly HelpExample[];
}

/** Composes the card that says what Soundbite does and how to ask it; for an empty library, how to fill it. */
export function composeHelp({ entries, menuLabels, counts, examples }: Help): Card {
  const managing = entries.filter(({ managersOnly }) => managersOnly);
  const isEmpty = counts.stories === 0;
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
      listCommands(entries.filter(({ managersOnly }) => !managersOnly)),
      ...menuLabels.map(
        (label): CardBlock => ({
          kind: 'text',
          inlines: [
            plain('In Discord, at any message: Apps → '),
            bold(label),
            plain(' finds who said what it quotes or links to.'),
          ],
        }),
      ),
      ...composeButtons(examples.map(({ label, request }) => makeButton(label, request))),
      ...(managing.length === 0
        ? []
        : [
            { kind: 'text', inlines: [plain('For who may manage the server:')] } as const,
            listCommands(managing),
          ]),
      ...(isEmpty ? [{ kind: 'text', inlines: [plain('The library is empty. Add stories:')] } as const] : []),
      ...(isEmpty ? [listWaysToFill()] : []),
      {
        kind: 'note',
        inlines: [
          plain(
            `In the library: ${[
              count(counts.stories, 'story', 'stories'),
              count(counts.quotations, 'quotation', 'quotations'),
              count(counts.people, 'person', 'people'),
            ].join(', ')}`,
          ),
        ],
      },
    ],
  };
}

const listCommands = (entries: readonly HelpEntry[]): CardBlock => ({
  kind: 'list',
  items: entries.map((entry) => [code(writeUsage(entry)), plain(` ${entry.description}`)]),
});

const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;

/** Options that may be left out are told by Discord itself; one that must be given is worth the space. */
function writeUsage({ name, options }: HelpEntry): string {
  return [`/${name}`, ...options.filter(({ required }) => required).map((option) => option.name)].join(' ');
}
