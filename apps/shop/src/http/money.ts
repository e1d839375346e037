import { z } from 'zod';

export const Money = z.object({ amountMinor: z.int(), currency: z.string() });
export type Money = z.output<typeof Money>;

export function formatMoney({ amountMinor, currency }: Money): string {
  return `${(amountMinor / 100).toFixed(2)} ${currency}`;
}
