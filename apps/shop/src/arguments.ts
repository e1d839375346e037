import { InvalidArgumentError } from 'commander';

/** A whole number, at least 1. */
export function parseCount(text: string): number {
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 1) throw new InvalidArgumentError('Not a whole number from 1.');
  return count;
}

/** `10%`, as 0.1. */
export function parseShare(text: string): number {
  const [, percent] = /^(\d+(?:\.\d+)?)%$/.exec(text) ?? [];
  const share = Number(percent) / 100;
  if (percent === undefined || share > 1) throw new InvalidArgumentError('Not a share like 10%.');
  return share;
}
