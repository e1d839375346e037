import { InvalidArgumentError } from 'commander';
import { z } from 'zod';

/** A whole number, at least 1. */
export function parseCount(text: string): number {
  const count = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(count) && count > 0) return count;
  throw new InvalidArgumentError('Not a whole number from 1.');
}

/** `10%`, as 0.1. */
export function parseShare(text: string): number {
  const [, percent] = /^(\d+(?:\.\d+)?)%$/.exec(text) ?? [];
  const share = Number(percent) / 100;
  if (percent === undefined || share > 1) throw new InvalidArgumentError('Not a share like 10%.');
  return share;
}

const Time = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);
const UNITS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/**
 * A day, or a time with its zone. JavaScript itself takes nearly any text for a date: 42 for the year 2042.
 */
export function parseTime(text: string): Date {
  if (Time.safeParse(text).success) return new Date(text);
  throw new InvalidArgumentError('Not a time like 2026-01-31T12:00:00Z.');
}

/** A time, or how long ago it is. A time before 1970 becomes 1970, since Kafka takes no earlier one. */
export function parseMoment(text: string): Date {
  const [, amount, unit] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
  if (unit) return new Date(Math.max(0, Date.now() - Number(amount) * UNITS[unit as keyof typeof UNITS]));
  if (Time.safeParse(text).success) return new Date(Math.max(0, Date.parse(text)));
  throw new InvalidArgumentError('Neither a time like 2026-01-31T12:00:00Z nor a span like 30m, 2h or 7d.');
}
