import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect } from '@jest/globals';
import { eventually, findMetric, without } from '@shop/testing';
import { describeWithPrometheus } from '../observability/prometheus.js';
import { allToTheEnd } from './support/all-to-the-end.js';
import { metricsOf, operate } from './support/operations.js';
import { placePatiently } from './support/people.js';
import { PrometheusServer } from './support/prometheus-server.js';
import { Shop } from './support/shop.js';

/** More keys than the rule lets fail. */
const MANY = 60;

const PATIENCE = { timeout: 60_000 };

/** So rarely that what waits at the end is soon done, however quick the machine is. */
const ORDER_EVERY_MS = 100;

const anna = { by: 'anna', reason: 'a test' };

describeWithPrometheus('The alerts', () => {
  const shop = Shop.openFor('alerts-ring', { FAULTS_ENABLED: 'true' });
  const prometheus = new PrometheusServer();
  let sku: string;

  beforeAll(async () => {
    sku = await shop.stockUp();
    await prometheus.start(shop);
    await prometheus.untilScraped();
  }, 180_000);
  afterAll(() => prometheus.close());

  shop.tells('fire for failures, refused rows and a service that is down, until all recover', async () => {
    await prometheus.untilSilent();
    await operate(shop, 'invoice', '/faults', { group: 'invoice', topic: 'order-placed', kind: 'poison' });
    await operate(shop, 'order', '/faults', {
      group: 'order-projector',
      topic: 'order-placed',
      kind: 'system',
    });
    await shop.processes.get('shipment').kill();
    for (let placed = 0; placed < MANY; placed += 1) await placePatiently(shop, { [sku]: 1 });
    const row = await appendTooLarge();
    await prometheus.untilHaveRung('RetryRateHigh');
    await prometheus.untilRing(
      'CircuitOpen',
      'KeysParked',
      'OutboxRowsParked',
      'ServiceDown',
      'DeadLettersUnattended',
    );

    for (const service of ['order', 'invoice'] as const) await operate(shop, service, '/faults/clear', {});
    await operate(shop, 'invoice', '/dead-letters/invoice/redrive', {
      ...anna,
      filter: { errorClass: 'INJECTED_FAULT' },
    });
    await operate(shop, 'order', `/outbox/parked/write-${row}/drop`, anna);
    await shop.processes.start('shipment');
    await prometheus.untilSilent();
  });

  shop.tells('fire when a consumer does nothing, its lag is right, and both recover', async () => {
    const placed = { from: Date.now(), to: 0 };
    const failing = await placeFailing();
    await shop.processes.get('invoice').kill();
    await shop.restart('invoice', { ROLES: 'api,relay' });
    await whileOrdersCome(async () => {
      await eventually(lagOfInvoice, ({ records }) => records > 0, 'there is no lag');
      placed.to = Date.now();
      await prometheus.untilRing('ConsumerLags', 'ConsumerStuck', 'RetriesOverdue');
      const asked = Date.now();
      // The first value may have been read before.
      const known = await lagOfInvoice();
      const { seconds } = await eventually(
        lagOfInvoice,
        (lag) => lag.seconds > 0 && lag.seconds !== known.seconds,
        'the lag was not read again',
      );
      expect(seconds).toBeGreaterThanOrEqual((asked - placed.to) / 1_000);
      expect(seconds).toBeLessThanOrEqual(oldest((Date.now() - placed.from) / 1_000));
    });
    await shop.restart('invoice');
    await eventually(lagOfInvoice, ({ seconds }) => seconds === 0, 'the lag did not go back', PATIENCE);
    await prometheus.untilSilent();
    expect(await parkedEventsOf(failing)).toEqual([]);
  });

  shop.tells('fire when broker and registry are down, and when facts wait', async () => {
    await without('kafka', () =>
      without('registry', async () => {
        await placePatiently(shop, { [sku]: 1 });
        await prometheus.untilRing('BrokerUnreachable', 'RegistryUnreachable', 'OutboxOld', 'MetricsMissing');
      }),
    );
    await prometheus.untilSilent();
  });

  /** Appends a fact that is too large for the broker. Returns the number of its row. */
  async function appendTooLarge(): Promise<string> {
    const [row] = await shop.databases.query<{ id: string }>(
      'order_write',
      `insert into outbox (event_id, bucket, topic, key, headers, payload)
       values (gen_random_uuid(), 0, 'order-cancelled', 'k', '{}', convert_to(repeat('x', 8000000), 'UTF8'))
       returning id`,
    );
    return row?.id ?? '';
  }

  /** An order that the invoice service has sent to its first tier. */
  async function placeFailing(): Promise<string> {
    await operate(shop, 'invoice', '/faults', {
      group: 'invoice',
      topic: 'order-placed',
      kind: 'transient',
      times: 3,
    });
    const orderId = await placePatiently(shop, { [sku]: 1 });
    await eventually(
      () =>
        shop.databases.query('invoice_write', 'select from parked_event where record_key = $1', [orderId]),
      ({ length }) => length === 1,
      'the order was not parked',
    );
    return orderId;
  }

  function parkedEventsOf(orderId: string): Promise<unknown[]> {
    return shop.databases.query('invoice_write', 'select stage from parked_event where record_key = $1', [
      orderId,
    ]);
  }

  async function whileOrdersCome(work: () => Promise<void>): Promise<void> {
    const closing = new AbortController();
    const order = async (): Promise<void> => {
      for (; !closing.signal.aborted; await sleep(ORDER_EVERY_MS)) await placePatiently(shop, { [sku]: 1 });
    };
    await allToTheEnd([work().finally(() => closing.abort()), order()]);
  }

  async function lagOfInvoice(): Promise<{ records: number; seconds: number }> {
    const text = await metricsOf(shop, 'invoice');
    const labels = { group: 'invoice', topic: 'order-placed' };
    return {
      records: findMetric(text, 'consumer_lag_records', labels) ?? NaN,
      seconds: findMetric(text, 'consumer_lag_seconds', labels) ?? NaN,
    };
  }
});

/**
 * The largest reported value of an age in seconds: the search for it ends at a quarter of a second, or 2 %.
 */
function oldest(age: number): number {
  return age * 1.02 + 0.25;
}
