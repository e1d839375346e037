import { randomUUID } from 'node:crypto';

const COUNTER_LIMIT = 0x1000;

let lastTime = 0;
let counter = 0;

/**
 * A UUID of version 7: time, counter, randomness (RFC 9562). Those of one process sort in the order of their
 * creation, even within a millisecond or when the clock is set back, so index pages fill one after another.
 */
export function uuidv7(): string {
  advance(Date.now());
  const time = lastTime.toString(16).padStart(12, '0');
  const sequence = counter.toString(16).padStart(3, '0');
  // From position 18 on, a random UUID has the parts of version 7: the variant bits, then 62 random bits.
  return `${time.slice(0, 8)}-${time.slice(8)}-7${sequence}${randomUUID().slice(18)}`;
}

/** The creation time of a UUID of version 7; undefined for every other one. */
export function timeOfUuidv7(id: string): Date | undefined {
  if (id.charAt(14) !== '7') return undefined;
  return new Date(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16));
}

function advance(now: number): void {
  if (now > lastTime) {
    lastTime = now;
    counter = 0;
  } else if (++counter === COUNTER_LIMIT) {
    lastTime += 1;
    counter = 0;
  }
}
