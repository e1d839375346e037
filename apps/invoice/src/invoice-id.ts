import { ID_NAMESPACES } from '@shop/contracts';
import { uuidv5 } from '@shop/uuid';

/**
 * The id of an order's invoice: a UUID of version 5 (RFC 9562), derived from the order's id. So whichever
 * fact comes first opens the invoice, and all others find it without coordination.
 */
export function invoiceIdOf(orderId: string): string {
  return uuidv5(ID_NAMESPACES.invoice, orderId);
}
