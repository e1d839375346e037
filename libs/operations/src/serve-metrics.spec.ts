import { afterEach, describe, expect, it } from '@jest/globals';
import { ReadDatabase } from '@shop/database';
import { Belonging } from '@shop/environment';
import { Faults } from '@shop/inbox';
import { EventSerde, SchemaRegistry } from '@shop/messaging';
import { ParkedRows, WakeUp } from '@shop/outbox';
import { createLogger } from '@shop/telemetry';
import { Books } from './books/books.js';
import { createOperations } from './create-operations.js';
import { DeadLetterAdmin } from './dead-letters/dead-letter-admin.js';
import { OutboxAdmin } from './parked-rows/outbox-admin.js';
import { Projections } from './projections/projections.js';
import { ReplayAdmin } from './replays/replay-admin.js';

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
  const logger = createLogger({ service: 'demo', level: 'silent' });
  const read = new ReadDatabase({ name: 'none', url: 'postgres://none@127.0.0.1:1/none' });
  const rows = new ParkedRows(read, new WakeUp());
  const serde = new EventSerde(new SchemaRegistry({ url: 'http://127.0.0.1:1' }));
  const kafka = { brokers: [], clientId: 'demo', user: { username: 'demo', password: 'demo' } };
  const books = { aggregates: [], registers: [], views: [] };
  const admins = {
    deadLetters: new DeadLetterAdmin([]),
    outbox: new OutboxAdmin({ write: rows, read: rows }),
    replays: new ReplayAdmin([]),
    faults: new Faults({ enabled: false, logger }),
    books: new Books({ books, write: read, read, serde }),
    projections: new Projections({ service: 'demo', deployed: [], read, serde, kafka }),
    belonging: new Belonging({ name: 'local', kafka, databases: {}, logger }),
  };
  const app = await createOperations(admins, token, logger);
  close = () => app.close();
  await app.listen(0, '127.0.0.1');
  return app.getUrl();
}
