import { createHash } from 'node:crypto';

/** Any fixed UUID does. Changing it would give every order a second shipment. */
const SHIPMENTS = Buffer.from('6f1d3a0a5c0b4f5e9a0e2f4b7c8d9e10', 'hex');

/**
 * The id of an order's shipment: a UUID of version 5 (RFC 9562), made of the order's id. So whichever fact comes first makes
 * the shipment, and the view knows the id of one that is open, of which no fact tells.
 */
export function shipmentIdOf(orderId: string): string {
  const hash = createHash('sha1').update(SHIPMENTS).update(orderId).digest();
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = hash.toString('hex', 0, 16);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
