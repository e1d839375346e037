import { describe, expect, it } from '@jest/globals';
import { serviceNames, services } from '@shop/contracts';
import { UsageError } from '../failure.js';
import { readOperationsConfig } from './operations-config.js';

describe('where operations are served', () => {
  it('is ten ports above the API, with the token of the local stack', () => {
    const urls = serviceNames.map((name) => [name, `http://127.0.0.1:${services[name].port + 10}`]);
    expect(readOperationsConfig({})).toEqual({
      urls: Object.fromEntries(urls) as Record<string, string>,
      token: 'local-operations',
    });
    expect(readOperationsConfig({ ORDER_URL: 'http://127.0.0.1:4000' }).urls['order']).toBe(
      'http://127.0.0.1:4010',
    );
  });

  it('comes from the environment', () => {
    const environment = { ORDER_OPERATIONS_URL: 'https://ops.example/', OPERATIONS_TOKEN: 'a-secret' };
    expect(readOperationsConfig(environment)).toMatchObject({
      urls: { order: 'https://ops.example' },
      token: 'a-secret',
    });
  });

  it('is refused when it is no URL', () => {
    const reading = expect(() => readOperationsConfig({ INVOICE_OPERATIONS_URL: 'there' }));
    reading.toThrow(UsageError);
    reading.toThrow('INVOICE_OPERATIONS_URL must be a URL');
  });
});
