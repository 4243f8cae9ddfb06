/** A character, or two, that may open or close a quotation where it stands. */
export interface Mark {
  readonly at: number;
  readonly length: number;
  readonly family: 'double' | 'single';
  readonly canOpen: boolean;
  readonly canClose: boolean;
  /** A closing that cannot be an apostrophe: punctuation stands before it. */
  readonly isSureClose: boolean;
}

/** Rows of one mark are ornament: the first alternative takes them whole. */
const markPattern = /(["'“”‘’`«»])\1{3,}|``|''|[“”„‟«»"‘’‚‛'`″＂]/g;
const doubles = new Set(['``', "''", '“', '”', '„', '‟', '«', '»', '"', '″', '＂']);
const elision =
  /^(?:\d0s|em|til|till|cause|tis|twas|twere|n|round|bout|cos|cuz|ello|ere|fraid)(?![\p{L}\p{N}])/iu;
const blank = /[\s ]/u;
const letter = /[\p{L}\p{N}]/u;
const beforeOpening = /[\s([{<―—–\-/“”"‘„«»:*]/u;
const afterClosing = /[\s)\]}>―—–\-/“”"’'‘,.;:!?…«»*]/u;
const surelyEnds = /[.,!?…;:—–\-)\]”"*]/u;

/** Finds every mark of a text and what it can be by its neighbours. One pass, any style. */
export function findMarks(text: string): Mark[] {
  const marks: Mark[] = [];
  for (const match of text.matchAll(markPattern)) {
    const [sign, ornament] = match;
    if (ornament !== undefined) continue;
    const mark = judgeMark(text, match.index, sign);
    if (mark.canOpen || mark.canClose) marks.push(mark);
  }
  return marks;
}

function judgeMark(text: string, at: number, sign: string): Mark {
  const before = at === 0 ? ' ' : text.charAt(at - 1);
  const end = at + sign.length;
  const after = end >= text.length ? ' ' : text.charAt(end);
  const family = doubles.has(sign) ? 'double' : 'single';
  const shared = { at, length: sign.length, family } as const;
  if (family === 'double') return { ...shared, ...judgeDouble(sign, before, after) };
  return { ...shared, ...judgeSingle(sign, before, after, text.slice(end, end + 8)) };
}

function judgeDouble(sign: string, before: string, after: string) {
  const opensHere = !blank.test(after) && beforeOpening.test(before);
  const closesHere = !blank.test(before) && afterClosing.test(after);
  const isInch = /\d/.test(before) && (sign === '"' || sign === '″' || sign === "''");
  const leansOpen = sign === '“' || sign === '„' || sign === '``' || sign === '«';
  const leansClose = sign === '”';
  const canOpen = opensHere || (leansOpen && !closesHere && !blank.test(after));
  const canClose = closesHere || (leansClose && !opensHere);
  return {
    canOpen: canOpen && !(closesHere && leansClose) && !isInch,
    canClose: canClose && !(opensHere && leansOpen),
    isSureClose: canClose && !opensHere,
  };
}

function judgeSingle(sign: string, before: string, after: string, next: string) {
  const opensHere = !blank.test(after) && beforeOpening.test(before) && !elision.test(next);
  const canOpen = opensHere && sign !== '’';
  const canClose = !blank.test(before) && afterClosing.test(after) && sign !== '‘' && sign !== '`';
  const inWord = letter.test(before) && letter.test(after);
  return {
    canOpen: canOpen && !inWord,
    canClose: canClose && !inWord,
    isSureClose: canClose && surelyEnds.test(before),
  };
}
