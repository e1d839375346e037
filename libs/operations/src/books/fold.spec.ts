import { create } from '@bufbuild/protobuf';
import { describe, expect, it } from '@jest/globals';
import { invoicePaid, InvoicePaidSchema, type InvoicePaid } from '@shop/contracts';
import { foldOf } from './fold.js';

const paid = create(InvoicePaidSchema, { orderId: 'o1', customerId: 'ada', version: 1 });

function foldBy(aboutOf: (event: InvoicePaid) => string) {
  return foldOf({
    topics: [invoicePaid],
    aboutOf,
    evolve: (_: number | undefined, { version }: InvoicePaid) => version,
    columns: (version) => ({ version }),
  }).begin();
}

describe('A fold', () => {
  it('says whether its rows are about something else than its events', () => {
    const [orders, customers] = [foldBy(({ orderId }) => orderId), foldBy(({ customerId }) => customerId)];
    expect([orders.regroups, customers.regroups]).toEqual([false, false]);
    for (const each of [orders, customers]) each.learn(paid);
    expect([orders.regroups, customers.regroups]).toEqual([false, true]);
  });
});
