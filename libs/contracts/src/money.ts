import { IncompleteEventError } from './complete.js';

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

/** @throws IncompleteEventError when the event came without the amount */
export function fromMoney(money: Money | undefined): Amount {
  if (!money) throw new IncompleteEventError('an amount of money is missing');
  return { amountMinor: Number(money.amountMinor), currency: money.currencyCode };
}
