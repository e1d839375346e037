import type { Database } from '@shop/database';
import { Faults, inboxMigrations, Ledger, Parking, Triage } from '@shop/inbox';
import { EventSerde, parseTiers, SchemaRegistry } from '@shop/messaging';
import { outboxMigrations, ParkedRows, WakeUp } from '@shop/outbox';
import { createOperations, LOCAL_OPERATIONS_TOKEN, OutboxDesks, TriageDesks } from '@shop/service';
import { createLogger } from '@shop/telemetry';
import { createTestDatabase, stackAddresses } from '@shop/testing';

/** What the shipment service serves to operations, on a database in which nothing else happens. */
export async function aShipmentDesk() {
  const { database, drop } = await createTestDatabase({
    migrations: [...outboxMigrations, ...inboxMigrations],
  });
  const wakeUp = new WakeUp();
  const parking = new Parking(new Ledger('shipment'), parseTiers('5s'), wakeUp);
  const serde = new EventSerde(new SchemaRegistry({ url: stackAddresses().registryUrl }));
  const rows = new ParkedRows(database, wakeUp);
  const logger = createLogger({ service: 'shipment', level: 'silent' });
  const faults = new Faults({ enabled: true, logger });
  const desks = {
    triage: new TriageDesks([new Triage({ database, serde, parking })]),
    outbox: new OutboxDesks({ write: rows, read: rows }),
    faults,
  };
  const app = await createOperations(desks, LOCAL_OPERATIONS_TOKEN, logger);
  await app.listen(0, '127.0.0.1');
  return {
    database,
    faults,
    url: await app.getUrl(),
    close: async () => {
      await app.close();
      await drop();
    },
  };
}

/** A dead event of a key, or one that waits behind it. Its number is the end of its id. */
export async function aDeadLetter(
  database: Database,
  number: number,
  key: string,
  error?: string,
): Promise<string> {
  const id = `01a21054-312a-7002-b6f2-${String(number).padStart(12, '0')}`;
  await database.query(
    `insert into parked_event (consumer, event_id, topic, order_key, stage, blocked, attempts, event_type, event_time,
       source_partition, source_offset, record_key, headers, payload, error_class, error_message, parked_at)
     values ('shipment', $1, 'order-placed', $2, 'dead', $3::text is null, 4, 'shop.order.v1.OrderPlaced', now(),
       3, 17, $2, '{"ce_source": "/order-service"}', 'nonsense', case when $3 is not null then 'TypeError' end, $3,
       '2026-07-01T12:00:00.5Z')`,
    [id, key, error],
  );
  await database.query(
    `insert into parked_event_history (consumer, event_id, what, detail) values ('shipment', $1, 'failed', $2)`,
    [id, error ?? 'waits'],
  );
  return id;
}
