import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadVocabulary, understandQuestion } from '../../src/answer/index.ts';
import { rankCandidates } from '../../src/answer/rank-candidates.ts';
import type { Library } from '../../src/library/index.ts';
import { openSmallLibrary } from './small-library.ts';

const places = ['words', 'beside', 'passage', 'before', 'title', 'after', 'lead', 'body'];
const vocabulary = loadVocabulary();
const now = new Date('2026-11-22T10:00:00Z');

describe('what speaks for a quotation', () => {
  let library: Library;
  beforeAll(async () => {
    library = await openSmallLibrary();
  });
  afterAll(() => library.close());

  const rank = async (text: string, of = library) => {
    const question = {
      text,
      reading: 'topic',
      person: null,
      outlet: null,
      since: null,
      until: null,
    } as const;
    const context = { library: of, now, vocabulary };
    const { ranked } = await rankCandidates(await understandQuestion(question, context), context);
    return ranked.map(({ kept, evidence }) => ({ id: kept.quotation.id, evidence: evidence ?? {} }));
  };

  it.each([
    'what did rowan ashby-teague say about losing shoes',
    'anything about the rain at the wedding in 2025',
    'fan reactions to paper moon in People last year',
    'what did the source reply about the candle',
    'okafor',
  ])('is told in numbers from 0 to 3, more the farther off words may be met: %s', async (text) => {
    const ranked = await rank(text);
    expect(ranked.length).toBeGreaterThan(0);
    for (const { evidence } of ranked) {
      for (const [name, amount] of Object.entries(evidence)) {
        expect(amount, name).toBeGreaterThanOrEqual(0);
        expect(amount, name).toBeLessThanOrEqual(3);
      }
      for (const kind of ['met', 'met exactly', 'rare met']) {
        const upTo = places.map((place) => evidence[`${kind} up to ${place}`] ?? -1);
        expect(upTo).toEqual([...upTo].sort((a, b) => a - b));
      }
    }
  });

  it.each([
    ['what was said about the sailor', 'wedding-1', 'met exactly up to words', 1],
    ['what was said about the cake', 'wedding-1', 'met exactly up to words', 0],
    ['what was said about the cake', 'wedding-1', 'met exactly up to beside', 1],
    ['what did the source say about the candle', 'lawsuit-1', 'of the role', 2],
    ['what did the source say about the cake', 'wedding-1', 'not of the role', 2],
    ['what did marguerite okafor tell Glitterbox about the candle', 'lawsuit-0', 'another outlet', 3],
    ['what did zoë maréchal reply to rowan ashby-teague on shoes', 'tour-2', 'follows whom it is about', 1],
    ['what did zoë maréchal reply to rowan ashby-teague on shoes', 'tour-2', 'answers whom it is about', 1],
    ['what did zoë maréchal say of rowan ashby-teague on shoes', 'tour-2', 'answers whom it is about', 0],
    ['did samuel okafor reply to lucien teague', 'wedding-1', 'follows whom it is about', 0],
    ['what did samuel okafor say about piet hollander', 'wedding-1', 'tells nothing of whom it is about', 1],
    ['what did zoë maréchal say about rowan ashby-teague', 'tour-2', 'tells nothing of whom it is about', 0],
    ['what did her brother say about marguerite okafors cake', 'wedding-0', 'of whose role it is', 1],
    ['what did her brother say about marguerite okafors cake', 'wedding-1', 'of whose role it is', 0],
    ['what was said about losing shoes', 'tour-0', 'doing lacking up to words', 0],
    ['what was said about losing candles', 'tour-2', 'doing lacking up to words', 0],
    ['what was said about buying candles', 'lawsuit-0', 'doing lacking up to words', 1],
  ])('of “%s”, for %s: %s is %d', async (text, id, name, amount) => {
    const found = (await rank(text)).find((one) => one.id === id);
    expect(found?.evidence[name]).toBe(amount);
  });

  it('meets the noun of who is to speak in nouns for somebody only', async () => {
    const published = '2025-03-11T09:00:00Z';
    const lines = ['By noon the swans had unionized.', 'The union is on the lake.'].map((words) => ({
      speaker: 'Anna Hart',
      text: `On the strike Hart said: “${words}”`,
    }));
    const lake = await openSmallLibrary([
      { id: 'lake', outlet: 'Glitterbox', published, title: 'Swan', lines },
    ]);
    const ranked = await rank('what did the union say about the strike', lake);
    const metBy = (id: string) => ranked.find((one) => one.id === id)?.evidence['count up to words'];
    expect([metBy('lake-0'), metBy('lake-1')]).toEqual([0, 1]);
    await lake.close();
  });
});
