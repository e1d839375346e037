import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { orderCompleted } from '@shop/contracts';
import type { Database } from '@shop/database';
import type { HeaderJson } from '@shop/messaging';
import { anOutbox, createTestDatabase, traceThisProcess } from '@shop/testing';
import { beginSpan } from '@shop/telemetry';
import { EventTooLargeError, outboxMigrations, type Outbox } from '../src/index.js';

let database: Database;
let drop: () => Promise<void>;
let outbox: Outbox;
let stopTracing: () => Promise<void>;
beforeAll(async () => {
  ({ stop: stopTracing } = await traceThisProcess());
  ({ database, drop } = await createTestDatabase({ migrations: outboxMigrations }));
  await database.query('create table change (id int generated always as identity)');
  outbox = await anOutbox('order');
}, 60_000);
afterEach(() => database.query('truncate outbox, change'));
afterAll(async () => {
  await drop();
  await stopTracing();
});

function append(customerId = 'customer-1'): Promise<void> {
  const occurredAt = timestampFromDate(new Date('2026-07-01T12:00:00Z'));
  return database.transaction(async (tx) => {
    await tx.query('insert into change default values');
    outbox.append(tx, orderCompleted, { orderId: 'order-1', version: 3, occurredAt, customerId });
  });
}

describe('A fact that is appended', () => {
  it('continues the trace of whoever appends it', async () => {
    const [traceId, spanId] = ['4bf92f3577b34da6a3ce929d0e0e4736', '00f067aa0ba902b7'];
    const request = { traceparent: `00-${traceId}-${spanId}-01` };
    await beginSpan(() => ({ name: 'request', kind: 'SERVER' }), request)?.run(() => append());
    const [row] = await database.query<{ headers: HeaderJson }>('select headers from outbox');
    expect(row?.headers).toMatchObject({ traceparent: expect.stringContaining(traceId) });
    expect(row?.headers['traceparent']).not.toContain(spanId);
  });

  it('is refused when it is too large, and takes the change with it', async () => {
    await expect(append('x'.repeat(300_000))).rejects.toThrow(EventTooLargeError);
    expect(await database.query('select from outbox')).toEqual([]);
    expect(await database.query('select from change')).toEqual([]);
  });
});
