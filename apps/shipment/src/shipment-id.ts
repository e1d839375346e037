import { ID_NAMESPACES } from '@shop/contracts';
import { uuidv5 } from '@shop/database';

/**
 * The id of an order's shipment: a UUID of version 5 (RFC 9562), made of the order's id. So whichever fact
 * comes first makes the shipment, and the view knows the id of one that is open, of which no fact tells.
 */
export function shipmentIdOf(orderId: string): string {
  return uuidv5(ID_NAMESPACES.shipment, orderId);
}
