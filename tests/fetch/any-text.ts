import fc from 'fast-check';

/** Any UTF-16 text at all, control characters and lone surrogates included. fast-check's own takes seconds to set up. */
export const anyText = fc
  .array(fc.oneof(fc.nat(0x7f), fc.nat(0xffff)), { maxLength: 20 })
  .map((units) => String.fromCharCode(...units));
