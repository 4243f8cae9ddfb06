import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeAnswer, composeProblem, type DiscordMessage, renderDiscord } from '../../src/card/index.ts';
import type { Card, CardBlock, CardButton, Inline } from '../../src/domain.ts';
import { anyAddress } from '../any-address.ts';
import { findLimitBreaches } from '../discord-limits.ts';
import { makeAnswer, makeContext, makeIds, makeKept, makeQuery, makeStory } from './samples.ts';
import { readVisibleText } from './visible-text.ts';

const render = (card: Card) => renderDiscord(card, makeIds);
const blocksOf = (message: DiscordMessage) => message.components[0].components;

/** Gives what all text displays of a message show, one after the other. */
function readShown(message: DiscordMessage): string {
  const texts = blocksOf(message).flatMap((block) => {
    if (block.type === 10) return [block.content];
    return block.type === 9 ? block.components.map(({ content }) => content) : [];
  });
  return texts.map(readVisibleText).join('\n');
}

function labelsOf(message: DiscordMessage): string[] {
  return blocksOf(message).flatMap((block) =>
    block.type === 1 ? block.components.map(({ label }) => label) : [],
  );
}

describe('a quotation in Discord', () => {
  it('shows the words in our marks, the speaker in bold, the story small, and the button beside it', () => {
    const kept = makeKept(['«I was never even asked,» Reyes said. «So I said no.»']);
    const [section] = blocksOf(render(composeAnswer(makeAnswer([kept]), makeContext()))).filter(
      ({ type }) => type === 9,
    );
    expect(section).toEqual({
      type: 9,
      components: [
        {
          type: 10,
          content: [
            '> “I was never even asked,” … “So I said no.”',
            '— **Kay Reyes**',
            '-# The Daily Crumb · <t:1741707720:D> · Kay Reyes Calls Off the Tour',
          ].join('\n'),
        },
      ],
      accessory: {
        type: 2,
        style: 5,
        label: 'Open story',
        url: 'https://crumb.example/2025/03/reyes-tour#:~:text=I%20was%20never%20even%20asked,So%20I%20said%20no',
      },
    });
  });

  it.each([
    ['a split one keeps apart what the story put apart', ['“«A b,»” she said. “«C d.»”'], '“A b,” … “C d.”'],
    [
      'a run that also stands in the words between is no nearer',
      ['“«No,»” Norris said. “«No»,” said Norris.'],
      '“No,” … “No”',
    ],
    ['one that is a letter of the words between, neither', ['“«a»” she said “«s»”'], '“a” … “s”'],
    ['runs with only marks between them stand together', ['“«A b.»” “«C d.»”'], '“A b. C d.”'],
    ['paragraphs of one quotation stay paragraphs', ['“«A b.»', '“«C d.»”'], '“A b.\nC d.”'],
    [
      'paragraphs with others between them are kept apart',
      ['“«A b.»', 'Meanwhile.', '“«C d.»”'],
      '“A b.” … “C d.”',
    ],
  ])('%s', (_, paragraphs, shown) => {
    const message = render(composeAnswer(makeAnswer([makeKept(paragraphs)]), makeContext()));
    expect(readShown(message)).toContain(`${shown}\n— Kay Reyes`);
  });

  it.each([
    [{ speaker: 'Kay Reyes', speakerAs: 'the singer' }, '— Kay Reyes\n'],
    [{ speaker: null, speakerAs: 'an insider' }, '— “an insider”, as printed; not named\n'],
    [{ speaker: null, speakerAs: null }, '— speaker not named\n'],
  ])('names the speaker only as far as the story does: %j', (speaker, byline) => {
    const message = render(composeAnswer(makeAnswer([makeKept(['«Yes.»'], speaker)]), makeContext()));
    expect(readShown(message)).toContain(byline);
  });

  it('prints matches in bold and changes no word', () => {
    const kept = makeKept(['She said: «No *tour*, never a tour.»']);
    const matches = [
      { paragraph: 0, start: 14, end: 18 },
      { paragraph: 0, start: 29, end: 33 },
    ];
    const message = render(composeAnswer(makeAnswer([kept], { matches }), makeContext()));
    expect(JSON.stringify(message)).toContain('> “No \\\\***tour**\\\\*, never a **tour**\\\\.”');
    expect(readShown(message)).toContain('“No *tour*, never a tour.”');
  });

  it('goes without a button when the story has no address', () => {
    const kept = makeKept(['«Yes.»'], { story: makeStory({ url: null }) });
    const message = render(composeAnswer(makeAnswer([kept]), makeContext()));
    expect(blocksOf(message).some(({ type }) => type === 9)).toBe(false);
    expect(readShown(message)).toContain('“Yes.”');
  });

  it('puts an address too long for a button into the text', () => {
    const url = `https://crumb.example/${'a'.repeat(600)}`;
    const message = render(
      composeAnswer(makeAnswer([makeKept(['«Yes.»'], { story: makeStory({ url }) })]), makeContext()),
    );
    expect(findLimitBreaches(message)).toEqual([]);
    expect(JSON.stringify(message)).toContain(`[Open story](<${url}>)`);
  });
});

describe('a long page in Discord', () => {
  const sentence = 'The dog knew him better than she did, and everyone in the house knew it too. ';
  const long = (index: number) =>
    makeKept([`«${index} ${sentence.repeat(40).trim()}»`], {
      story: makeStory({ title: sentence.repeat(4) }),
    });

  it('shows all five hits, each cut at its end', () => {
    const message = render(composeAnswer(makeAnswer([1, 2, 3, 4, 5].map(long)), makeContext()));
    expect(findLimitBreaches(message)).toEqual([]);
    const shown = readShown(message);
    for (const index of [1, 2, 3, 4, 5]) {
      const [, words = ''] = new RegExp(`“(${index} [^”]*)” …\n`).exec(shown) ?? [];
      expect(words.length).toBeGreaterThan(300);
      expect(`${index} ${sentence.repeat(40)}`.startsWith(`${words} `)).toBe(true);
    }
  });

  it('keeps all five hits even when every character must be escaped', () => {
    const starry = '*_* '.repeat(500).trim();
    const story = makeStory({
      title: starry,
      outlet: starry,
      url: `https://crumb.example/${'x'.repeat(480)}`,
    });
    const kept = [1, 2, 3, 4, 5].map(() => makeKept([`«${starry}»`], { story, speaker: starry }));
    const answer = {
      ...makeAnswer(kept, { total: 30 }),
      query: makeQuery({ topic: starry, phrase: starry }),
    };
    const message = render(composeAnswer(answer, makeContext(2)));
    expect(findLimitBreaches(message)).toEqual([]);
    expect(blocksOf(message).filter(({ type }) => type === 9)).toHaveLength(5);
    expect(labelsOf(message)).toEqual(['Previous', 'Next']);
  });

  it('cuts at word ends only, at the end only, and says so', () => {
    const word = fc.stringMatching(/^[a-zé’*_-]{1,12}$/);
    const runs = fc.array(fc.array(word, { minLength: 1, maxLength: 500 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(runs, { minLength: 1, maxLength: 5 }), (quotations) => {
        const kept = quotations.map((words) =>
          makeKept([words.map((run) => `«${run.join(' ')}»`).join(' she said ')]),
        );
        const sections = blocksOf(render(composeAnswer(makeAnswer(kept), makeContext()))).filter(
          ({ type }) => type === 9,
        );
        expect(sections).toHaveLength(quotations.length);
        sections.forEach((section, index) => {
          const [shown = ''] =
            section.type === 9 ? readVisibleText(section.components[0].content).split('\n') : [];
          const whole = (quotations[index] ?? []).map((run) => `“${run.join(' ')}”`).join(' … ');
          const kept = shown === whole ? whole : shown.replace(/” …$/, '');
          expect(whole.startsWith(kept)).toBe(true);
          expect(whole.slice(kept.length)).toMatch(/^($| |”)/);
        });
      }),
      { numRuns: 100 },
    );
  });

  it('leaves short quotations whole', () => {
    const message = render(composeAnswer(makeAnswer([long(1), makeKept(['«Short one.»'])]), makeContext()));
    expect(readShown(message)).toContain('“Short one.”\n');
  });
});

describe('buttons', () => {
  const request = { command: 'ask', options: { question: 'x' }, page: 0 };

  it('carry the id of their request and their page', () => {
    const message = render(composeAnswer(makeAnswer([makeKept(['«Yes.»'])], { total: 12 }), makeContext(1)));
    const id = makeIds(makeContext().request);
    expect(blocksOf(message).at(-1)).toEqual({
      type: 1,
      components: [
        { type: 2, style: 2, label: 'Previous', custom_id: `sb1:${id}:0`, disabled: false },
        { type: 2, style: 2, label: 'Next', custom_id: `sb1:${id}:2`, disabled: false },
      ],
    });
  });

  it('stand in rows of five, each request once', () => {
    const buttons = [...'abcdefa'].map(
      (label): CardButton => ({
        kind: 'request',
        label,
        request: { ...request, options: { label } },
        disabled: false,
      }),
    );
    const message = render({ tone: 'answer', blocks: [{ kind: 'buttons', buttons }] });
    expect(labelsOf(message)).toEqual([...'abcdef']);
    expect(blocksOf(message).map((row) => (row.type === 1 ? row.components.length : 0))).toEqual([5, 1]);
  });
});

describe('any card', () => {
  const words = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.string({ unit: 'grapheme', minLength: 900, maxLength: 5000 }),
    fc
      .array(fc.constantFrom('**', '`', '[a](b)', '@everyone', ' ', '\n', '> ', '‮', 'word '), {
        maxLength: 2000,
      })
      .map((all) => all.join('')),
  );
  const url = fc.oneof(
    anyAddress,
    words.map((text) => `https://a.example/${encodeURIComponent(text.replace(/\p{Surrogate}/gu, ''))}`),
    words,
  );
  const inline: fc.Arbitrary<Inline> = fc.oneof(
    fc.record({ kind: fc.constantFrom('plain', 'bold', 'italic', 'code'), text: words }),
    fc.record({ kind: fc.constant('link' as const), text: words, url }),
    fc.record({
      kind: fc.constant('time' as const),
      instant: fc.constantFrom('2025-03-11T15:42:00Z', 'never'),
      style: fc.constantFrom('day', 'date', 'datetime', 'relative'),
    }),
  );
  const inlines = fc.array(inline, { maxLength: 3 });
  const request = fc.record({
    command: fc.constant('ask'),
    options: fc.record({ question: words }),
    page: fc.nat(9),
  });
  const button: fc.Arbitrary<CardButton> = fc.oneof(
    fc.record({ kind: fc.constant('link' as const), label: words, url }),
    fc.record({ kind: fc.constant('request' as const), label: words, request, disabled: fc.boolean() }),
  );
  const block: fc.Arbitrary<CardBlock> = fc.oneof(
    fc.record({ kind: fc.constantFrom('heading', 'text', 'note'), inlines }),
    fc.record({ kind: fc.constant('list' as const), items: fc.array(inlines, { maxLength: 4 }) }),
    fc.record({
      kind: fc.constant('quotation' as const),
      runs: fc.array(inlines, { maxLength: 3 }),
      byline: inlines,
      source: fc.option(fc.record({ label: words, url })),
    }),
    fc.constant({ kind: 'divider' as const }),
    fc.record({ kind: fc.constant('buttons' as const), buttons: fc.array(button, { maxLength: 12 }) }),
  );
  const card: fc.Arbitrary<Card> = fc.record({
    tone: fc.constantFrom('answer', 'notice', 'problem'),
    blocks: fc.array(block, { minLength: 1, maxLength: 16 }),
  });

  it('becomes a message that Discord takes', () => {
    fc.assert(
      fc.property(card, (any) => {
        expect(findLimitBreaches(render(any))).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });

  it('shows a message as it was written, whatever its words', () => {
    const short = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
      .filter((text) => /^[^\p{Cc}\u2028\u2029]*\S[^\p{Cc}\u2028\u2029]*$/u.test(text));
    fc.assert(
      fc.property(short, (message) => {
        expect(readShown(render(composeProblem(message)))).toBe(message);
      }),
    );
  });
});
