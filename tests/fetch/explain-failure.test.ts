import { describe, expect, it } from 'vitest';
import { RefusedAddressError } from '../../src/errors.ts';
import { explainFailure } from '../../src/fetch/web/explain-failure.ts';

const attempt = { url: 'https://news.example/goat', timeoutMs: 20_000, sizeBytesMax: 5e6, isStopping: false };
const coded = (code: string) => Object.assign(new Error('Deep inside'), { code });

describe('explainFailure', () => {
  it.each([
    ['CERT_HAS_EXPIRED', /goat has no valid certificate \(CERT_HAS_EXPIRED\), .* Check the address/],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', /has no valid certificate/],
    ['SELF_SIGNED_CERT_IN_CHAIN', /has no valid certificate/],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', /has no valid certificate/],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', /has no valid certificate/],
    ['ERR_TLS_CERT_ALTNAME_INVALID', /has no valid certificate/],
    ['ERR_SSL_WRONG_VERSION_NUMBER', /no secure connection to news\.example comes about/],
    ['EPROTO', /no secure connection/],
    ['ENOTFOUND', /there is no host named news\.example\. Check/],
    ['EAI_AGAIN', /cannot be looked up at the moment\. Check the network/],
    ['ECONNREFUSED', /news\.example refuses connections\./],
    ['EHOSTUNREACH', /news\.example cannot be reached\./],
    ['ENETUNREACH', /cannot be reached\./],
    ['ETIMEDOUT', /cannot be reached\./],
    ['UND_ERR_CONNECT_TIMEOUT', /cannot be reached\./],
    ['ECONNRESET', /broke off: news\.example closed the connection/],
    ['UND_ERR_SOCKET', /broke off/],
    ['Z_DATA_ERROR', /came damaged/],
    ['ESOMETHING', /cannot be fetched \(ESOMETHING\)\. Check the address, or try again later\./],
  ])('says for %s what failed and what to do', (code, message) => {
    const thrown = coded(code);
    const error = explainFailure(thrown, attempt);
    expect(error.message).toMatch(message);
    expect(error).toMatchObject({ name: 'FetchError', url: attempt.url, cause: thrown });
  });

  it('finds the reason behind several attempts, and behind a wrapper', () => {
    const several = new AggregateError([coded('ECONNREFUSED'), coded('ENETUNREACH')]);
    expect(explainFailure(several, attempt).message).toMatch(/refuses connections/);
    const wrapped = new Error('Outside', { cause: coded('ENOTFOUND') });
    expect(explainFailure(wrapped, attempt).message).toMatch(/there is no host named/);
  });

  it('leaves alone what is explained already', () => {
    const refused = new RefusedAddressError('http://10.0.0.1/', 'Refused.');
    expect(explainFailure(refused, attempt)).toBe(refused);
  });

  it.each([new Error('connect 10.0.0.7:443'), '10.0.0.7'])(
    'keeps the words of what it does not know to the cause: %s',
    (thrown) =>
      expect(explainFailure(thrown, attempt)).toMatchObject({
        message: 'https://news.example/goat cannot be fetched. Check the address, or try again later.',
        cause: thrown,
      }),
  );
});
