import { describe, expect, it } from '@jest/globals';
import { invoiceIdOf } from './invoice-id.js';

describe('The id of an invoice', () => {
  it('is the same for the same order, now and after any release', () => {
    expect(invoiceIdOf('0192b3c4-0000-7000-8000-000000000001')).toBe('6cf13512-9e96-511c-a06a-cac8104113ab');
  });
});
