import { describe, expect, it } from '@jest/globals';
import { dueDateOf } from './due-date.js';
import { invoiceNumber } from './invoice-number.js';

describe('An invoice number', () => {
  it('names year and place in the series', () => {
    expect(invoiceNumber(2026, 1)).toBe('INV-2026-000001');
    expect(invoiceNumber(2026, 1_234_567)).toBe('INV-2026-1234567');
  });
});

describe('The due date', () => {
  it('leaves the customer fourteen days, over the end of a month', () => {
    expect(dueDateOf(new Date('2026-02-20T08:00:00Z'))).toEqual(new Date('2026-03-06T08:00:00Z'));
  });
});
