/** An amount in the currency's smallest unit (1999 is 19.99 EUR) and the ISO 4217 code of that currency. */
export interface Money {
  readonly amountMinor: number;
  readonly currency: string;
}
