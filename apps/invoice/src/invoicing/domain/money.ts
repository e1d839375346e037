export interface Money {
  /** In the currency's smallest unit: 1999 is 19.99 EUR. */
  readonly amountMinor: number;
  readonly currency: string;
}

export function sameMoney(one: Money, other: Money): boolean {
  return one.amountMinor === other.amountMinor && one.currency === other.currency;
}

export function nothingIn(currency: string): Money {
  return { amountMinor: 0, currency };
}

export function sumIn(currency: string, amounts: readonly Money[]): Money {
  return amounts.reduce(plus, nothingIn(currency));
}

/** Refuses an inexact sum: an amount that is wrong by a unit looks like any other. */
function plus(one: Money, other: Money): Money {
  if (one.currency !== other.currency) throw new TypeError(`${one.currency} is not ${other.currency}`);
  const amountMinor = one.amountMinor + other.amountMinor;
  if (!Number.isSafeInteger(amountMinor)) throw new RangeError(`${amountMinor} ${one.currency} is not exact`);
  return { amountMinor, currency: one.currency };
}
