/** Where copies of quick pages stand, and the publisher's own address within: `c/s/` before it means https. */
const wrappers = [
  /^https?:\/\/[^/]+\.cdn\.ampproject\.org\/[a-z]\/(?<secure>s\/)?(?<address>[^/]+\.[^/]+\/?.*)$/i,
  /^https?:\/\/(?:www\.)?google\.[a-z.]+\/amp\/(?<secure>s\/)?(?<address>[^/]+\.[^/]+\/?.*)$/i,
];

/** Gives the publisher's own address of a page that is named by a cache's copy of it; any other address as it is. */
export function unwrapAddress(address: string): string {
  for (const wrapper of wrappers) {
    const parts = wrapper.exec(address)?.groups;
    if (parts) return `${parts['secure'] ? 'https' : 'http'}://${parts['address']}`;
  }
  return address;
}
