import { InvalidArgumentError } from 'commander';

/** Events per second. */
export function toRate(text: string): number {
  const rate = Number(text);
  if (text.trim() !== '' && rate >= 0.1 && rate <= 10_000) return rate;
  throw new InvalidArgumentError('It must be a number from 0.1 to 10000.');
}
