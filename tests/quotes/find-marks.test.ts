import { describe, expect, it } from 'vitest';
import { findRuns } from '../../src/quotes/text/find-runs.ts';
import { inventStory } from './invented-story.ts';

/** Gives what stands between marks, paragraph by paragraph. */
function listRuns(...lines: readonly string[]): string[] {
  return findRuns(inventStory(lines)).map(
    ({ paragraph, start, end }) => lines[paragraph]?.slice(start, end) ?? '',
  );
}

type Row = [name: string, lines: readonly string[], runs: readonly string[]];

function check(rows: readonly Row[]): void {
  it.each(rows)('%s', (_name, lines, runs) => {
    expect(listRuns(...lines)).toEqual(runs);
  });
}

describe('one style of marks', () => {
  check([
    ['straight', ['"I quit," Kay said. "Now."'], ['I quit,', 'Now.']],
    ['curly', ['“I quit,” Kay said. “Now.”'], ['I quit,', 'Now.']],
    ['British single, curly', ['‘I quit,’ Kay said. ‘Now.’'], ['I quit,', 'Now.']],
    ['British single, straight', ["'I quit,' Kay said. 'Now.'"], ['I quit,', 'Now.']],
    ['guillemets', ['«I quit,» Kay said. «Now.»'], ['I quit,', 'Now.']],
    ['guillemets with blanks', ['« I quit », Kay said. «\u00a0Now.\u00a0»'], ['I quit', 'Now.']],
    ['guillemets pointing inwards', ['»I quit«, Kay said. »Now.«'], ['I quit', 'Now.']],
    ['single guillemets', ['‹I quit,› Kay said. ‹Now.›'], ['I quit,', 'Now.']],
    ['low and high', ['„I quit,“ Kay said. „Now.“'], ['I quit,', 'Now.']],
    ['low and high, both curling back', ['„I quit,” Kay said. „Now.”'], ['I quit,', 'Now.']],
    ['low and high, single', ['‚I quit,‘ Kay said. ‚Now.‘'], ['I quit,', 'Now.']],
    ['doubled apostrophes', ["''I quit,'' Kay said. ''Now.''"], ['I quit,', 'Now.']],
    ['doubled curly apostrophes', ['‘‘I quit,’’ Kay said. ‘‘Now.’’'], ['I quit,', 'Now.']],
    ['as TeX writes them', ["``I quit,'' Kay said. ``Now.''"], ['I quit,', 'Now.']],
    ['a backtick and an apostrophe', ["`I quit,' Kay said. `Now.'"], ['I quit,', 'Now.']],
    ['the wrong way round', ['”I quit,“ Kay said. ”Now.“'], ['I quit,', 'Now.']],
    ['closing marks on both sides', ['”I quit,” Kay said. ”Now.”'], ['I quit,', 'Now.']],
    ['opening marks on both sides', ['“I quit,“ Kay said. “Now.“'], ['I quit,', 'Now.']],
    ['primes', ['″I quit,″ Kay said.'], ['I quit,']],
    ['full width', ['＂I quit,＂ Kay said.'], ['I quit,']],
    ['corner brackets', ['「I quit」 Kay said. 『Now』'], ['I quit', 'Now']],
    ['after a bracket and before a dash', ['Kay (“I quit”) left—“now”—for good.'], ['I quit', 'now']],
    ['a blank before the closing mark', ['"I quit. " Kay said. "Now. "'], ['I quit.', 'Now.']],
  ]);
});

describe('several styles', () => {
  check([
    [
      'in one story',
      ['"I quit," Kay said.', '“Good,” Lou said.', '«Why?» Ann said.', '‘Dunno,’ Kay said.'],
      ['I quit,', 'Good,', 'Why?', 'Dunno,'],
    ],
    ['straight to open, curly to close', ['"I quit,” Kay said.'], ['I quit,']],
    ['curly to open, straight to close', ['“I quit," Kay said. “Now."'], ['I quit,', 'Now.']],
    ['two apostrophes to close', ["“I quit,'' Kay said."], ['I quit,']],
  ]);
});

describe('marks within marks', () => {
  check([
    ['single in double', ['“He said ‘never’ and left,” Kay said.'], ['He said ‘never’ and left,']],
    ['double in single', ['‘He said “never” and left,’ Kay said.'], ['He said “never” and left,']],
    [
      'straight single in straight double',
      ['"He said \'never\' and left," Kay said.'],
      ["He said 'never' and left,"],
    ],
    [
      'two levels',
      ['“He said, ‘I saw “The Lemon Tree” twice,’ and left,” Kay said. “Now.”'],
      ['He said, ‘I saw “The Lemon Tree” twice,’ and left,', 'Now.'],
    ],
    [
      'two levels from single',
      ['‘He said, “I saw ‘The Lemon Tree’ twice,” and left,’ Kay said.'],
      ['He said, “I saw ‘The Lemon Tree’ twice,” and left,'],
    ],
    ['closing together', ['“He said, ‘Never.’” Kay left.'], ['He said, ‘Never.’']],
    ['closing together, straight', ['"He said, \'Never.\'" Kay left. "Now."'], ["He said, 'Never.'", 'Now.']],
    [
      'closing together, with a blank between',
      ['"He said, \'Never.\' " Kay left. "Now."'],
      ["He said, 'Never.'", 'Now.'],
    ],
    ['opening together', ['“‘Never,’ he said,” Kay said.'], ['‘Never,’ he said,']],
    [
      'curly double within curly double',
      ['“He said “never” and left,” Kay said.'],
      ['He said “never” and left,'],
    ],
    ['guillemets outside', ['«He said “never” and left,» Kay said.'], ['He said “never” and left,']],
  ]);
});

describe('apostrophes and other signs that are no marks', () => {
  check([
    ['in words', ["'I'd quit, but it's Kay's,' Lou said."], ["I'd quit, but it's Kay's,"]],
    ['of decades', ["'It was the '90s, not the '80s,' Kay said."], ["It was the '90s, not the '80s,"]],
    ['of decades, opening the wrong way', ['‘It was the ‘90s,’ Kay said. It was ‘74.'], ['It was the ‘90s,']],
    [
      'of elisions',
      ["'Get 'em, rock 'n' roll, 'til it's over,' Kay said."],
      ["Get 'em, rock 'n' roll, 'til it's over,"],
    ],
    [
      'of dropped endings',
      ["'I'm goin' home, nothin' doin',' Kay said."],
      ["I'm goin' home, nothin' doin',"],
    ],
    [
      'of plural possessives',
      ['‘The lads’ room is the girls’ room,’ Kay said.'],
      ['The lads’ room is the girls’ room,'],
    ],
    ['of plural possessives outside', ["The lads' van broke. 'Good,' Kay said."], ['Good,']],
    ['with no marks at all', ["The girls' '90s songs weren't the lads'."], []],
    ['inches and feet', ['The 6\'2" drummer bought a 40" lamp. "I am tall," Kay said.'], ['I am tall,']],
    ['inches within', ['"It is 40" wide and hums," Kay said.'], ['It is 40" wide and hums,']],
    ['minutes and seconds', ['She ran it in 4′30″. “Fast,” Lou said.'], ['Fast,']],
    ['a row of them is an ornament', ['"""""" "I quit," Kay said.'], ['I quit,']],
  ]);
});

describe('the number of a note behind marks', () => {
  check([
    [
      'in square brackets',
      ['He said, "I never knew."[14] "Nor I,"[3] Kay said.'],
      ['I never knew.', 'Nor I,'],
    ],
    ['bare', ['Kay said "it rained."3 Then "it snowed."4'], ['it rained.', 'it snowed.']],
    ['raised', ['Kay said "it rained."² Then ‘it froze.’³'], ['it rained.', 'it froze.']],
    ['single', ["'It froze,'5 Kay said."], ['It froze,']],
    ['what opens before a figure', ['Kay sold "12 Men" and "[sic]".'], ['12 Men', '[sic]']],
  ]);
});

describe('marks that never close', () => {
  check([
    ['to the end of the paragraph', ['Kay said: “I quit.', 'Lou left.'], ['I quit.']],
    ['with another opening after', ['“I quit, Kay said. “Now.”'], ['Now.']],
    ['a stray opening', ['Kay left. " Then she said, "I quit."'], ['I quit.']],
    [
      'paragraphs that each open',
      ['Kay said: “I quit.', '“I mean it.', '“Now.”', '“Good,” Lou said.'],
      ['I quit.', 'I mean it.', 'Now.', 'Good,'],
    ],
    [
      'paragraphs that each open, straight',
      ['Kay said: "I quit.', '"I mean it.', '"Now."'],
      ['I quit.', 'I mean it.', 'Now.'],
    ],
    [
      'paragraphs that each open, single',
      ['Kay said: ‘I quit.', '‘I mean it.', '‘Now.’'],
      ['I quit.', 'I mean it.', 'Now.'],
    ],
    ['a last paragraph that only closes', ['Kay said: “I quit.', 'I mean it.”'], ['I quit.', 'I mean it.']],
    ['a stray closing', ['I quit.” Kay left. “Now,” she said.'], ['Now,']],
  ]);
});
