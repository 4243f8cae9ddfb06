import { Chrono, casual } from 'chrono-node/en';

type Parser = (typeof casual.parsers)[number];

/**
 * Chrono for English as it comes, but for its patterns of durations: as printed they take the blanks between two of
 * them in several ways, and all ways of all blanks are tried where a text leads nowhere ("couple days couple days …"
 * took minutes). Here each blank is taken in one way; what they find is the same.
 */
export const linearChrono = new Chrono({
  parsers: casual.parsers.map(takeBlanksOnce),
  refiners: casual.refiners,
});

/** What chrono's patterns of durations hold, and what stands for it here. */
const rewritings = [
  // Between two durations.
  [String.raw`\s{0,5},?(?:\s*and)?\s{0,5}`, String.raw`(?:\s{0,5},)?(?:\s*and)?\s{0,5}`],
  // Blanks stand before and behind a number anyway.
  [String.raw`a?\s{0,2}couple\s{0,2}(?:of)?`, String.raw`(?:a\s{0,2})?couple(?:\s{0,2}of)?`],
] as const;

function takeBlanksOnce(parser: Parser): Parser {
  const rewritten = new Map<RegExp, RegExp>();
  return {
    pattern: (context) => {
      const pattern = parser.pattern(context);
      const known = rewritten.get(pattern) ?? rewrite(pattern);
      rewritten.set(pattern, known);
      return known;
    },
    extract: (context, match) => parser.extract(context, match),
  };
}

function rewrite({ source, flags }: RegExp): RegExp {
  return new RegExp(
    rewritings.reduce((rest, [from, to]) => rest.replaceAll(from, to), source),
    flags,
  );
}
