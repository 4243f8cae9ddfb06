import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findLanguage } from '../../src/extract/index.ts';

const english =
  'The goat walked into the studio and asked for a lamp, and nobody in the crew knew what to say to it, so they gave it one. It was a good lamp, and the goat was happy with it for the rest of the week.';
const spanish =
  'La cabra entró en el estudio y pidió una lámpara, y nadie del equipo sabía qué decirle, así que le dieron una. Era una buena lámpara y la cabra estuvo contenta con ella durante el resto de la semana.';
const german =
  'Die Ziege kam in das Studio und bat um eine Lampe, und niemand in der Mannschaft wusste, was man ihr sagen sollte, also gab man ihr eine. Es war eine gute Lampe, und die Ziege war für den Rest der Woche zufrieden.';
const names = 'Odile Marchetti, Bram Vandersloot, Kay Reyes, Jo Lind, Glossfront, Limelight Weekly';

describe('the language of a story', () => {
  it.each([
    ['English', english, null, 'en'],
    ['English, whatever the page states', english, 'de', 'en'],
    ['Spanish', spanish, null, 'es'],
    ['Spanish, whatever the page states', spanish, 'en-US', 'es'],
    ['German', german, 'de_DE', 'de'],
    ['Russian by its letters', 'Коза вошла в студию и попросила лампу.', null, 'ru'],
    ['what the page states, where letters are shared', 'Коза зайшла до студії.', 'uk', 'uk'],
    ['Japanese by its letters', 'ヤギがスタジオに入ってきて、ランプを求めた。', null, 'ja'],
    ['what the page states, where there are only names', names, 'en', 'en'],
    ['not known, where nothing tells', names, null, null],
  ])('is %s', (_what, text, stated, code) => expect(findLanguage([text], stated)).toBe(code));

  it('is a code or null for any text', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), fc.option(fc.string()), (lines, stated) => {
        expect(findLanguage(lines, stated) ?? 'en').toMatch(/^[a-z]{2,3}$/);
      }),
    );
  });
});
