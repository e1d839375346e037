import { afterEach, describe, expect, it } from '@jest/globals';
import { Controller, Get, Param } from '@nestjs/common';
import { Database } from '@shop/database';
import { Faults } from '@shop/inbox';
import { ParkedRows, WakeUp } from '@shop/outbox';
import { createLogger } from '@shop/telemetry';
import { eventually, metricValue } from '@shop/testing';
import { startDemo } from '../../test/demo-service.js';
import { createOperations } from '../operations/create-operations.js';
import { TriageDesks } from '../operations/dead-letters/triage-desks.js';
import { OutboxDesks } from '../operations/parked-rows/outbox-desks.js';
import { ReplayDesks } from '../operations/replays/replay-desks.js';

@Controller('things')
class ThingsController {
  @Get(':id')
  show(@Param('id') id: string): { id: string } {
    return { id };
  }
}

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

  it('name requests by the template of their route', async () => {
    const demo = await startDemo({ controllers: [ThingsController] });
    close = () => demo.app.close();
    for (const path of ['/things/1', '/things/2', '/nowhere/3', '/nowhere/4']) {
      await fetch(`${demo.url}${path}`);
    }
    const count = (labels: Record<string, string>) =>
      metricValue('http_server_request_duration_seconds_count', labels);
    const things = { method: 'GET', route: '/things/:id', status: '200' };
    for (const labels of [things, { method: 'GET', route: 'none', status: '404' }]) {
      await eventually(
        () => count(labels),
        (requests) => requests === 2,
        `the requests to ${labels.route} were not counted`,
      );
    }
  });
});

async function startOperations(token: string | undefined): Promise<string> {
  const logger = createLogger({ service: 'demo', level: 'silent' });
  const rows = new ParkedRows(
    new Database({ name: 'none', url: 'postgres://none@127.0.0.1:1/none' }),
    new WakeUp(),
  );
  const desks = {
    triage: new TriageDesks([]),
    outbox: new OutboxDesks({ write: rows, read: rows }),
    replays: new ReplayDesks([]),
    faults: new Faults({ enabled: false, logger }),
  };
  const app = await createOperations(desks, token, logger);
  close = () => app.close();
  await app.listen(0, '127.0.0.1');
  return app.getUrl();
}
