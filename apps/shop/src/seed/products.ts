import type { Product } from '../http/order.client.js';

/** Enough of each to place orders all day. */
export const INITIAL_STOCK = 10_000;

export const products: readonly Product[] = [
  inEuro('MUG', 'Stoneware mug, 350 ml', 14_90),
  inEuro('MUG-TRAVEL', 'Travel mug with lid, 400 ml', 24_50),
  inEuro('TEAPOT', 'Cast-iron teapot, 1.2 l', 59_00),
  inEuro('KETTLE', 'Gooseneck kettle, 0.9 l', 79_00),
  inEuro('TEA-ASSAM', 'Assam, second flush, 100 g', 8_50),
  inEuro('TEA-SENCHA', 'Sencha, first harvest, 100 g', 12_90),
  inEuro('TEA-ROOIBOS', 'Rooibos, natural, 250 g', 6_20),
  inEuro('COFFEE-ESPRESSO', 'Espresso beans, dark roast, 1 kg', 21_00),
  inEuro('COFFEE-FILTER', 'Filter beans, light roast, 500 g', 13_40),
  inEuro('GRINDER', 'Hand grinder, steel burrs', 89_00),
  inEuro('FILTER-PAPER', 'Filter papers, size 4, 100 pieces', 3_80),
  inEuro('SPOON', 'Measuring spoon, 10 ml', 4_90),
];

function inEuro(sku: string, name: string, amountMinor: number): Product {
  return { sku, name, unitPrice: { amountMinor, currency: 'EUR' } };
}
