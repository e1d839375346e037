import type { Demand } from './demand.js';
import { StockLevel } from './stock-level.js';

/** A SKU that is short. */
export interface Shortage {
  readonly sku: string;
  readonly requested: number;
  readonly available: number;
}

export type Reservation =
  | { readonly kind: 'RESERVED'; readonly levels: readonly StockLevel[] }
  | { readonly kind: 'REFUSED'; readonly shortages: readonly Shortage[] };

/** Reserves the whole demand or none of it. A SKU without a level has never been received. */
export function reserveAllOrNone(levels: readonly StockLevel[], demand: readonly Demand[]): Reservation {
  const wanted = demand.map(({ sku, quantity }) => ({ quantity, level: levelOf(sku, levels) }));
  const short = wanted.filter(({ quantity, level }) => level.onHand < quantity);
  if (short.length > 0) return { kind: 'REFUSED', shortages: short.map(toShortage) };
  return { kind: 'RESERVED', levels: wanted.map(({ quantity, level }) => level.reserve(quantity)) };
}

/** Moves a demand that was reserved before. */
export function moveAll(
  levels: readonly StockLevel[],
  demand: readonly Demand[],
  move: 'release' | 'ship' | 'return',
): StockLevel[] {
  return demand.map(({ sku, quantity }) => levelOf(sku, levels)[move](quantity));
}

function levelOf(sku: string, levels: readonly StockLevel[]): StockLevel {
  return levels.find((level) => level.sku === sku) ?? StockLevel.none(sku);
}

function toShortage({ quantity, level }: { quantity: number; level: StockLevel }): Shortage {
  return { sku: level.sku, requested: quantity, available: level.onHand };
}
