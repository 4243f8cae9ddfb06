import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeAnswer, composeProblem, renderTerminal } from '../../src/card/index.ts';
import type { Card } from '../../src/domain.ts';
import { anyCharacter } from '../any-character.ts';
import { makeAnswer, makeContext, makeKept, makeQuery, makeStory } from './samples.ts';

const plainly = { colour: false, width: Number.POSITIVE_INFINITY, locale: 'en-GB', timeZone: 'UTC' };
const draw = (card: Card, options = {}) => renderTerminal(card, { ...plainly, ...options });
const answer = (marked: string) => composeAnswer(makeAnswer([makeKept([marked])]), makeContext());

describe('a card in the terminal', () => {
  it('shows the words, who said them, the story and the whole address', () => {
    expect(draw(answer('“«I was never even asked,»” Reyes said. “«So I said no.»”'))).toBe(
      [
        'Kay Reyes on “tour”',
        '',
        '1 quotation',
        '',
        '  “I was never even asked,” … “So I said no.”',
        '  — Kay Reyes',
        '    The Daily Crumb · 11 March 2025 · Kay Reyes Calls Off the Tour',
        '    https://crumb.example/2025/03/reyes-tour#:~:text=I%20was%20never%20even%20asked,So%20I%20said%20no',
        '',
      ].join('\n'),
    );
  });

  it('sets words that may be another’s apart from those of the person asked after', () => {
    const [sure, unsure] = [
      makeKept(['«Yes.»']),
      makeKept(['«No.»'], { speaker: null, speakerAs: 'she', personId: null }),
    ];
    const apart = 'Perhaps of Kay Reyes; the story leaves it open:\n  “No.”';
    const shown = draw(composeAnswer(makeAnswer([sure, unsure]), makeContext()));
    expect(shown).toContain(apart);
    expect(shown.indexOf('“Yes.”')).toBeLessThan(shown.indexOf(apart));
    const turned = draw(composeAnswer(makeAnswer([unsure, sure]), makeContext()));
    expect(turned).toContain(apart);
    expect(turned).toContain('In the name of Kay Reyes:\n  “Yes.”');
  });

  it('shows times in the form and zone of whoever reads', () => {
    const story = makeStory({ published: '2025-03-11T23:30:00Z' });
    const card = composeAnswer(makeAnswer([makeKept(['«Yes.»'], { story })]), makeContext());
    expect(draw(card, { timeZone: 'Australia/Sydney' })).toContain('12 March 2025');
    expect(draw(card, { locale: 'de-DE' })).toContain('11. März 2025');
  });

  it('keeps the day of a story that has no hour', () => {
    const story = makeStory({ published: '2025-03-11T00:00:00Z' });
    const card = composeAnswer(makeAnswer([makeKept(['«Yes.»'], { story })]), makeContext());
    expect(draw(card, { timeZone: 'America/Los_Angeles' })).toContain('11 March 2025');
  });

  it('writes days without an hour in the form of the others', () => {
    const dates = ['2025-03-11T00:00:00Z', '2025-03-11T12:00:00Z'];
    const kept = dates.map((published) => makeKept(['«Yes.»'], { story: makeStory({ published }) }));
    const shown = draw(composeAnswer(makeAnswer(kept), makeContext()), { locale: 'en-US' });
    expect(shown.match(/· .* 2025 ·/g)).toEqual(['· March 11, 2025 ·', '· March 11, 2025 ·']);
  });

  it.each([
    ['all', '1 quotation, in Treble, from 2019\n\n'],
    ['some', '1 quotation, in Treble, some from 2019\n\n'],
    ['none', '1 quotation, in Treble\nNothing from 2019; other dates:\n'],
  ] as const)('names no date as a bound that does not hold: %s', (dates, words) => {
    const query = makeQuery({
      outlet: 'Treble',
      since: '2019-01-01T00:00:00Z',
      until: '2020-01-01T00:00:00Z',
    });
    const answered = makeAnswer([makeKept(['«Yes.»'])], { query, keeping: { outlet: 'all', dates } });
    expect(draw(composeAnswer(answered, makeContext()))).toContain(words);
  });

  it.each([
    ['2025-06-01T00:00:00Z', '2025-07-01T00:00:00Z', 'from June 2025'],
    ['2025-06-03T00:00:00Z', '2025-06-04T00:00:00Z', 'from 3 June 2025'],
    ['2025-06-03T00:00:00Z', '2025-06-05T00:00:00Z', 'since 3 June 2025, before 5 June 2025'],
    ['2025-06-01T00:00:00Z', null, 'since 1 June 2025'],
    [null, '2025-06-01T00:00:00Z', 'before 1 June 2025'],
  ])('names the dates from %s to %s', (since, until, words) => {
    const query = makeQuery({ since, until });
    const answered = makeAnswer([makeKept(['«Yes.»'])], { query });
    expect(draw(composeAnswer(answered, makeContext()))).toContain(`1 quotation, ${words}\n`);
  });

  it('claims no search for the words of somebody whom nobody knows', () => {
    const query = makeQuery({ people: [], unknownName: 'Xaver Unbekannt', topic: 'goats' });
    const shown = draw(composeAnswer(makeAnswer([], { query }), makeContext()));
    expect(shown).toContain('Nobody in the library is called Xaver Unbekannt.');
    expect(shown).not.toContain('Looked for');
  });

  it('repeats the question that nothing answers, cut to fit', () => {
    const query = makeQuery({ asked: `who\n ate ${'all of it '.repeat(20)}` });
    const [heading = ''] = draw(composeAnswer(makeAnswer([], { query }), makeContext())).split('\n');
    expect(heading).toMatch(/^Nothing found for “who ate all of it .*…”$/);
    expect(heading.length).toBeLessThan(130);
  });

  it('says once what was looked for where words are remembered', () => {
    const query = makeQuery({ people: [], phrase: 'the goat ate it', topic: 'goat ate' });
    const shown = draw(composeAnswer(makeAnswer([], { query }), makeContext()));
    expect(shown).toContain('Looked for quotations with the words the goat ate it.');
  });

  it.each([
    [true, 'Nearest to it in the library:'],
    [false, 'Much quoted here:'],
  ])('calls nothing near that is not: %s', (isNear, words) => {
    const question = {
      text: '',
      reading: 'any',
      person: 'p',
      outlet: null,
      since: null,
      until: null,
    } as const;
    const suggestions = [{ label: 'What Kay Reyes said', question, isNear }];
    expect(draw(composeAnswer(makeAnswer([], { suggestions }), makeContext()))).toContain(words);
  });

  it('uses colours only when told to', () => {
    const card = answer('«Yes.»');
    expect(draw(card)).not.toContain('\u001b');
    expect(draw(card, { colour: true })).toContain('\u001b[1mKay Reyes\u001b[22m');
  });

  it('wraps at spaces and never breaks an address', () => {
    const card = answer(`«${'The goat ate it again. '.repeat(8).trim()}»`);
    const lines = draw(card, { width: 40 }).split('\n');
    expect(lines.filter((line) => line.length > 40)).toEqual([
      expect.stringContaining('https://crumb.example'),
    ]);
    expect(lines.join(' ').replace(/\s+/g, ' ')).toContain('The goat ate it again. '.repeat(8).trim());
  });

  it('says how a button is typed, and leaves out what leads nowhere', () => {
    const card = composeAnswer(makeAnswer([makeKept(['«Yes.»'])], { total: 9 }), makeContext());
    const shown = draw(card, {
      writeCommand: ({ command, page }: { command: string; page: number }) =>
        `soundbite ${command} --page ${page + 1}`,
    });
    expect(shown).toContain('→ Next: soundbite ask --page 2\n');
    expect(shown).not.toContain('Previous');
  });

  it.each([
    ['\u001b[2J\u001b]0;title\u0007', '␛[2J␛]0;title␇'],
    ['back\bspace \u007f \u009b31m', 'back␈space ␡ \ufffd31m'],
    ['over\rwritten', 'over\nwritten'],
    ['\u202ereversed', '\u202ereversed\u202c'],
  ])('lets no control character through: %j', (message, shown) => {
    expect(draw(composeProblem(message))).toBe(`${shown}\n`);
  });

  it('never lets text steer the terminal', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter, maxLength: 200 }), (text) => {
        const shown = draw(answer(`«${text.replace(/[«»]/g, '')}.»`), { width: 60 });
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not come through.
        expect(shown).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
      }),
    );
  });
});
