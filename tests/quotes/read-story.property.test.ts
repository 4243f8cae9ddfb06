import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Span, Story } from '../../src/domain.ts';
import { loadLexicons, readStory } from '../../src/quotes/index.ts';
import { anyCharacter } from '../any-character.ts';
import { startStopwatch } from '../start-stopwatch.ts';
import { inventStory } from './invented-story.ts';

const lexicons = loadLexicons();

const anyText = fc.array(
  fc.oneof(
    fc.string({ unit: anyCharacter, maxLength: 20 }),
    fc.constantFrom(
      ...[
        '“',
        '”',
        '‘',
        '’',
        '"',
        "'",
        '``',
        "''",
        '«',
        '»',
        ' ',
        '. ',
        ', ',
        ': ',
        '—',
        '\u202e',
        '\u0000',
        '\ud800',
        '5\'10"',
      ],
      ...[
        'Kay Reyes',
        'she said',
        'said Lou Finch',
        'an insider',
        'the dad of two, 46,',
        '@kay',
        'according to',
        'It read',
        'Her statement in full:',
      ],
    ),
  ),
  { maxLength: 30 },
);
const anyStory = fc
  .record({
    title: fc.string(),
    paragraphs: fc.array(
      anyText.map((parts) => parts.join('')),
      { maxLength: 8 },
    ),
  })
  .map(({ title, paragraphs }) => inventStory(paragraphs, title));

/** Lines of an interview in any order, so that most have answers without marks; some stories set them as block quotes. */
const anyInterview = fc
  .record({
    lines: fc.array(
      fc.oneof(
        anyText.map((parts) => parts.join('')),
        fc.constantFrom(
          'Q: Why do you say so?',
          'KAY REYES: I said “no,” and he said, “Fine.” We left.',
          'Lou: My lamp hums, and I like that.',
          'Why did you leave?',
          'I left. My cat did too.',
          'Kay Reyes',
          'Her statement in full:',
          '— Kay Reyes (@kay)',
        ),
      ),
      { maxLength: 24 },
    ),
    blockQuotes: fc.uniqueArray(fc.nat(23)),
    boldLines: fc.uniqueArray(fc.nat(23)),
  })
  .map(({ lines, ...layout }) => ({
    ...inventStory(['Kay Reyes and Lou Finch sat down with us.', ...lines], 'Kay Reyes on Lamps'),
    layout,
  }));

/** Sentences that can follow one another in any order, with straight double marks. */
const sentences = [
  'Kay Reyes, 46, left on Monday.',
  '"I never liked the lamp," Kay Reyes said. "It hummed."',
  '"We will see," she added.',
  'An insider said the tour was "on ice."',
  'Lou Finch, the drummer, disagreed: "The lamp was fine."',
  'The singer called him "a moth".',
  'Her film "The Lemon Tree" opens in May.',
  '"Never," he replied.',
];
/** Turns whose answers have no marks. */
const interview = [
  ['We met Kay Reyes in Hull.'],
  ['Q: Why lamps?'],
  ['Kay: They hum.', 'I said "no" to the stool.'],
  ['Q: And now?'],
  ['Kay: I rest.', 'Lou Finch said, "Good," and I left.'],
  ['Her statement reads in full:'],
  ['I quit.', 'We had nine good years.'],
];
const anyProse = fc
  .tuple(
    fc.array(fc.array(fc.constantFrom(...sentences), { minLength: 1, maxLength: 3 }), {
      minLength: 1,
      maxLength: 6,
    }),
    fc.constantFrom([], interview),
  )
  .map(([prose, turns]) => [...prose, ...turns]);

const speakers = (story: Story) =>
  readStory(story, lexicons).quotations.map(({ speaker, contents }) => [speaker, contents.length]);

const stories = resolve(import.meta.dirname, '../../data/stories');
const sampleStories = readdirSync(stories)
  .filter((file) => file.endsWith('.json'))
  .map((file) => JSON.parse(readFileSync(resolve(stories, file), 'utf8')) as { paragraphs: string[] })
  .map(({ paragraphs }) => paragraphs);

const listSaid = (story: Story) =>
  readStory(story, lexicons).quotations.map(({ contents, speaker, confidence }) => ({
    words: contents.map(({ paragraph, start, end }) => story.paragraphs[paragraph]?.slice(start, end) ?? ''),
    speaker,
    confidence,
  }));

describe('reading any text', () => {
  it('never throws, and gives spans that are inside, in order and never overlap', () => {
    let answers = 0;
    fc.assert(
      fc.property(fc.oneof(anyStory, anyInterview), (story) => {
        const { quotations } = readStory(story, lexicons);
        answers += quotations.filter(({ kind }) => kind === 'answer').length;
        const inOrder = (a: Span, b: Span) => a.paragraph - b.paragraph || a.start - b.start;
        for (const { contents } of quotations) expect(contents).toEqual(contents.toSorted(inOrder));
        const firsts = quotations.map(({ contents }) => contents[0]);
        expect(firsts).toEqual(firsts.toSorted(inOrder));
        let last = { paragraph: 0, end: 0 };
        for (const span of quotations.flatMap(({ contents }) => contents).sort(inOrder)) {
          expect(span.start).toBeLessThan(span.end);
          expect(span.end).toBeLessThanOrEqual(story.paragraphs[span.paragraph]?.length ?? -1);
          if (span.paragraph === last.paragraph) expect(span.start).toBeGreaterThanOrEqual(last.end);
          last = span;
        }
      }),
      { numRuns: 400 },
    );
    expect(answers).toBeGreaterThan(0);
  });

  it('states a confidence between 0 and 1 and gives every quotation an id of its own', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const { quotations } = readStory(story, lexicons);
        for (const { confidence } of quotations) expect(confidence >= 0 && confidence <= 1).toBe(true);
        expect(new Set(quotations.map(({ id }) => id)).size).toBe(quotations.length);
      }),
    );
  });

  it('reads the same story the same way twice', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        expect(readStory(story, lexicons)).toEqual(readStory(story, lexicons));
      }),
    );
  });
});

describe('the speaker of a quotation', () => {
  it('does not depend on white space', () => {
    fc.assert(
      fc.property(anyProse, (prose) => {
        const narrow = inventStory(prose.map((lines) => lines.join(' ')));
        const wide = inventStory(prose.map((lines) => `  ${lines.join('  ').replaceAll(' ', '  ')} `));
        expect(speakers(wide)).toEqual(speakers(narrow));
      }),
    );
  });

  it.each([
    ['two blanks for each', '  '],
    ['no-break spaces', '\u00a0'],
    ['tabs', '\t'],
    ['line ends', '\n'],
  ])('is the same in every sample story with %s, and its words are as printed', (_, blank) => {
    const widen = (text: string) => text.replaceAll(' ', blank);
    for (const paragraphs of sampleStories) {
      const wide = inventStory(paragraphs.map((text) => blank + widen(text) + blank));
      const narrow = listSaid(inventStory(paragraphs));
      expect(narrow.length).toBeGreaterThan(0);
      expect(listSaid(wide)).toEqual(narrow.map((said) => ({ ...said, words: said.words.map(widen) })));
    }
  });

  it('does not depend on whether marks are straight or curly', () => {
    fc.assert(
      fc.property(anyProse, (prose) => {
        const straight = inventStory(prose.map((lines) => lines.join(' ')));
        const curly = inventStory(straight.paragraphs.map((text) => text.replace(/"([^"]*)"/g, '“$1”')));
        expect(speakers(curly)).toEqual(speakers(straight));
      }),
    );
  });

  it('does not depend on how paragraphs are numbered', () => {
    fc.assert(
      fc.property(anyProse, (prose) => {
        const dense = inventStory(prose.map((lines) => lines.join(' ')));
        const spaced = inventStory(dense.paragraphs.flatMap((text) => ['', text, ' ']));
        expect(speakers(spaced)).toEqual(speakers(dense));
      }),
    );
  });

  it('keeps a quotation under its id when other parts of the story change', () => {
    const before = readStory(inventStory(['“I quit,” said Kay Reyes.', '“Good,” said Lou Finch.']), lexicons);
    const after = readStory(
      inventStory(['It rained.', '“Oh,” said Ann Poe.', '“I quit,” said Kay Reyes.']),
      lexicons,
    );
    expect(after.quotations[1]?.id).toBe(before.quotations[0]?.id);
  });
});

describe('time', () => {
  /** Generous for a loaded machine; what grows with the square of the text takes minutes. */
  const timeMs = 20_000;

  it.each([
    ['10,000 marks that never close', ['Kay said “a b c '.repeat(10_000)]],
    ['10,000 single marks that never close', ["Kay said 'a b c ".repeat(10_000)]],
    ['10,000 single quotations in one sentence', ['Kay said ‘it’s the lads’ room '.repeat(10_000)]],
    [
      'one paragraph of 1 MB',
      ['The quick Kay Reyes said that it was fine and "good enough," she added. '.repeat(13_000)],
    ],
    ['marks within marks, 20,000 deep', [`${'“‘'.repeat(20_000)}x${'’”'.repeat(20_000)}`]],
    [
      '20,000 turns of an interview',
      Array.from({ length: 20_000 }, (_, at) => (at % 2 ? `Kay${at}: I rest. My cat too.` : 'Q: And you?')),
    ],
    [
      '20,000 posts of a thread',
      Array.from({ length: 20_000 }, (_, at) => (at % 2 ? 'I said, "Mine is worse."' : `kay${at} wrote:`)),
    ],
    [
      '20,000 lines of a conversation',
      Array.from(
        { length: 20_000 },
        (_, at) => `${at % 2 ? 'Reyes' : 'Finch'}: I said "No." You said "Yes."`,
      ),
    ],
    [
      '20,000 statements',
      Array.from({ length: 20_000 }, (_, at) => (at % 2 ? 'I quit.' : 'The note in full:')),
    ],
    [
      '20,000 short paragraphs',
      Array.from({ length: 20_000 }, (_, at) => `"It is ${at}," said the singer. She left.`),
    ],
    [
      '30,000 people of one first name, half of them called by it alone',
      Array.from({ length: 30_000 }, (_, at) => (at % 2 ? 'Kay said, "I go."' : `Kay Reyes${at} left.`)),
    ],
    [
      '5,000 pairs, and what each of them says',
      Array.from({ length: 5000 }, (_, at) => `Kay A${at} and Lou B${at} left. They said, "We go."`),
    ],
    [
      '30,000 quotations in a sentence of a story told by an I',
      ['I sat.', 'he near “a b c” beside me '.repeat(30_000)],
    ],
    ['half a million marks', ['"'.repeat(500_000)]],
  ])(
    'stays linear for %s',
    (_name, paragraphs) => {
      const elapsed = startStopwatch();
      readStory(inventStory(paragraphs), lexicons);
      expect(elapsed()).toBeLessThan(timeMs);
    },
    60_000,
  );
});
