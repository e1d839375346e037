import { ID_NAMESPACES } from '@shop/contracts';
import { uuidv5 } from '@shop/uuid';

/**
 * The id of an order's shipment: a UUID of version 5 (RFC 9562), made of the order's id. So the first fact to
 * come makes the shipment, and the view knows the id of an open one, which no fact names.
 */
export function shipmentIdOf(orderId: string): string {
  return uuidv5(ID_NAMESPACES.shipment, orderId);
}
