import { describe, expect, it } from '@jest/globals';
import { invoiceIdOf } from './invoice-id.js';

const ORDER_ID = '0192b3c4-0000-7000-8000-000000000001';

describe('The id of an invoice', () => {
  it('is the same for the same order, now and after any release', () => {
    expect(invoiceIdOf(ORDER_ID)).toBe('6cf13512-9e96-511c-a06a-cac8104113ab');
  });

  it('differs from order to order', () => {
    expect(invoiceIdOf(ORDER_ID)).not.toBe(invoiceIdOf(ORDER_ID.replace(/1$/, '2')));
  });

  it('is a UUID of version 5', () => {
    expect(invoiceIdOf(ORDER_ID)).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });
});
