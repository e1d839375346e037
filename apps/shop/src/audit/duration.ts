import { InvalidArgumentError } from 'commander';

const MILLISECONDS: Record<string, number> = { ms: 1, s: 1_000, m: 60_000 };

/** `500ms`, `30s`, `2m`, in milliseconds. */
export function parseDuration(text: string): number {
  const [, amount, unit = ''] = /^(\d+)(ms|s|m)$/.exec(text) ?? [];
  const factor = MILLISECONDS[unit];
  if (amount === undefined || factor === undefined) {
    throw new InvalidArgumentError('Not a duration like 500ms, 30s or 2m.');
  }
  return Number(amount) * factor;
}
