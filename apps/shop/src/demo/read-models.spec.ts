import { describe, expect, it } from '@jest/globals';
import { describeReadModels, isCompleted, type ReadModels } from './read-models.js';

const completed: ReadModels = {
  overview: {
    orderId: 'order-1',
    status: 'COMPLETED',
    customerId: 'ada',
    total: { amountMinor: 3830, currency: 'EUR' },
    shipmentStatus: 'DELIVERED',
    carrier: 'Parcel Post',
    trackingNumber: 'PP-1',
    invoiceStatus: 'PAID',
    invoiceNumber: 'INV-1',
  },
  board: { shipmentId: 'shipment-1', status: 'DELIVERED', carrier: 'Parcel Post', trackingNumber: 'PP-1' },
  invoice: {
    invoiceId: 'invoice-1',
    status: 'PAID',
    invoiceNumber: 'INV-1',
    total: { amountMinor: 3830, currency: 'EUR' },
  },
  account: { currency: 'EUR', openMinor: 0, paidMinor: 3830, creditedMinor: 0 },
};

describe('an order', () => {
  it('is completed when every read model says so', () => {
    expect(isCompleted(completed)).toBe(true);
  });

  it.each([
    ['overview', { overview: { ...completed.overview, status: 'PLACED' } }],
    ['shipment in the overview', { overview: { ...completed.overview, shipmentStatus: 'DISPATCHED' } }],
    ['invoice in the overview', { overview: { ...completed.overview, invoiceStatus: null } }],
    ['dispatch board', { board: { ...completed.board, status: 'OPEN' } }],
    ['invoice', { invoice: { ...completed.invoice, status: 'ISSUED' } }],
    ['open account', { account: { ...completed.account, openMinor: 1 } }],
    ['paid account', { account: { ...completed.account, paidMinor: 0 } }],
  ])('is not, as long as the %s lags behind', (_, behind) => {
    expect(isCompleted({ ...completed, ...behind })).toBe(false);
  });

  it('is shown in euro, not in cent', () => {
    expect(describeReadModels(completed)).toContain('open 0.00 EUR, paid 38.30 EUR');
  });
});
