import { InvalidArgumentError } from 'commander';
import { parseMoment } from '../arguments.js';

/** A bound in the form that the service expects. */
export type Bound = { time: string } | { offset: string };

/** A time, a span until now like `2h`, or an offset like `@42`. */
export function toBound(text: string): Bound {
  if (!text.startsWith('@')) return { time: parseMoment(text).toISOString() };
  const offset = text.slice(1);
  if (!/^\d{1,18}$/.test(offset)) throw new InvalidArgumentError('It is no offset like @42.');
  return { offset };
}
