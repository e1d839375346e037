import { z } from 'zod';

const Money = z.object({ amountMinor: z.int(), currency: z.string() });

const Line = z.object({
  sku: z.string(),
  productName: z.string(),
  quantity: z.int(),
  unitPrice: Money.meta({ description: 'Net' }),
  lineTotal: Money.meta({ description: 'Net: unit price times quantity' }),
  taxRateBasisPoints: z.int().meta({ description: 'Hundredths of a percent: 1900 is 19 %' }),
  tax: Money,
  gross: Money,
});
export type Line = z.output<typeof Line>;

/** A field is `null` while its event has not happened, or is not known yet. */
export const OrderOverview = z
  .object({
    orderId: z.uuid(),
    version: z.int(),
    status: z.enum(['PLACED', 'CANCELLED', 'COMPLETED']),
    cancellationReason: z.enum(['CUSTOMER_REQUEST', 'UNFULFILLABLE']).nullable(),
    customerId: z.string(),
    lines: z.array(Line),
    net: Money,
    tax: Money,
    total: Money.meta({ description: 'Net and tax together' }),
    placedAt: z.date(),
    shipmentId: z.uuid().nullable(),
    shipmentStatus: z.enum(['REJECTED', 'DISPATCHED', 'DELIVERED', 'RETURNED']).nullable(),
    carrier: z.string().nullable(),
    trackingNumber: z.string().nullable(),
    invoiceId: z.uuid().nullable(),
    invoiceStatus: z.enum(['ISSUED', 'PAID', 'CREDITED']).nullable(),
    invoiceNumber: z.string().nullable(),
    dueAt: z.date().nullable(),
  })
  .meta({ id: 'OrderOverview' });
export type OrderOverview = z.output<typeof OrderOverview>;

export const OrderOverviewPage = z
  .object({
    items: z.array(OrderOverview),
    nextCursor: z.string().optional().meta({ description: 'Missing on the last page' }),
  })
  .meta({ id: 'OrderOverviewPage' });
export type OrderOverviewPage = z.output<typeof OrderOverviewPage>;
