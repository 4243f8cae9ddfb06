import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { ConfigError } from '../src/errors.ts';

describe('the ports on which pages may be visited', () => {
  it.each([
    [undefined, []],
    ['', []],
    ['8080', [8080]],
    ['  ', []],
    ['8080, 8443 81', [8080, 8443, 81]],
    [' 8080,\n', [8080]],
  ])('set to %j are %j besides the usual', (ports, webPorts) => {
    expect(readConfig(ports === undefined ? {} : { SOUNDBITE_PORTS: ports })).toMatchObject({ webPorts });
  });

  it.each(['all', '0', '70000', '80.5', '8080;8443', '-1', ',', '0x50', '1e3'])('are not %j', (ports) => {
    expect(() => readConfig({ SOUNDBITE_PORTS: ports })).toThrow(ConfigError);
    expect(() => readConfig({ SOUNDBITE_PORTS: ports })).toThrow(/SOUNDBITE_PORTS: give port numbers/);
  });
});

describe('the servers whose managers may change the library', () => {
  const [one, other] = ['123456789012345678', '223456789012345678'];

  it.each([
    [undefined, null],
    ['', null],
    [one, [one]],
    [` ${one}, ${other},`, [one, other]],
  ])('set to %j are %j', (servers, managingServers) => {
    const env = servers === undefined ? {} : { SOUNDBITE_SERVERS: servers };
    expect(readConfig(env)).toMatchObject({ managingServers });
  });

  // Nothing of these may be taken for any server.
  it.each(['none', ',', '12', `${one};${other}`, `${one} x`])('are not %j', (servers) => {
    expect(() => readConfig({ SOUNDBITE_SERVERS: servers })).toThrow(/SOUNDBITE_SERVERS: give the ids/);
  });
});
