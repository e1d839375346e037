import { createHash } from 'node:crypto';

/** Any fixed UUID does. Changing it would give every order a second invoice. */
const INVOICES = Buffer.from('5f0d8c2e4b7a4e219a63c1d07e5b3f94', 'hex');

/**
 * The id of an order's invoice: a UUID of version 5 (RFC 9562), made of the order's id. So whichever fact comes first opens
 * the invoice, and all others find it, without asking who else is about to.
 */
export function invoiceIdOf(orderId: string): string {
  const hash = createHash('sha1').update(INVOICES).update(orderId).digest();
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = hash.toString('hex', 0, 16);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
