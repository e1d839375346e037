import { ID_NAMESPACES } from '@shop/contracts';
import { uuidv5 } from '@shop/uuid';

/**
 * The id of an order's shipment: a UUID of version 5 (RFC 9562), derived from the order's id. So whichever
 * fact comes first makes the shipment, and the view knows the id of an open shipment, which no fact names.
 */
export function shipmentIdOf(orderId: string): string {
  return uuidv5(ID_NAMESPACES.shipment, orderId);
}
