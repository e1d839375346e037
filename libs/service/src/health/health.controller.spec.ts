import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startDemo } from '../../test/demo-service.js';
import { HealthRegistry } from './health.registry.js';

describe('the health endpoints', () => {
  let demo: Awaited<ReturnType<typeof startDemo>>;
  let connected = false;

  beforeAll(async () => {
    demo = await startDemo({ environment: { ROLES: 'relay' } });
    demo.app.get(HealthRegistry).register('relay', {
      ready: () => {
        if (!connected) throw new Error('not connected');
      },
    });
  });

  afterAll(() => demo.app.close());

  it('answer 503 while a part is not ready, and 200 once it is', async () => {
    const before = await fetch(`${demo.url}/health/ready`);
    expect(before.status).toBe(503);
    expect(await before.json()).toMatchObject({
      checks: { relay: { status: 'down', reason: 'not connected' } },
    });
    connected = true;
    expect((await fetch(`${demo.url}/health/ready`)).status).toBe(200);
  });

  it('tell being alive from being ready', async () => {
    connected = false;
    expect((await fetch(`${demo.url}/health/live`)).status).toBe(200);
  });

  it('leave no line in the log', () => {
    expect(demo.lines).not.toContainEqual(expect.objectContaining({ msg: 'Request answered' }));
  });
});
