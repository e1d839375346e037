import { printable } from '../operations/printable.js';
import type { TriagedKey } from './answers.js';

/** Describes a decision on a key, in one sentence. */
export function describeKey(done: string, { eventId, topic, key, followers }: TriagedKey): string {
  const waiting = followers === 0 ? '' : `, and ${followers} that waited for it`;
  return `${done} event ${eventId} of key ${printable(key)} (${topic})${waiting}`;
}
