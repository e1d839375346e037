import { amount, printable } from '../operations/printable.js';
import type { Fault } from './answers.js';

/** Describes a fault in one phrase. */
export function describeFault({ id, group, kind, topic, key, share, times, delayMs }: Fault): string {
  return [
    `fault ${id}: ${kind}, for group ${group}`,
    ...(topic === undefined ? [] : [`topic ${topic}`]),
    ...(key === undefined ? [] : [`key ${printable(key)}`]),
    ...(share === undefined ? [] : [`${Math.round(share * 100)}% of calls`]),
    times === undefined ? 'until it is cleared' : amount(times, 'time'),
    ...(delayMs === undefined ? [] : [`each ${delayMs} ms late`]),
  ].join(', ');
}
