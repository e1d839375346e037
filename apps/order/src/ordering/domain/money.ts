/** An amount in the currency's smallest unit (1999 is 19.99 EUR) and the ISO 4217 code of that currency. */
export interface Money {
  readonly amountMinor: number;
  readonly currency: string;
}

export function times({ amountMinor, currency }: Money, quantity: number): Money {
  return exact(amountMinor * quantity, currency);
}

export function sumOf([first, ...others]: readonly [Money, ...Money[]]): Money {
  return others.reduce(plus, first);
}

export function plus(one: Money, other: Money): Money {
  if (one.currency !== other.currency) throw new TypeError(`${one.currency} is not ${other.currency}`);
  return exact(one.amountMinor + other.amountMinor, one.currency);
}

/** Beyond the safe integers an amount would be wrong by some units, and look like any other. */
function exact(amountMinor: number, currency: string): Money {
  if (!Number.isSafeInteger(amountMinor)) throw new RangeError(`${amountMinor} ${currency} is not exact`);
  return { amountMinor, currency };
}
