import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { ConfigError } from '../src/errors.ts';

describe('the ports on which pages may be visited', () => {
  it.each([
    [undefined, []],
    ['', []],
    ['8080', [8080]],
    ['8080, 8443 81', [8080, 8443, 81]],
  ])('set to %j are %j besides the usual', (ports, webPorts) => {
    expect(readConfig(ports === undefined ? {} : { SOUNDBITE_PORTS: ports })).toMatchObject({ webPorts });
  });

  it.each(['all', '0', '70000', '80.5', '8080;8443', '-1'])('are not %j', (ports) => {
    expect(() => readConfig({ SOUNDBITE_PORTS: ports })).toThrow(ConfigError);
    expect(() => readConfig({ SOUNDBITE_PORTS: ports })).toThrow(/SOUNDBITE_PORTS: give port numbers/);
  });
});
