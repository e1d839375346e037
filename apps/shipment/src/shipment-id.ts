import { uuidv5 } from '@shop/database';

/** Any fixed UUID does. Changing it would give every order a second shipment. */
const SHIPMENTS = '6f1d3a0a-5c0b-4f5e-9a0e-2f4b7c8d9e10';

/**
 * The id of an order's shipment: a UUID of version 5 (RFC 9562), made of the order's id. So whichever fact comes first makes
 * the shipment, and the view knows the id of one that is open, of which no fact tells.
 */
export function shipmentIdOf(orderId: string): string {
  return uuidv5(SHIPMENTS, orderId);
}
