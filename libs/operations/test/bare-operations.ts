import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ReadDatabase } from '@shop/database';
import { EnvironmentCheck } from '@shop/environment';
import { Faults } from '@shop/inbox';
import { EventSerde, SchemaRegistry } from '@shop/messaging';
import { ParkedRows, WakeUp } from '@shop/outbox';
import { createLogger } from '@shop/telemetry';
import { Books } from '../src/books/books.js';
import { createOperations } from '../src/create-operations.js';
import { DeadLetterAdmin } from '../src/dead-letters/dead-letter-admin.js';
import { OutboxAdmin } from '../src/parked-rows/outbox-admin.js';
import { Projections } from '../src/projections/projections.js';
import { ReplayAdmin } from '../src/replays/replay-admin.js';

/** Serves the operations of a service in which nothing works. */
export async function bareOperations(token: string | undefined): Promise<NestFastifyApplication> {
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
    books: new Books({ books, projections: [], write: read, read, serde }),
    projections: new Projections({ service: 'demo', deployed: [], read, serde, kafka }),
    environmentCheck: new EnvironmentCheck({ name: 'local', kafka, databases: {}, logger }),
  };
  const app = await createOperations(admins, token, logger);
  await app.listen(0, '127.0.0.1');
  return app;
}
