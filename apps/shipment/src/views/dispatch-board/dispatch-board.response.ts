import type { Address, OrderLine } from '@shop/contracts';
import { IncompleteEventError } from '@shop/topics';
import { z } from 'zod';

const Line = z.object({ sku: z.string(), productName: z.string(), quantity: z.int() });

const ShippingAddress = z.object({
  recipient: z.string(),
  street: z.string(),
  postalCode: z.string(),
  city: z.string(),
  countryCode: z.string(),
});

const shipmentStatuses = [
  'OPEN',
  'REJECTED',
  'CANCELLED',
  'DISPATCHED',
  'DELIVERED',
  'RECALLED',
  'RETURNED',
] as const;

/** A field is `null` while its event has not happened. */
export const BoardEntry = z
  .object({
    shipmentId: z.uuid(),
    orderId: z.uuid(),
    status: z.enum(shipmentStatuses),
    version: z.int().meta({ description: 'The number of known facts of the shipment' }),
    placedAt: z.date(),
    lines: z.array(Line),
    shippingAddress: ShippingAddress,
    carrier: z.string().nullable(),
    trackingNumber: z.string().nullable(),
    dispatchedAt: z.date().nullable(),
    deliveredAt: z.date().nullable(),
    returnedAt: z.date().nullable(),
  })
  .meta({ id: 'BoardEntry' });
export type BoardEntry = z.output<typeof BoardEntry>;

export const BoardPage = z
  .object({
    items: z.array(BoardEntry),
    nextCursor: z.uuid().optional().meta({ description: 'Missing on the last page' }),
  })
  .meta({ id: 'BoardPage' });
export type BoardPage = z.output<typeof BoardPage>;

export function lineOf({ sku, productName, quantity }: OrderLine): z.output<typeof Line> {
  return { sku, productName, quantity };
}

/** @throws IncompleteEventError when the event came without the address */
export function addressOf(address: Address | undefined): z.output<typeof ShippingAddress> {
  if (!address) throw new IncompleteEventError('an order without an address');
  const { recipient, street, postalCode, city, countryCode } = address;
  return { recipient, street, postalCode, city, countryCode };
}
