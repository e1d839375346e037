import { describe, expect, it } from '@jest/globals';
import { orderPlaced, stockLevelChanged, toMoney } from '@shop/contracts';
import { AT, balancedBooks, factOf } from '../../test/balanced-books.js';
import type { Aggregate, Books, ViewRow } from './books.js';
import { differencesIn } from './differences.js';
import { firstDeliveries } from './facts.js';
import { uncheckedOfShop } from './shop/check-shop.js';

const stranger = { orderId: 'order-2', version: 1, lines: [], total: toMoney(1, 'EUR') };

/** Every possible fault, and its line in the report. */
const wrongs: [string, (books: Books) => unknown, string][] = [
  [
    'a fact that was not sent',
    ({ unsent }) => unsent.push({ database: 'order_write', topic: 'order-placed', count: 1 }),
    'order_write has 1 facts for order-placed in its outbox',
  ],
  [
    'an order without its fact',
    (books) => (books.facts = books.facts.filter(({ topic }) => topic !== 'order-placed')),
    'order order-1 has 0 facts in order-placed',
  ],
  [
    'an order that was told twice',
    ({ facts }) => facts.push({ ...first(facts, 'order-placed'), id: 'another' }),
    'order order-1 has 2 facts in order-placed',
  ],
  [
    'an order without a shipment',
    (books) => without(books, 'shipment'),
    'order order-1 has 0 shipments and 1 invoices',
  ],
  [
    'an order with two invoices',
    (books) => books.aggregates.push({ ...the(books, 'invoice'), id: 'invoice-2' }),
    'order order-1 has 1 shipments and 2 invoices',
  ],
  [
    'a shipment without an order',
    (books) => books.aggregates.push({ ...the(books, 'shipment'), id: 's', about: 'o' }),
    'shipment s is for order o, which nobody placed',
  ],
  [
    'an invoice that does not know',
    (books) => (the(books, 'invoice')['status'] = 'DROPPED'),
    'order order-1 is COMPLETED, shipment shipment-1 is DELIVERED, invoice invoice-1 is DROPPED',
  ],
  [
    'another total',
    (books) => (the(books, 'invoice')['totalMinor'] = 1),
    'invoice invoice-1 is for 1 EUR, order order-1 for 3546 EUR',
  ],
  [
    'a bill for what came back',
    (books) => (the(books, 'shipment')['status'] = 'RETURNED'),
    'invoice invoice-1 is PAID, but the goods of order order-1 are not with the customer',
  ],
  [
    'no bill for what was sent',
    (books) => (the(books, 'invoice')['status'] = 'DRAFT'),
    'invoice invoice-1 is DRAFT, but the goods of order order-1 were sent',
  ],
  [
    'a gap in the numbers',
    ({ registers }) => (only(registers)['lastNumber'] = 2),
    'invoice number 2 of 2026 was given, but no invoice has it',
  ],
  [
    'a number that was not given',
    (books) => (books.registers = []),
    'invoice number 1 of 2026 is used, but was never given',
  ],
  [
    'units kept for nobody',
    (books) => Object.assign(the(books, 'stock'), { onHand: 7, reserved: 1 }),
    'MUG has 1 units reserved, its open shipments need 0',
  ],
  [
    'units that nobody has',
    (books) => (the(books, 'shipment')['lines'] = []),
    'MUG has 2 units shipped, its shipments on the way or delivered have 0',
  ],
  ['lost units', (books) => (the(books, 'stock')['onHand'] = 7), 'MUG has 9 units in all, and received 10'],
  [
    'units from nowhere',
    ({ facts }) =>
      facts.push(factOf(stockLevelChanged, { sku: 'MUG', version: 4, onHand: 8, reserved: 0, shipped: 3 })),
    'MUG went from v3 8/0/2 to v4 8/0/3: neither received nor moved',
  ],
  [
    'a fact that was never told',
    (books) => (the(books, 'order').version = 3),
    'order-1 is at version 3, its facts are 1, 2 (order-placed, order-completed)',
  ],
  [
    'a level that was never told',
    (books) => (the(books, 'stock').version = 4),
    'MUG is at version 4, its latest fact is 3',
  ],
  [
    'a level that was told twice',
    ({ facts }) => facts.push({ ...first(facts, 'stock-level-changed'), id: 'another' }),
    'MUG has several facts of version 1',
  ],
  [
    'facts out of order',
    (books) => (books.facts = books.facts.toReversed()),
    'MUG has its facts in stock-level-changed in the order 3, 2, 1',
  ],
  [
    'a fact of what nobody knows',
    ({ facts }) => facts.push(factOf(orderPlaced, stranger)),
    'order-placed names order-2, which no service knows',
  ],
  [
    'an order in another state than it told',
    (books) => (the(books, 'order').state = 'CANCELLED'),
    'order order-1 is CANCELLED, its facts say COMPLETED',
  ],
  [
    'a shipment on its way as nobody was told',
    (books) => (the(books, 'shipment').state = 'DELIVERED as PP-2'),
    'shipment shipment-1 is DELIVERED as PP-2, its facts say DELIVERED as PP-1',
  ],
  [
    'an invoice with another number than it told',
    (books) => (the(books, 'invoice').state = 'PAID INV-2026-000002'),
    'invoice invoice-1 is PAID INV-2026-000002, its facts say PAID INV-2026-000001',
  ],
  [
    'an overview that is behind',
    (books) => (only(shown(books, 'order overview'))['order_status'] = 'PLACED'),
    'order overview of order-1: order_status is PLACED, the facts say COMPLETED',
  ],
  [
    'a board with another quantity',
    (books) => (only(shown(books, 'dispatch board'))['quantities'] = '1 MUG'),
    'dispatch board of order-1: quantities is 1 MUG, the facts say 2 MUG',
  ],
  [
    'an account with another amount',
    (books) => (only(shown(books, 'customer account'))['amount_minor'] = 1),
    'customer account of invoice-1: amount_minor is 1, the facts say 3546',
  ],
  [
    'a stock level that is behind',
    (books) => (only(shown(books, 'stock level'))['reserved'] = 1),
    'stock level of MUG: reserved is 1, the facts say 0',
  ],
  [
    'an availability that is behind',
    (books) => (only(shown(books, 'product availability'))['available'] = 9),
    'product availability of MUG: available is 9, the facts say 8',
  ],
  [
    'a view that forgot',
    (books) => shown(books, 'dispatch board').pop(),
    'dispatch board does not have order-1, which facts name',
  ],
  [
    'a view that invents',
    (books) => shown(books, 'dispatch board').push({ ...only(shown(books, 'dispatch board')), id: 'o' }),
    'dispatch board has o, which no fact names',
  ],
];

describe('the differences', () => {
  it('are none where all is well', () => {
    expect(differencesIn(balancedBooks())).toEqual([]);
  });

  it('are none where a fact came twice', () => {
    const books = balancedBooks();
    expect(differencesIn({ ...books, facts: [...books.facts, ...books.facts] })).toEqual([]);
    expect(firstDeliveries([...books.facts, ...books.facts])).toEqual(books.facts);
  });

  it('are none where compaction has taken what came before the latest level', () => {
    const books = balancedBooks();
    const isEarly = ({ key, message }: Books['facts'][number]) => key === 'MUG' && message.version < 3;
    expect(differencesIn({ ...books, facts: books.facts.filter((fact) => !isEarly(fact)) })).toEqual([]);
  });

  it.each(wrongs)('say of %s what is off', (_, spoil, difference) => {
    const books = balancedBooks();
    spoil(books);
    expect(differencesIn(books)).toContain(difference);
  });

  it('are none where another service has things of the same ids, with facts of their own', () => {
    const books = balancedBooks();
    const points = {
      service: 'loyalty',
      kind: 'points',
      id: 'order-1',
      about: 'ada',
      version: 1,
      state: '35',
    };
    const earned = {
      ...first(books.facts, 'order-placed'),
      topic: 'points-earned',
      id: 'earned',
      about: 'ada',
    };
    const kinds = [...books.kinds, { service: 'loyalty', kind: 'points', topics: ['points-earned'] }];
    const told = [...books.told, points];
    const aggregates = [...books.aggregates, points];
    const open = { ...books, kinds, told, aggregates, facts: [...books.facts, earned] };
    expect(differencesIn(open)).toEqual([]);
    expect(differencesIn({ ...open, aggregates: [...books.aggregates, { ...points, version: 2 }] })).toEqual([
      'order-1 is at version 2, its facts are 1 (points-earned)',
    ]);
  });

  it('are none where a service has no book of what its facts tell', () => {
    const books = balancedBooks();
    const earned = {
      ...first(books.facts, 'order-placed'),
      topic: 'points-earned',
      key: 'ada',
      about: 'ada',
    };
    expect(differencesIn({ ...books, facts: [...books.facts, { ...earned, id: 'earned' }] })).toEqual([]);
  });

  it('are none between the parts of the shop where one of them keeps no books, which is said', () => {
    const books = balancedBooks();
    without(books, 'invoice');
    const kinds = books.kinds.filter(({ kind }) => kind !== 'invoice');
    expect(differencesIn({ ...books, kinds })).toEqual([]);
    expect(uncheckedOfShop({ ...books, kinds })).toEqual([
      expect.stringContaining('no service has a book of invoice'),
    ]);
    expect(uncheckedOfShop(books)).toEqual([]);
  });

  it('are none of our business where all of it was before', () => {
    const books = balancedBooks();
    for (const name of ['dispatch board', 'stock level']) shown(books, name).pop();
    without(books, 'shipment');
    const spoilt = books;
    expect(differencesIn(spoilt, AT).length).toBeGreaterThan(0);
    const later = new Date(AT.getTime() + 1);
    expect(differencesIn(spoilt, later)).toEqual([]);
    const lostFacts = spoilt.facts.filter(({ topic }) => topic === 'stock-level-changed');
    expect(differencesIn({ ...spoilt, facts: lostFacts }, later)).not.toContain(
      'order order-1 has 0 facts in order-placed',
    );
  });
});

function the({ aggregates }: Books, kind: string): Aggregate {
  return only(aggregates.filter((each) => each.kind === kind));
}

function without(books: Books, kind: string): void {
  books.aggregates = books.aggregates.filter((each) => each.kind !== kind);
}

function only<T>(rows: T[]): T {
  const [row] = rows;
  if (row === undefined) throw new Error('There is none');
  return row;
}

function shown({ views }: Books, name: string): ViewRow[] {
  return only(views.filter((view) => view.name === name)).rows;
}

function first(facts: Books['facts'], topic: string): Books['facts'][number] {
  return only(facts.filter((fact) => fact.topic === topic));
}
