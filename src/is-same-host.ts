/**
 * Tells whether two addresses are of one host, its variants for phones and for quick pages included. A shared ending is
 * not enough: under `github.io` or `blogspot.com` every name has another owner.
 */
export function isSameHost(one: URL, other: URL): boolean {
  return bareHost(one) === bareHost(other) && one.port === other.port;
}

/** What is left has a dot: `m.com` is a host of its own. */
function bareHost({ hostname }: URL): string {
  return hostname.replace(/^(?:(?:www|amp|m|mobile)\.)+(?=[^.]+\.)/, '');
}
