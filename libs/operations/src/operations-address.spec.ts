import { describe, expect, it } from '@jest/globals';
import { serviceSettings, readSettings, type Environment } from '@shop/service';
import { operationsAddress } from './operations-address.js';

const settings = serviceSettings({ name: 'demo', httpPort: 3009 });

function listener(environment: Environment) {
  return operationsAddress(readSettings(settings, environment));
}

describe('the port of operations', () => {
  it('is ten above that of the service, with the token that everybody knows, on a loopback address', () => {
    expect(listener({})).toEqual({ host: '127.0.0.1', port: 3019, token: 'local-operations' });
    expect(listener({ HTTP_PORT: '4000', HTTP_HOST: 'localhost' })).toMatchObject({ port: 4010 });
    expect(listener({ HTTP_PORT: '0', HTTP_HOST: '::1' })).toMatchObject({ port: 0 });
  });

  it('has no token on an address that others reach, unless it is given one of its own', () => {
    expect(listener({ HTTP_HOST: '0.0.0.0' })).toEqual({ host: '0.0.0.0', port: 3019, token: undefined });
    const open = { HTTP_HOST: '0.0.0.0', OPERATIONS_PORT: '5000', OPERATIONS_TOKEN: 'a-secret-of-our-own' };
    expect(listener(open)).toEqual({ host: '0.0.0.0', port: 5000, token: 'a-secret-of-our-own' });
  });

  it.each(['', 'short', 'with spaces in the middle'])('does not take %j for a token', (OPERATIONS_TOKEN) => {
    expect(() => listener({ OPERATIONS_TOKEN })).toThrow('OPERATIONS_TOKEN: must');
  });
});
