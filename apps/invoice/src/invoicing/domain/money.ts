export interface Money {
  /** In the currency's smallest unit: 1999 is 19.99 EUR. */
  readonly amountMinor: number;
  readonly currency: string;
}

export function sameMoney(one: Money, other: Money): boolean {
  return one.amountMinor === other.amountMinor && one.currency === other.currency;
}
