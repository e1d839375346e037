import { afterAll, describe, expect } from '@jest/globals';
import { deadLetterTopic } from '@shop/messaging';
import { eventually, readTopics, TraceReceiver } from '@shop/testing';
import { logsOf, storyLinesOf } from './support/log-lines.js';
import { Shop } from './support/shop.js';
import { addressesOf, runShopCommand } from './support/shop-command.js';
import { Traces } from './support/traces.js';

const receiver = await TraceReceiver.open();
const env = {
  ...receiver.environment,
  RETRY_DELAYS: '300ms,600ms',
  FAULTS_ENABLED: 'true',
  BAGGAGE_KEYS: 'tenant',
  LOG_LEVEL: 'debug',
};

const shop = Shop.openFor('an-order-is-one-trace', env);
afterAll(() => receiver.close());

const traces = new Traces(receiver, shop);
/** A client that traces too. */
const CLIENT = { trace: '4bf92f3577b34da6a3ce929d0e0e4736', span: '00f067aa0ba902b7' };

describe('The trace of an order', () => {
  shop.tells('goes from the request through every consumer to every read model', async () => {
    const sku = await shop.stockUp();
    await shop.placeOrder({ [sku]: 1 });
    await traces.untilTreeIs('POST /orders', [
      'POST /orders (order)',
      '  create order-placed (order)',
      '    process order-placed (invoice) handled',
      '    process order-placed (order-projector) handled',
      '    process order-placed (shipment) handled',
      '      create stock-level-changed (shipment)',
      '        process stock-level-changed (order-projector) handled',
      '        process stock-level-changed (shipment-projector) handled',
      '    process order-placed (shipment-projector) handled',
    ]);
  });

  shop.tells('goes on through retry tiers, dead letter and redrive', async () => {
    const [orderId = ''] = shop.accepted;
    const { shipmentId } = await shop.untilShipmentIs('OPEN', orderId);
    await makeFail('invoice', 'shipment-dispatched', 'transient', 4);
    await makeFail('order-projector', 'invoice-issued', 'poison', 1);
    const traceparent = `00-${CLIENT.trace}-${CLIENT.span}-01`;
    await dispatchAs(shipmentId, { traceparent, baggage: 'tenant=toys,email=ada%40example.org' });
    await redriveDeadLetterOf('order-projector');
    await traces.untilTreeIs('POST /shipments/:shipmentId/dispatch', [
      'POST /shipments/:shipmentId/dispatch (shipment)',
      '  create shipment-dispatched (shipment)',
      '    process retry.invoice.300ms (invoice) failed again, 600ms !',
      '    process retry.invoice.600ms (invoice) handled',
      '      create invoice-issued (invoice)',
      '        process invoice-issued (invoice-projector) handled',
      '        process invoice-issued (order-projector) parked, dead !',
      '        process retry.order-projector.300ms (order-projector) handled',
      '    process shipment-dispatched (invoice) parked, 300ms !',
      '    process shipment-dispatched (order) handled',
      '    process shipment-dispatched (order-projector) handled',
      '    process shipment-dispatched (shipment-projector) handled',
      '  create stock-level-changed (shipment)',
      '    process stock-level-changed (order-projector) handled',
      '    process stock-level-changed (shipment-projector) handled',
    ]);
  });

  shop.tells('continues that of a client who traces too', async () => {
    const request = await traces.span('POST /shipments/:shipmentId/dispatch');
    expect(request).toMatchObject({ kind: 'server', traceId: CLIENT.trace, parentId: CLIENT.span });
  });

  shop.tells(
    'travels in the headers of the fact, the same in its topic and among the dead letters',
    async () => {
      const created = await traces.span('create invoice-issued');
      for (const topic of ['invoice-issued', deadLetterTopic('order-projector')]) {
        const records = (await readTopics(topic)).map(({ headers }) => texts(headers));
        const ours = records.find((headers) => headers['ce_correlationid'] === shop.correlationId);
        expect(ours).toMatchObject({
          traceparent: `00-${CLIENT.trace}-${created.spanId}-01`,
          baggage: 'tenant=toys',
        });
      }
    },
  );

  shop.tells('links each attempt to the one before, and the last one to the redrive', async () => {
    const first = await traces.span('process shipment-dispatched', 'invoice');
    const second = await traces.span('process retry.invoice.300ms');
    const third = await traces.span('process retry.invoice.600ms');
    expect(second.links).toContain(first.spanId);
    expect(third.links).toContain(second.spanId);

    const created = await traces.span('create invoice-issued');
    const redrive = await traces.span('redrive invoice-issued');
    const redriven = await traces.span('process retry.order-projector.300ms');
    expect(redrive.links).toEqual([created.spanId]);
    expect(redriven.links).toContain(redrive.spanId);
    const asked = receiver.spans.find(({ spanId }) => spanId === redrive.parentId);
    expect(asked?.name).toBe('POST /dead-letters/:group/:eventId/redrive');
  });

  shop.tells('shows when each fact was sent, alone or with others', async () => {
    const created = traces.spans.filter(({ name }) => name.startsWith('create '));
    for (const span of created) await traces.untilSent(span);
  });

  shop.tells('is told by the log as well: each outcome in a line', () => {
    const lines = storyLinesOf(shop);
    const where = { topic: 'shipment-dispatched', partition: expect.any(Number), offset: expect.any(String) };
    const who = { eventId: expect.any(String), causationId: expect.any(String) };
    const trace = { trace_id: CLIENT.trace, span_id: expect.stringMatching(/^[\da-f]{16}$/) };
    const common = { group: 'invoice', ...where, ...who, ...trace };
    for (const expected of [
      { level: 'warn', msg: 'event parked', stage: '300ms', ...common },
      { level: 'warn', msg: 'event failed again', stage: '600ms', ...common },
      { level: 'debug', msg: 'event handled', ...common },
      {
        level: 'warn',
        msg: 'event parked',
        ...common,
        stage: 'dead',
        group: 'order-projector',
        topic: 'invoice-issued',
      },
    ]) {
      expect(lines).toContainEqual(expect.objectContaining(expected));
    }
    return Promise.resolve();
  });

  shop.tells('says nothing about the customer, neither in a span nor in the log', async () => {
    await shop.invoice.get(`/customers/${shop.customerId}/account`);
    await traces.span('GET /customers/:customerId/account');
    const said = logsOf(shop) + JSON.stringify(receiver.bodies);
    const { customerId } = shop;
    for (const personal of ['Lovelace', 'St James', 'SW1Y', 'London', customerId]) {
      expect(said).not.toContain(personal);
    }
  });
});

async function makeFail(group: string, topic: string, kind: string, times: number): Promise<void> {
  const which = ['--group', group, '--topic', topic, '--kind', kind, '--times', String(times)];
  await runShopCommand(['faults', 'set', ...which], addressesOf(shop));
}

async function dispatchAs(shipmentId: string, headers: Record<string, string>): Promise<void> {
  const { url } = shop.processes.get('shipment');
  const response = await fetch(`${url}/shipments/${shipmentId}/dispatch`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-correlation-id': shop.correlationId, ...headers },
    body: JSON.stringify({ carrier: 'Parcel Post', trackingNumber: 'PP-1' }),
  });
  expect(response.status).toBe(200);
}

async function redriveDeadLetterOf(group: string): Promise<void> {
  const dead = await eventually(
    async () => (await traces.span('process invoice-issued', group)).attributes,
    (attributes) => attributes['shop.delivery.stage'] === 'dead',
    `no event of ${group} has died`,
  );
  const eventId = String(dead['messaging.message.id']);
  await runShopCommand(['dlq', 'redrive', '--group', group, eventId], addressesOf(shop));
}

function texts(headers: Record<string, string | Buffer>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.toString()]));
}
