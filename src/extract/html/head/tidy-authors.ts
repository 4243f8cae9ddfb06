import { readLexicon } from '../../../words/index.ts';
import { tidyLine } from '../../tidy-line.ts';

/** Longer than any name with its titles: a sentence about the author. */
const nameLengthMax = 60;
const notNames =
  /^(?:(?:\S+ )?admin|administrator|editor|staff|webmaster|guest|anonymous|unknown|null|undefined|written|written by|by|author|user)$/i;

/** Gives the authors as one line, names parted by commas; null when none of the claims is a name. */
export function tidyAuthors(claims: readonly string[], outlet: string | null): string | null {
  const names = claims
    .map((claim) => tidyName(claim, outlet))
    .filter((name) => isName(name) && !isSame(name, outlet));
  return [...new Set(names)].join(', ') || null;
}

function tidyName(claim: string, outlet: string | null): string {
  return dropOutlet(tidyLine(claim), outlet)
    .replace(
      /^(?:posted |written |published |words |story |analysis |interview |opinion |reporting )?by:?\s+/i,
      '',
    )
    .replace(dateTail, '')
    .replace(roleTail, '')
    .replace(/^[,;|\s]+|[,;|\s]+$/g, '');
}

/** "Kay Reyes, The Daily Bleat" names one author, and for whom she wrote. */
function dropOutlet(claim: string, outlet: string | null): string {
  const rest = outlet === null || outlet.length >= claim.length ? '' : claim.slice(0, -outlet.length);
  const isThere = outlet !== null && isSame(claim.slice(rest.length), outlet);
  return isThere && /[,|–—-]\s*$/.test(rest) ? rest.replace(/[\s,|–—-]+$/, '') : claim;
}

/** A byline's own element often holds the date too, with no space between. */
const dateTail =
  /[\s,|·•-]*(?:\d|(?:january|february|march|april|may|june|july|august|september|october|november|december)(?:\s*\d|$)).*$/iu;

/** "Kay Reyes, Senior Entertainment Reporter" names one author, and what she is. */
const roleTail = new RegExp(
  `\\s*[,|–—]\\s*(?:\\p{L}+[\\s-]+){0,3}(?:${readLexicon('author-roles').join('|')})s?$`,
  'iu',
);

function isName(name: string): boolean {
  return (
    name !== '' &&
    name.length <= nameLengthMax &&
    /\p{L}/u.test(name) &&
    !notNames.test(name) &&
    !/https?:/.test(name)
  );
}

function isSame(name: string, outlet: string | null): boolean {
  return outlet !== null && name.toLowerCase() === outlet.toLowerCase();
}
