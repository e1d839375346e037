import { uuidv5 } from '@shop/database';

/** Any fixed UUID does. Changing it would give every order a second invoice. */
const INVOICES = '5f0d8c2e-4b7a-4e21-9a63-c1d07e5b3f94';

/**
 * The id of an order's invoice: a UUID of version 5 (RFC 9562), made of the order's id. So whichever fact comes first opens
 * the invoice, and all others find it, without asking who else is about to.
 */
export function invoiceIdOf(orderId: string): string {
  return uuidv5(INVOICES, orderId);
}
