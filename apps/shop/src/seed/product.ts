import type { Product } from '../http/order.client.js';

/** In hundredths of a percent. */
export type TaxRate = number;

export const STANDARD_RATE: TaxRate = 1_900;
/** For food. */
export const REDUCED_RATE: TaxRate = 700;

export function inEuro(sku: string, name: string, amountMinor: number, rate: TaxRate): Product {
  return { sku, name, unitPrice: { amountMinor, currency: 'EUR' }, taxRateBasisPoints: rate };
}
