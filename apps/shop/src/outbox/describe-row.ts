import { printable } from '../operations/printable.js';
import type { DecidedRow } from './answers.js';

/** Describes a decision on a row, in one sentence. */
export function describeRow(done: string, { id, topic, key, eventId }: DecidedRow): string {
  return `${done} row ${id}: event ${eventId} for ${topic}, key ${printable(key)}`;
}
