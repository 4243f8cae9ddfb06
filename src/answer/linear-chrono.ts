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

/** What chrono's patterns have between two durations, and what stands for it here. */
const between = {
  printed: String.raw`\s{0,5},?(?:\s*and)?\s{0,5}`,
  here: String.raw`(?:\s{0,5},)?(?:\s*and)?\s{0,5}`,
} as const;

/** What they have for "a couple of"; blanks stand behind it anyway, and before it where it is not the first duration. */
const couple = {
  printed: String.raw`a?\s{0,2}couple\s{0,2}(?:of)?`,
  first: String.raw`a?\s{0,2}couple(?:\s{0,2}of)?`,
  later: String.raw`(?:a\s{0,2})?couple(?:\s{0,2}of)?`,
} as const;

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
  const durations = source
    .split(between.printed)
    .map((part, at) => part.replaceAll(couple.printed, at === 0 ? couple.first : couple.later));
  return new RegExp(durations.join(between.here), flags);
}
