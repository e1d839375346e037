import { IncompleteEventError } from '@shop/topics';

export interface Amount {
  amountMinor: number;
  currency: string;
}

/** Each event has a Money of its own, so that its contract is one file; they are all alike. */
export interface Money {
  amountMinor: bigint;
  currencyCode: string;
}

export function toMoney(amountMinor: number, currency: string): Money {
  return { amountMinor: BigInt(amountMinor), currencyCode: currency };
}

/**
 * @throws IncompleteEventError when the event came without the amount, RangeError when a number cannot hold
 * it exactly
 */
export function fromMoney(money: Money | undefined): Amount {
  if (!money) throw new IncompleteEventError('an amount of money is missing');
  const amountMinor = Number(money.amountMinor);
  if (!Number.isSafeInteger(amountMinor)) throw new RangeError(`${money.amountMinor} is not exact`);
  return { amountMinor, currency: money.currencyCode };
}

/** For amounts that older facts do not have, because there was nothing to be said: no tax, for example. */
export function fromMoneyOrZero(money: Money | undefined, currency: string): Amount {
  return money ? fromMoney(money) : { amountMinor: 0, currency };
}
