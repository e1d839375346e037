import type { Product } from '../http/order.client.js';
import { assortment } from './assortment.js';
import { inEuro, REDUCED_RATE, STANDARD_RATE } from './product.js';

/** Enough of each to place orders all day. */
export const INITIAL_STOCK = 10_000;

/** The products that examples name come first. Prices are net. */
export const products: readonly Product[] = [
  inEuro('MUG', 'Stoneware mug, 350 ml', 14_90, STANDARD_RATE),
  inEuro('MUG-TRAVEL', 'Travel mug with lid, 400 ml', 24_50, STANDARD_RATE),
  inEuro('TEAPOT', 'Cast-iron teapot, 1.2 l', 59_00, STANDARD_RATE),
  inEuro('KETTLE', 'Gooseneck kettle, 0.9 l', 79_00, STANDARD_RATE),
  inEuro('TEA-ASSAM', 'Assam, second flush, 100 g', 8_50, REDUCED_RATE),
  inEuro('TEA-SENCHA', 'Sencha, first harvest, 100 g', 12_90, REDUCED_RATE),
  inEuro('TEA-ROOIBOS', 'Rooibos, natural, 250 g', 6_20, REDUCED_RATE),
  inEuro('COFFEE-ESPRESSO', 'Espresso beans, dark roast, 1 kg', 21_00, REDUCED_RATE),
  inEuro('COFFEE-FILTER', 'Filter beans, light roast, 500 g', 13_40, REDUCED_RATE),
  inEuro('GRINDER', 'Hand grinder, steel burrs', 89_00, STANDARD_RATE),
  inEuro('FILTER-PAPER', 'Filter papers, size 4, 100 pieces', 3_80, STANDARD_RATE),
  inEuro('SPOON', 'Measuring spoon, 10 ml', 4_90, STANDARD_RATE),
  ...assortment,
];
