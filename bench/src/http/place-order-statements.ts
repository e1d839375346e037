/**
 * The writes that place an order, in as few round trips as separate statements need: five, with begin and
 * commit.
 */
const LINES = JSON.stringify(
  ['MUG', 'TEA-ASSAM', 'KETTLE'].map((sku) => ({
    sku,
    productName: sku,
    quantity: 1,
    unitPrice: { amountMinor: 1_000, currency: 'EUR' },
    lineTotal: { amountMinor: 1_000, currency: 'EUR' },
    taxRateBasisPoints: 1_900,
    tax: { amountMinor: 190, currency: 'EUR' },
    gross: { amountMinor: 1_190, currency: 'EUR' },
  })),
);

const ADDRESS = JSON.stringify({
  recipient: 'Ada Lovelace',
  street: '12 St James Square',
  postalCode: 'SW1Y 4JH',
  city: 'London',
  countryCode: 'GB',
});

const HEADERS = JSON.stringify({
  ce_specversion: '1.0',
  ce_id: '01a21047-4dec-7000-9182-36ba516fb888',
  ce_type: 'shop.order.v1.OrderPlaced',
  ce_source: '/order-service',
  ce_subject: '01a21047-4dec-7000-9182-36ba516fb888',
  ce_time: '2026-03-01T10:00:00.000Z',
  ce_correlationid: '01a21047-4dec-7000-9182-36ba516fb888',
  'content-type': 'application/protobuf',
});

const ANSWER = JSON.stringify({ orderId: '01a21047-4dec-7000-9182-36ba516fb888', version: 1 });

export const PLACE_ORDER: readonly string[] = [
  'begin',
  `insert into kept_answer (key, fingerprint, headers, body)
   values (gen_random_uuid()::text, 'a fingerprint of forty-four characters, or so', '{}', '${ANSWER}')`,
  `insert into orders
     (id, version, status, known_facts, customer_id, lines, total, shipping_address, placed_at)
   values (gen_random_uuid(), 1, 'PLACED', '{}', 'bench', '${LINES}', '{"amountMinor": 3570, "currency": "EUR"}', '${ADDRESS}', now())`,
  `insert into outbox (event_id, bucket, topic, key, headers, payload)
   values (gen_random_uuid(), 1, 'order-placed', gen_random_uuid()::text, '${HEADERS}', decode(repeat('2e', 400), 'hex'))`,
  'commit',
];
