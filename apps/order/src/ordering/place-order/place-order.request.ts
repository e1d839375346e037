import { CountryCode, CurrencyCode, text } from '@shop/http';
import { z } from 'zod';
import { CustomerId, Sku } from '../../schemas.js';

// The limits of lines, quantity and price together keep every total a safe integer.
const Line = z.strictObject({ sku: Sku, quantity: z.int().min(1).max(10_000) });

const ShippingAddress = z.strictObject({
  recipient: text(200),
  street: text(200),
  postalCode: text(20),
  city: text(100),
  countryCode: CountryCode,
});

export const PlaceOrderRequest = z
  .strictObject({
    customerId: CustomerId,
    currency: CurrencyCode.optional().meta({ description: 'By default that of the first product' }),
    lines: z.array(Line).min(1).max(100),
    shippingAddress: ShippingAddress,
  })
  .meta({ id: 'PlaceOrderRequest' });
export type PlaceOrderRequest = z.output<typeof PlaceOrderRequest>;
