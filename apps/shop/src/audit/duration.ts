import { InvalidArgumentError } from 'commander';

const MILLISECONDS: Record<string, number> = { ms: 1, s: 1_000, m: 60_000 };

const MAX_DURATION_MS = 86_400_000;

/**
 * `500ms`, `30s`, `2m`, in milliseconds. At most a day: a timer with a much longer time would fire at once.
 */
export function parseDuration(text: string): number {
  const [, amount, unit = ''] = /^(\d+)(ms|s|m)$/.exec(text) ?? [];
  const factor = MILLISECONDS[unit];
  const duration = Number(amount) * (factor ?? Number.NaN);
  if (duration <= MAX_DURATION_MS) return duration;
  throw new InvalidArgumentError('Not a duration of at most a day, like 500ms, 30s or 2m.');
}
