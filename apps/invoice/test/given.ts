import { expect } from '@jest/globals';
import { DomainError } from '../src/invoicing/domain/domain-error.js';
import type { InvoiceStatus } from '../src/invoicing/domain/status-from-facts.js';
import { anInvoice, type Move } from './an-invoice.js';

/** `given(...history).when(move).thenIs(status, ...published)`, or `.thenRefuses(code)`. */
export function given(...history: Move[]) {
  const invoice = anInvoice(...history);
  return {
    when: (move: Move) => ({
      thenIs(status: InvoiceStatus, ...published: object[]): void {
        move(invoice);
        expect(invoice.status).toBe(status);
        expect(invoice.recorded).toEqual(published);
      },
      thenRefuses(code: string, field?: string): void {
        expect(refusalOf(() => move(invoice))).toEqual({ code, field });
        expect(invoice.recorded).toEqual([]);
      },
    }),
  };
}

function refusalOf(action: () => void): { code: string; field: string | undefined } {
  try {
    action();
  } catch (error) {
    if (error instanceof DomainError) return { code: error.code, field: error.field };
    throw error;
  }
  throw new Error('It was not refused');
}
