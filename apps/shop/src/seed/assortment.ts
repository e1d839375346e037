import type { Product } from '../http/order.client.js';
import { families, type Family, type Word } from './families.js';
import { inEuro } from './product.js';

/**
 * Enough products for a shop under load. They come from word lists, without chance, so they are always the
 * same.
 */
export const assortment: readonly Product[] = families.flatMap((family) =>
  combinations(family.words).map((words) => productOf(family, words)),
);

function productOf({ code, rate, amountMinor, name }: Family, chosen: readonly Word[]): Product {
  const words = chosen.map(([word]) => word);
  const price = chosen.reduce((amount, [, factor]) => amount * factor, amountMinor);
  return inEuro([code, ...words.map(toCode)].join('-'), name(words), roundToTen(price), rate);
}

function combinations(lists: readonly (readonly Word[])[]): Word[][] {
  return lists.reduce<Word[][]>(
    (found, list) => found.flatMap((words) => list.map((word) => [...words, word])),
    [[]],
  );
}

function toCode(word: string): string {
  return word.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
}

function roundToTen(amount: number): number {
  return Math.round(amount / 10) * 10;
}
