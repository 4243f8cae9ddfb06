/**
 * Gives an address as printed where a link can hold it so, else in its encoded form; null for what is no web
 * address, such as a file's.
 */
export function toWebAddress(printed: string): string | null {
  if (!URL.canParse(printed)) return null;
  const { href, protocol } = new URL(printed);
  if (protocol !== 'https:' && protocol !== 'http:') return null;
  return /^[!-~]+$/.test(printed) ? printed : href;
}
