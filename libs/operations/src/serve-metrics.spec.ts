import { afterEach, describe, expect, it } from '@jest/globals';
import { bareOperations } from '../test/bare-operations.js';

let close: () => Promise<void>;
afterEach(() => close());

describe('The metrics of a service', () => {
  it.each(['a-token-of-the-tests', undefined])(
    'are told without a token, and nothing else is: where it is %s',
    async (token) => {
      const url = await startOperations(token);
      const answer = await fetch(`${url}/metrics`);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
      expect(await answer.text()).toContain('# TYPE http_server_request_duration_seconds histogram');
      for (const path of ['/metrics/x', '/faults', '/dead-letters/summary', '/']) {
        expect([path, (await fetch(`${url}${path}`)).status]).toEqual([path, 401]);
      }
    },
  );

  it('are all that there is where no token is', async () => {
    const url = await startOperations(undefined);
    for (const authorization of ['', 'Bearer ', 'Bearer undefined']) {
      expect((await fetch(`${url}/faults`, { headers: { authorization } })).status).toBe(401);
    }
  });
});

async function startOperations(token: string | undefined): Promise<string> {
  const app = await bareOperations(token);
  close = () => app.close();
  return app.getUrl();
}
