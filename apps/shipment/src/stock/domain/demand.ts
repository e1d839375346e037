export interface Demand {
  readonly sku: string;
  readonly quantity: number;
}

/**
 * The total demand of the lines: one entry per SKU, in order of SKU. Two lines of one SKU compete for the
 * same items.
 */
export function demandOf(lines: readonly Demand[]): Demand[] {
  const quantities = new Map<string, number>();
  for (const { sku, quantity } of lines) quantities.set(sku, (quantities.get(sku) ?? 0) + quantity);
  return [...quantities]
    .map(([sku, quantity]) => ({ sku, quantity }))
    .toSorted((a, b) => (a.sku < b.sku ? -1 : 1));
}
