import fc from 'fast-check';
import { anyCharacter } from './any-character.ts';

const piece = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...'abcdexyzABCXYZ0189', ..."-._~!$&'()*+,;=:@") },
  { weight: 1, arbitrary: anyCharacter.map((character) => encodeURIComponent(character)) },
);
const word = fc.string({ unit: piece });
const after = (mark: string, characters: string) =>
  fc
    .option(fc.string({ unit: fc.oneof(piece, fc.constantFrom(...characters)) }), { nil: null })
    .map((text) => (text === null ? '' : mark + text));

/** Any web address: of any host and path, with and without a query and a fragment. */
export const anyAddress: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom('http', 'https'),
    fc.webAuthority(),
    fc.array(word.map((text) => `/${text}`)).map((parts) => parts.join('')),
    after('?', '/?'),
    after('#', '/?'),
  )
  .map(([scheme, authority, path, query, fragment]) => `${scheme}://${authority}${path}${query}${fragment}`);
