import { describe, expect, it } from 'vitest';
import { addBackButton, openWayBack, requestsAway } from '../../src/card/index.ts';
import type { Card, CardBlock, CommandRequest } from '../../src/domain.ts';

const ask = (command: string, page = 0): CommandRequest => ({ command, options: { words: 'goat' }, page });
const shown = (command: string, page = 0) => ({
  request: ask(command, page),
  press: { requestId: command, page },
});
const ways = (...requests: readonly CommandRequest[]): CardBlock => ({
  kind: 'buttons',
  buttons: requests.map((request) => ({ kind: 'request', label: request.command, request, disabled: false })),
});
const link: CardBlock = {
  kind: 'buttons',
  buttons: [{ kind: 'link', label: 'Open story', url: 'https://a.example' }],
};
const card = (...blocks: readonly CardBlock[]): Card => ({ tone: 'answer', blocks });
const labelsOf = ({ blocks }: Card) =>
  blocks.map((block) => (block.kind === 'buttons' ? block.buttons.map(({ label }) => label) : block.kind));

describe('the way back', () => {
  it.each([
    [
      'to the message as it is, from what leads away',
      'latest',
      null,
      ask('story'),
      { requestId: 'latest', page: 2 },
    ],
    ['to nothing, from another page of a first message', 'latest', null, ask('latest', 3), null],
    ['to nothing, from the first page of it', 'latest', null, ask('latest'), null],
    [
      'to where it came from, from another page',
      'story',
      'latest',
      ask('story', 1),
      { requestId: 'latest', page: 0 },
    ],
    ['to nothing, from where it came from', 'story', 'latest', ask('latest'), null],
    ['to nothing, from what changed something', null, null, ask('story'), null],
  ])('leads %s', (_, now, before, request, press) => {
    const wayBack = openWayBack(now === null ? null : shown(now, 2), before === null ? null : shown(before));
    expect(wayBack(request)).toEqual(press);
  });

  it('is kept only where something leads away', () => {
    expect(requestsAway(card(ways(ask('latest', 1), ask('latest', 3))), ask('latest', 2))).toEqual([]);
    expect(requestsAway(card(ways(ask('latest', 1), ask('story'))), ask('latest', 2))).toEqual([
      ask('story'),
    ]);
  });

  it.each([
    ['the row that turns pages', [ways(ask('story', 1))], [['story', 'Back']]],
    ['the row with the link to the whole story', [link], [['Open story', 'Back']]],
    [
      'a row of its own below the buttons of the last quotation',
      [ways(ask('variants'))],
      [['variants'], ['Back']],
    ],
    ['a row of its own below words', [{ kind: 'divider' }], ['divider', ['Back']]],
  ] as const)('has its button in %s', (_, blocks, labels) => {
    expect(labelsOf(addBackButton(card(...blocks), ask('latest')))).toEqual(labels);
  });
});
